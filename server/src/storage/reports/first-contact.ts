import type pg from 'pg'
import { contactSources, contactTimes } from '../../catalogue/desk.ts'
import { outboundTypes, type ReportWindow } from '../../catalogue/reports.ts'
import { counts, isOneOf } from './event-filters.ts'

/** How soon the prospects of a window were contacted. */
export type FirstContacts = {
  readonly prospects: number
  readonly contacted: number
  /** Over those that were contacted; null: none was. */
  readonly medianMinutes: number | null
  /** How many of them within each of `contactTimes`, each once, in its order. */
  readonly within: readonly number[]
}

const sources = contactSources.map((source) => `'${source}'`).join(', ')
const isContact = `(${isOneOf(outboundTypes, 'l.')} or l.event_type = 'Log Note' and l.source in (${sources}))`

const within = contactTimes.map(({ minutes }, place) => {
  const longer = contactTimes[place - 1]?.minutes
  const conditions = [
    ...(longer === undefined ? ['minutes is not null'] : [`minutes > ${longer}`]),
    ...(minutes === null ? [] : [`minutes <= ${minutes}`]),
  ]
  return `count(*) filter (where ${conditions.join(' and ')})`
})

// A late event may have been before the prospect was written down: then it took no time.
const statement = `
select count(*) as prospects, count(minutes) as contacted,
  percentile_cont(0.5) within group (order by minutes)::float8 as "medianMinutes", array[${within.join(', ')}]::int[] as within
from (
  select case when c.at is not null then greatest(0, extract(epoch from c.at - p.created_at) / 60) end as minutes from (
    select account_id, id, created_at from prospects
    where account_id = $1 and created_at >= $2 and created_at < $3 and merged_into_id is null offset 0
  ) p
  left join lateral (
    select l.created_at as at from leasing_events l
    where l.account_id = p.account_id and l.prospect_id = p.id and ${isContact} and ${counts('l')}
    order by l.sequence limit 1
  ) c on true
) lead`

/** How soon the prospects were contacted that were created in the window. */
export const readFirstContacts = async (
  pool: pg.Pool,
  accountId: string,
  { start, end }: ReportWindow,
): Promise<FirstContacts> => {
  const { rows } = await pool.query<FirstContacts>(statement, [accountId, start, end])
  const [row] = rows
  if (row === undefined) throw new Error('an aggregate without a row')
  return row
}
