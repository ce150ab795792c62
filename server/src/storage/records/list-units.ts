import { type Kysely, type RawBuilder, sql } from 'kysely'
import type { Tables } from '../tables.ts'
import type { Unit } from './units.ts'

/** Which units a list shows. What is not given does not matter. */
export type UnitFilter = {
  readonly ids?: readonly number[]
  readonly statuses?: readonly string[]
  /** In any letter case. */
  readonly city?: string
  readonly zipCodes?: readonly string[]
  readonly extractedFrom?: string
  /** Updated then or later. */
  readonly updatedSince?: string
  /** Updated earlier. */
  readonly updatedBefore?: string
  /** Beginnings of words of the address, each of which must be there. */
  readonly words?: string
}

type Condition = RawBuilder<unknown>

const inArray = (column: Condition, values: readonly (string | number)[], type: 'bigint' | 'text'): Condition =>
  sql`${column} = any(${[...values]}::${sql.raw(type)}[])`

/** All of the words, each as the beginning of one of the address, in the account `a`. */
const foundBy = (words: string): Condition =>
  sql`foyer_search_terms(u.account_id, u.address ->> 'formatted_address', null, null)
    @@ foyer_search_query(a.id, ${words}::text, '{}', '{}')`

const conditions: { readonly [F in keyof UnitFilter]-?: (value: NonNullable<UnitFilter[F]>) => Condition } = {
  ids: (ids) => inArray(sql`u.id`, ids, 'bigint'),
  statuses: (statuses) => inArray(sql`u.status`, statuses, 'text'),
  city: (city) => sql`lower(u.address ->> 'city') = lower(${city})`,
  zipCodes: (zipCodes) => inArray(sql`(u.address ->> 'zip_code')`, zipCodes, 'text'),
  extractedFrom: (extractedFrom) => sql`u.extracted_from = ${extractedFrom}`,
  updatedSince: (moment) => sql`u.updated_at >= ${moment}`,
  updatedBefore: (moment) => sql`u.updated_at < ${moment}`,
  words: foundBy,
}

const conditionsOf = (filter: UnitFilter): Condition[] =>
  Object.entries(conditions).flatMap(([name, condition]) => {
    const value = filter[name as keyof UnitFilter]
    return value === undefined ? [] : [(condition as (given: typeof value) => Condition)(value)]
  })

export type UnitPage = {
  /** The id of the last unit of the page before; 0 at the beginning. */
  readonly afterId: number
  /** Only v1 counts its pages. */
  readonly offset: number
  readonly limit: number
}

/** Units of these accounts by ascending id. */
export const listUnits = async (
  tables: Kysely<Tables>,
  accountIds: readonly string[],
  filter: UnitFilter,
  { afterId, offset, limit }: UnitPage,
): Promise<Unit[]> => {
  const where = sql.join([sql`u.account_id = a.id`, sql`u.id > ${afterId}`, ...conditionsOf(filter)], sql.raw(' and '))
  const { rows } = await sql<Unit>`
    select r.* from unnest(${[...accountIds]}::uuid[]) a(id)
    cross join lateral (
      select * from units u where ${where} order by u.id limit ${offset + limit}
    ) r
    order by r.id limit ${limit} offset ${offset}`.execute(tables)
  return rows
}
