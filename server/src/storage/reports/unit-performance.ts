import type pg from 'pg'
import { limits } from '../../catalogue/limits.ts'
import { callSource, countedTypes, outboundTypes, type ReportWindow, textSource } from '../../catalogue/reports.ts'
import { counts, isOneOf, isReported, liesAhead } from './event-filters.ts'

export type ShowingFeedback = {
  readonly prospectId: number
  readonly prospectName: string | null
  readonly createdAt: string
  readonly feedback: string
}

/** What the records and the log say of one unit. */
export type UnitPerformance = {
  readonly unitId: number
  readonly status: string
  /** Whole days since it was marked as available, or since its first event; null if neither is known. */
  readonly daysSinceAvailable: number | null
  /** Showings that were scheduled in the last so many days up to now. */
  readonly recentShowings: number
  /** The median of the leads that the account's other available units got in the window; 0 without such units. */
  readonly benchmarkLeads: number
  readonly newProspects: number
  readonly showingsScheduled: number
  readonly showingsCompleted: number
  readonly applicationsRequested: number
  readonly applicationsSubmitted: number
  readonly activeProspects: number
  readonly upcomingShowings: number
  readonly outboundTexts: number
  readonly totalCalls: number
  readonly showingFeedback: readonly ShowingFeedback[]
}

/** Of the log of the unit `u`, by the index of the log by unit: events by this name. */
const ofUnit = (event: string): string =>
  `${event}.account_id = u.account_id and ${event}.unit_id = u.id and ${event}.unit_id is not null
   and ${event}.${isReported}`
const inWindow = 'created_at >= $3 and created_at < $4'
const leadsOf = (unit: string): string =>
  `(select count(*) from prospects
    where account_id = ${unit}.account_id and unit_id = ${unit}.id and ${inWindow} and merged_into_id is null)`

const statement = `
with unit as materialized (
  select account_id, id, status, date_marked_available from units where account_id = any($1::uuid[]) and id = $2
),
log as (
  select count(*) filter (where ${isOneOf(countedTypes.showingsScheduled)}) as "showingsScheduled",
    count(*) filter (where ${isOneOf(countedTypes.showingsCompleted)}) as "showingsCompleted",
    count(*) filter (where ${isOneOf(countedTypes.applicationsRequested)}) as "applicationsRequested",
    count(*) filter (where ${isOneOf(countedTypes.applicationsSubmitted)}) as "applicationsSubmitted",
    count(*) filter (where ${isOneOf(outboundTypes)} and source = '${textSource}') as "outboundTexts",
    count(*) filter (where source = '${callSource}') as "totalCalls"
  from unit u cross join lateral (
    select event_type, source from leasing_events l where ${ofUnit('l')} and ${inWindow} and ${counts('l')} offset 0) e
)
select u.id as "unitId", u.status, log.*,
  floor(extract(epoch from now() - coalesce(u.date_marked_available, (
    select created_at from leasing_events l where ${ofUnit('l')} and ${counts('l')} order by created_at limit 1))) / 86400) as "daysSinceAvailable",
  (select count(*) from leasing_events l where ${ofUnit('l')} and ${isOneOf(countedTypes.showingsScheduled)}
    and created_at > now() - make_interval(days => $5) and ${counts('l')}) as "recentShowings",
  coalesce((
    select percentile_cont(0.5) within group (order by ${leadsOf('other')})
    from (
      select account_id, id from units where account_id = u.account_id and id <> u.id and status = 'Available'
      order by id desc limit ${limits.benchmarkUnits}
    ) other), 0) as "benchmarkLeads",
  ${leadsOf('u')} as "newProspects",
  (select count(*) from prospects where account_id = u.account_id and unit_id = u.id
    and stage not in ('lost', 'moved in') and merged_into_id is null) as "activeProspects",
  (select count(*) from leasing_events s where ${ofUnit('s')} and ${liesAhead}) as "upcomingShowings",
  coalesce((
    select json_agg(json_build_object('prospectId', prospect_id,
      'prospectName', (select name from prospects p where p.account_id = u.account_id and p.id = f.prospect_id),
      'createdAt', to_char(created_at, 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), 'feedback', notes) order by created_at desc, id desc)
    from (
      select id, prospect_id, created_at, notes from leasing_events l
      where ${ofUnit('l')} and ${isOneOf(countedTypes.showingsCompleted)} and ${inWindow} and notes <> '' and ${counts('l')}
      order by created_at desc, id desc limit ${limits.feedbackPerReport}
    ) f), '[]') as "showingFeedback"
from unit u cross join log`

/** Null when none of the accounts has such a unit. */
export const readUnitPerformance = async (
  pool: pg.Pool,
  accountIds: readonly string[],
  unitId: number,
  { start, end }: ReportWindow,
  recentDays: number,
): Promise<UnitPerformance | null> => {
  const { rows } = await pool.query<UnitPerformance>(statement, [accountIds, unitId, start, end, recentDays])
  return rows[0] ?? null
}
