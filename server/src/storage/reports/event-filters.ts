import type { EventType } from '../../catalogue/event-types.ts'
import { overtakingTypes } from '../../catalogue/reports.ts'

/*
 * Pieces of the statements of the reports. Two things hold for all of them:
 * - event types stand in the text, not in parameters, and `Assign to User` is left out by name: only so does PostgreSQL see that
 *   the partial indexes of the log serve
 * - `offset 0` in a lateral sub-query keeps the planner from joining whole tables: each account, and each prospect, is looked up
 *   by its own index
 */

/** `event_type in (…)`. */
export const isOneOf = (types: readonly EventType[], table = ''): string => {
  const names = types.map((type) => `'${type.replaceAll("'", "''")}'`).join(', ')
  return `${table}event_type in (${names})`
}

/** What the index of the log by type and the one by unit leave out. */
export const isReported = `event_type <> 'Assign to User'`

const undoingOf = (event: string, batchId: string): string =>
  `u.account_id = ${event}.account_id and u.prospect_id = ${event}.prospect_id and u.undoes_batch_id = ${batchId} and not u.deleted
   and coalesce(u.merged_from_id, u.prospect_id) = coalesce(${event}.merged_from_id, ${event}.prospect_id)`

/**
 * Whether the event of this name in the query counts: it is not deleted, takes back no other one, and was not taken back itself, or
 * that was taken back in its turn. Nobody can undo a batch for a prospect that was touched since: so its undoings are a chain, and an
 * even number of them means that the event stands. Few batches are ever undone: one look at their index spares the rest.
 */
export const counts = (event: string): string => `not ${event}.deleted and ${event}.undoes_batch_id is null
  and (${event}.batch_id is null
    or not exists (select from batches b where b.account_id = ${event}.account_id and b.undoes_id = ${event}.batch_id offset 0)
    or (with recursive undoing (batch_id) as (
        select u.batch_id from leasing_events u where ${undoingOf(event, `${event}.batch_id`)}
        union
        select u.batch_id from undoing join leasing_events u on ${undoingOf(event, 'undoing.batch_id')}
      ) select count(*) % 2 = 0 from undoing))`

/** Whether the event `s` scheduled a showing that lies ahead and that nothing has overtaken. At most one event of a prospect does. */
export const liesAhead = `s.planned_date_time > now() and s.event_type = 'Showing Scheduled' and ${counts('s')}
  and not exists (
    select from leasing_events l
    where l.account_id = s.account_id and l.prospect_id = s.prospect_id
      and ${isOneOf(overtakingTypes, 'l.')} and (l.created_at, l.id) > (s.created_at, s.id) and ${counts('l')}
    offset 0)`
