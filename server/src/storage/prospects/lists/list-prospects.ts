import { type Kysely, sql } from 'kysely'
import { plainArray } from '../../arrays.ts'
import type { Tables } from '../../tables.ts'
import { prospectColumns } from '../prospect.ts'
import { type Sql, texts } from './conditions.ts'
import type { ListedProspect, ProspectFilters, ProspectList } from './prospect-list.ts'
import { wayOf } from './ways.ts'

/**
 * What the page is made of, each part found in the list's own order: one per account, or one per account and value when a
 * filter by status or stage can be read in that order. Of one account alone the planner is told which: it knows how many rows
 * that is.
 */
const parts = ({ accountIds }: ProspectFilters, values: readonly string[] | null): Sql => {
  const [only, ...others] = accountIds
  const accounts =
    only !== undefined && others.length === 0
      ? sql`(select ${only}::uuid as id) a`
      : sql`unnest(${plainArray(accountIds)}::uuid[]) as a(id)`
  if (values === null) return accounts
  const [value, ...further] = values
  return value !== undefined && further.length === 0
    ? sql`${accounts} cross join (select ${value}::text as value) v`
    : sql`${accounts} cross join unnest(${texts(values)}) as v(value)`
}

/** The next rows of a list, in its order. Prospects that were merged into another one are in none. */
export const listProspects = async (tables: Kysely<Tables>, list: ProspectList): Promise<ListedProspect[]> => {
  const { filters, order, limit } = list
  const { parted, rows: next } = wayOf(list)
  const values = parted === null ? null : parted === 'status' ? filters.statuses : filters.stages
  const direction = order === 'newest' ? sql`desc` : sql`asc`
  const { rows } = await sql<ListedProspect>`
    select ${prospectColumns('r')}, r.order_key as "orderKey",
      (select u.address ->> 'formatted_address' from units u where u.account_id = r.account_id and u.id = r.unit_id) as "unitAddress"
    from ${parts(filters, values)}
    cross join lateral (${next}) r
    order by r.order_key ${direction}, r.id ${direction} limit ${limit}::int`.execute(tables)
  return rows
}
