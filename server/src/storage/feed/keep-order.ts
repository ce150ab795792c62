import type pg from 'pg'

/**
 * The feed is in the order of transaction numbers, and these are the server's own: a log that was moved to another PostgreSQL by
 * dump and restore may hold higher ones than the new server gives out. Then new events would come to stand before old ones, or
 * old ones would not be shown until the new server has counted so far. `feed_order` holds what is added to its numbers.
 */

const currentState = `
  select max(newest.commit_order) as highest,
    pg_snapshot_xmax(pg_current_snapshot())::text::bigint + (select offset_of_order from feed_order) as next,
    pg_snapshot_xmin(pg_current_snapshot())::text::bigint as oldest
  from accounts a
  cross join lateral (
    select commit_order from leasing_events where account_id = a.id order by commit_order desc, id desc limit 1
  ) newest`

type State = {
  /** The highest number that an event has; null without events. */
  readonly highest: number | null
  /** The lowest that the next event may get. */
  readonly next: number
  /** The number of the oldest open transaction, which may yet write an event. */
  readonly oldest: number
}

/**
 * By how much the order jumps when the log was moved. It may have been moved as it stood in an older backup: readers who were
 * ahead of that backup must not find their place beyond the new events.
 */
const jump = 1_000_000_000

const readState = async (client: pg.ClientBase): Promise<State> => {
  const { rows } = await client.query<State>(currentState)
  const [state] = rows
  if (state === undefined) throw new Error('an aggregate has one row')
  return state
}

/** False for a schema that is older than the order. */
const hasOrder = async (client: pg.ClientBase): Promise<boolean> => {
  const { rows } = await client.query<{ found: boolean }>("select to_regclass('feed_order') is not null as found")
  return rows[0]?.found ?? false
}

const goesBack = ({ highest, next }: State): boolean => highest !== null && highest >= next

/**
 * Sees to it that new events come after all stored ones. One look when they do. In the transaction of the caller, who holds the lock
 * against other servers that start; those that run are waited for. True when the order had to be mended.
 */
export const keepFeedOrder = async (client: pg.ClientBase): Promise<boolean> => {
  if (!(await hasOrder(client)) || !goesBack(await readState(client))) return false
  // Nobody writes an event between the look and the change.
  await client.query('lock table leasing_events in access exclusive mode')
  const { highest, oldest } = await readState(client)
  const offset = Number(highest) + jump - oldest
  await client.query('update feed_order set offset_of_order = $1', [offset])
  await client.query(
    `alter table leasing_events alter column commit_order set default (pg_current_xact_id()::text::bigint + ${offset})`,
  )
  return true
}
