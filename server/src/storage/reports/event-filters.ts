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

/** Whether the event `s` scheduled a showing that lies ahead and that nothing has overtaken. At most one event of a prospect does. */
export const liesAhead = `s.planned_date_time > now() and s.event_type = 'Showing Scheduled' and not s.deleted
  and not exists (
    select from leasing_events l
    where l.account_id = s.account_id and l.prospect_id = s.prospect_id and not l.deleted
      and ${isOneOf(overtakingTypes, 'l.')} and (l.created_at, l.id) > (s.created_at, s.id)
    offset 0)`
