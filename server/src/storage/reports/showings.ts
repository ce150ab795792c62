import type pg from 'pg'
import { limits } from '../../catalogue/limits.ts'
import { followingTypes, type ReportWindow } from '../../catalogue/reports.ts'
import { counts, isOneOf } from './event-filters.ts'
import type { ReportPage } from './marketing-sources.ts'

/** A showing as it was scheduled, and what followed on it. */
export type ScheduledShowing = {
  readonly showingId: number
  readonly prospectId: number
  readonly prospectName: string | null
  readonly propertyAddress: string | null
  readonly createdAt: string
  readonly plannedDateTime: string
  /** The names of who had the prospect when the showing was scheduled, if anybody, and of who scheduled it. */
  readonly assigneeName: string | null
  readonly creatorName: string | null
  /** In the order in which they happened. `agent` is the name of whom a `Reassign Showing` names first. */
  readonly following: readonly {
    readonly eventType: string
    readonly notes: string | null
    readonly agent: string | null
  }[]
}

const firstAssignee = (event: string): string =>
  `(select name from users where id = (${event}.context -> 'assignedToUserIds' ->> 0)::uuid)`

// Who had the prospect is told by the assignments that count: see `agents.ts`.
const statement = `
select e.id as "showingId", e.prospect_id as "prospectId", e.created_at as "createdAt", e.planned_date_time as "plannedDateTime",
  (select name from prospects where account_id = e.account_id and id = e.prospect_id) as "prospectName",
  (select address ->> 'formatted_address' from units where account_id = e.account_id and id = e.unit_id) as "propertyAddress",
  (select name from users where id = e.created_by) as "creatorName",
  (select ${firstAssignee('l')} from leasing_events l
   where l.account_id = e.account_id and l.prospect_id = e.prospect_id and l.event_type = 'Assign to User'
     and (l.created_at, l.id) < (e.created_at, e.id) and ${counts('l')}
   order by l.created_at desc, l.id desc limit 1) as "assigneeName",
  coalesce((
    select json_agg(json_build_object('eventType', event_type, 'notes', notes, 'agent', agent) order by created_at, id)
    from (
      select l.created_at, l.id, l.event_type, l.notes,
        case when l.event_type = 'Reassign Showing' then ${firstAssignee('l')} end as agent
      from leasing_events l
      where l.account_id = e.account_id and l.prospect_id = e.prospect_id
        and ${isOneOf(followingTypes, 'l.')} and (l.created_at, l.id) > (e.created_at, e.id) and ${counts('l')}
      order by l.created_at, l.id limit ${limits.eventsPerShowing}
    ) l
  ), '[]') as following
from (
  select r.* from unnest($1::uuid[]) as a(id) cross join lateral (
    select account_id, id, prospect_id, unit_id, created_at, created_by, planned_date_time from leasing_events s
    where account_id = a.id and planned_date_time >= $2 and planned_date_time < $3
      and event_type = 'Showing Scheduled' and ${counts('s')}
    order by planned_date_time, id limit $4::bigint + $5::bigint
  ) r
  order by planned_date_time, id limit $4 offset $5
) e
order by e.planned_date_time, e.id`

/** The showings that are or were to be in the window, in the order of when they are to be. */
export const readShowings = async (
  pool: pg.Pool,
  accountIds: readonly string[],
  { start, end }: ReportWindow,
  { limit, offset }: ReportPage,
): Promise<ScheduledShowing[]> => {
  const { rows } = await pool.query<ScheduledShowing>(statement, [accountIds, start, end, limit, offset])
  return rows
}
