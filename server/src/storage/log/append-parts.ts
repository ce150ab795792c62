import type { Timestamp } from '../../catalogue/leasing-events.ts'
import { plainArray, textArray } from '../arrays.ts'
import { type AppendBatch, type EventRow, handovers, type WrittenEvent } from './append-batch.ts'

/*
 * What the statements have in common that write assignments of many prospects (append-lean.ts, append-full.ts). Their parameters
 * are arrays, one per column, so a statement is prepared once for batches of any size.
 *
 * `offset 0` keeps the planner from reading whole tables for a join, which it did now and then, and which took 8 ms.
 */

/**
 * The prospects' rows that still are what was decided on, locked. Those that somebody else holds locked are left out too
 * (skip locked), so they can't stall their neighbours. The time is taken after the lock, and is never before the prospect's last
 * event: not even when the clock jumps back. `grouped` has further columns and parameters of `change`.
 */
export const locked = (grouped: { readonly columns: string; readonly parameters: string }): string => `
change as materialized (
  select * from unnest($1::uuid[], $2::bigint[], $3::int[], $4::int[], $5::text[]${grouped.parameters})
    as c(account_id, prospect_id, expected, events, assigned${grouped.columns})
),
roster as materialized (
  select a.id from unnest($6::uuid[], $7::bigint[]) as r(id, version)
  join accounts a on a.id = r.id and a.roster_version = r.version
),
locked as materialized (
  select c.*, p.unit_id, p.created_at as since, p.ctid as place,
    greatest(clock_timestamp(), p.last_event_at + interval '1 microsecond') as at
  from change c
  join roster on roster.id = c.account_id
  join prospects p on p.account_id = c.account_id and p.id = c.prospect_id
  where p.version = c.expected
  for no key update of p skip locked
)`

/** What an assignment changes of a prospect's row. Status, stage, block and dates stay as they are. */
export const move = `update prospects p set version = l.expected + l.events, assigned_to_user_ids = l.assigned::uuid[],
  last_event_at = l.at + (l.events - 1) * interval '1 microsecond',
  updated_at = l.at + (l.events - 1) * interval '1 microsecond'`

/**
 * Of the rows of events: `moved` is done before they are written. The triggers of a statement run in the order in which its parts
 * were done, and a webhook tells of a prospect before it tells of its events.
 */
export const afterProspects = 'and (select count(*) from moved) > 0'

/** Keeps `prospect_assignees` as the prospects of `moved` are. `since` is the prospect's own time of creation. */
export const handedOver = `
released as (
  delete from prospect_assignees where ctid = any(array(
    select x.ctid from unnest($8::bigint[], $9::uuid[]) as r(prospect_id, user_id)
    join moved m on m.prospect_id = r.prospect_id
    cross join lateral (
      select a.ctid from prospect_assignees a
      where a.account_id = m.account_id and a.user_id = r.user_id and a.created_at = m.since
        and a.prospect_id = r.prospect_id offset 0
    ) x
  ))
),
taken as (
  insert into prospect_assignees (account_id, user_id, created_at, prospect_id)
  select m.account_id, t.user_id, m.since, t.prospect_id from unnest($10::bigint[], $11::uuid[]) as t(prospect_id, user_id)
    join moved m on m.prospect_id = t.prospect_id
  on conflict do nothing
)`

/** The events as rows of `e`, in the order of `n`. `grouped` as above. */
export const eventRows = (grouped: { readonly columns: string; readonly parameters: string }): string => `
  rows from (
    unnest($12::bigint[], $13::int[], $14::text[], $15::text[], $16::uuid[], $17::uuid[]${grouped.parameters}),
    jsonb_array_elements($18::jsonb)
  ) with ordinality as e(prospect_id, step, source, notes, created_by, created_by_token_id${grouped.columns}, context, n)`

/** The first parameter of a statement's own. */
export const ownParameters = 19

/** Notes of each event in `written` who was given its prospect, and tells the events in their order. */
export const startedAndTold = `
started as (
  insert into assignment_starts (account_id, user_id, created_at, event_id)
  select account_id, user_id::uuid, created_at, id
  from written cross join jsonb_array_elements_text(context -> 'assignedToUserIds') as user_id
)
select prospect_id, id, created_at from written`

/** The parameters that the parts above take, in order. */
export const commonParameters = ({ changes, events, rosters }: AppendBatch): string[] => {
  const [released, taken] = handovers(changes)
  return [
    plainArray(changes.map(({ before }) => before.accountId)),
    plainArray(changes.map(({ before }) => before.prospectId)),
    plainArray(changes.map(({ before }) => before.version)),
    plainArray(changes.map(({ before, after }) => after.version - before.version)),
    textArray(changes.map(({ after }) => plainArray(after.assignedToUserIds))),
    plainArray(rosters.map((roster) => roster.accountId)),
    plainArray(rosters.map((roster) => roster.version)),
    plainArray(released.map((row) => row.prospectId)),
    plainArray(released.map((row) => row.userId)),
    plainArray(taken.map((row) => row.prospectId)),
    plainArray(taken.map((row) => row.userId)),
    plainArray(events.map((event) => event.prospectId)),
    plainArray(events.map((event) => event.step)),
    textArray(events.map((event) => event.source)),
    textArray(events.map((event) => event.notes)),
    plainArray(events.map((event) => event.createdBy)),
    plainArray(events.map((event) => event.createdByTokenId)),
    JSON.stringify(events.map((event) => event.context)),
  ]
}

export type ToldRow = [prospectId: number, id: number, createdAt: Timestamp]

/** One entry per event, in order; null for those that were left out. A prospect is written whole or not at all. */
export const toWritten = (events: readonly EventRow[], rows: readonly ToldRow[]): (WrittenEvent | null)[] => {
  let next = 0
  return events.map(({ prospectId }) => {
    const row = rows[next]
    if (row === undefined || row[0] !== prospectId) return null
    next++
    return { id: row[1], createdAt: row[2] }
  })
}
