import type pg from 'pg'

/** A place in the feed: behind the event with these numbers. The order of the feed is that of the two, in this order. */
export type FeedPlace = {
  /** The number of the transaction that wrote the event, plus the offset of `feed_order`. */
  readonly commitOrder: number
  readonly id: number
}

export const feedBeginning: FeedPlace = { commitOrder: 0, id: 0 }

/**
 * The first number that the feed does not show yet: that of the oldest transaction that is still open. Whatever has a lower one
 * is committed or was never written, so nothing can come to stand before what was shown. A query must take it and the events
 * from one snapshot, that is in one statement.
 */
export const feedEdge =
  'select pg_snapshot_xmin(pg_current_snapshot())::text::bigint + offset_of_order as below from feed_order'

/** The place behind everything that the feed shows now: what comes after it is new. */
export const readFeedEnd = async (pool: pg.Pool): Promise<FeedPlace> => {
  const { rows } = await pool.query<{ below: number }>(feedEdge)
  const [row] = rows
  if (row === undefined) throw new Error('feed_order has one row')
  return { commitOrder: row.below - 1, id: Number.MAX_SAFE_INTEGER }
}

/** The last event that the feed shows of each of these accounts; nothing for an account without events. */
export const readNewest = async (
  pool: pg.Pool,
  accountIds: readonly string[],
): Promise<readonly (FeedPlace & { readonly accountId: string })[]> => {
  const { rows } = await pool.query<FeedPlace & { accountId: string }>(
    `with edge as materialized (${feedEdge})
     select a.id as "accountId", e.commit_order as "commitOrder", e.id
     from unnest($1::uuid[]) as a(id)
     cross join lateral (
       select commit_order, id from leasing_events
       where account_id = a.id and commit_order < (select below from edge)
       order by commit_order desc, id desc limit 1
     ) e`,
    [accountIds],
  )
  return rows
}
