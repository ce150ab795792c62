import type pg from 'pg'
import { countedTypes, type ReportWindow } from '../../catalogue/reports.ts'
import { counts, isOneOf, isReported, liesAhead } from './event-filters.ts'

/** What one source of prospects brought, in all accounts of the report together. */
export type MarketingSource = {
  readonly sourceKey: string
  readonly sourceDisplay: string
  readonly leads: number
  readonly showingsScheduled: number
  readonly showingsCompleted: number
  readonly upcomingShowings: number
  readonly applicationsRequested: number
  readonly applicationsSubmitted: number
  readonly appsApproved: number
  readonly rejectedPrescreens: number
}

/** Which rows of a report: `limit` of them, after the first `offset`. */
export type ReportPage = { readonly limit: number; readonly offset: number }

const counted = Object.entries(countedTypes)
const countedColumns = counted.map(([column]) => `"${column}"`).join(', ')
const filteredCounts = counted
  .map(([column, types]) => `count(*) filter (where ${isOneOf(types)}) as "${column}"`)
  .join(', ')
const noCounts = counted.map(() => '0').join(', ')
const sums = counted.map(([column]) => `sum("${column}") as "${column}"`).join(', ')

const sourceOf = (row: string): string =>
  `(select source from prospects where account_id = ${row}.account_id and id = ${row}.prospect_id)`

/**
 * The ASCII letters and digits of a source, so that `Realtor.com` and `realtor com` are one. What is written in other letters
 * gets a piece of its hash: it would lose them, and be taken for another source. The same in every database, whatever its locale.
 */
const keyOfSource = `case when (source collate "C") ~ '^[ -~]*[A-Za-z0-9][ -~]*$' then ascii
  else concat_ws('_', nullif(ascii, ''), left(encode(sha256(convert_to(source, 'UTF8')), 'hex'), 8)) end`
const asciiOfSource = `trim(both '_' from regexp_replace(lower(source collate "C"), '[^a-z0-9]+', '_', 'g'))`

const statement = `
with account as materialized (select id from unnest($1::uuid[]) as a(id)),
event as (
  select e.account_id, e.prospect_id, ${filteredCounts}
  from account cross join lateral (
    select account_id, prospect_id, event_type from leasing_events l
    where account_id = account.id and ${isOneOf(counted.flatMap(([, types]) => types))} and ${isReported}
      and created_at >= $2 and created_at < $3 and ${counts('l')}
    offset 0) e
  group by e.account_id, e.prospect_id
),
upcoming as (
  select s.account_id, s.prospect_id from account cross join lateral (
    select account_id, prospect_id from leasing_events s where account_id = account.id and ${liesAhead} offset 0) s
),
part (source, leads, "upcomingShowings", ${countedColumns}) as materialized (
  select source, 1, 0, ${noCounts} from account cross join lateral (
    select source from prospects
    where account_id = account.id and created_at >= $2 and created_at < $3 and merged_into_id is null offset 0) p
  union all
  select ${sourceOf('event')}, 0, 0, ${countedColumns} from event
  union all
  select ${sourceOf('upcoming')}, 0, 1, ${noCounts} from upcoming
),
by_text as (
  select source, ${asciiOfSource} as ascii, sum(leads) as leads, sum("upcomingShowings") as "upcomingShowings", ${sums}
  from part where source is not null group by source
)
select ${keyOfSource} as "sourceKey", min(source collate "C") as "sourceDisplay", sum(leads) as leads,
  sum("upcomingShowings") as "upcomingShowings", ${sums}
from by_text group by 1 order by 1 limit $4 offset $5`

/** One row per source that did anything in the window or has a showing ahead, by key. */
export const readMarketingSources = async (
  pool: pg.Pool,
  accountIds: readonly string[],
  { start, end }: ReportWindow,
  { limit, offset }: ReportPage,
): Promise<MarketingSource[]> => {
  const { rows } = await pool.query<MarketingSource>(statement, [accountIds, start, end, limit, offset])
  return rows
}
