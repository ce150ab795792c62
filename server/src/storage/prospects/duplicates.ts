import type pg from 'pg'
import type { Timestamp } from '../../catalogue/leasing-events.ts'
import { limits } from '../../catalogue/limits.ts'
import { plainArray, textArray } from '../arrays.ts'

/*
 * Nothing counts how many prospects share a value, so finding those that do means looking at all values in their order. A page
 * looks at a bounded number of prospects: where few share anything it is short, or empty, and says where to go on.
 */

/** By what prospects are alike. */
export const duplicateKeys = ['phone', 'email'] as const
export type DuplicateKey = (typeof duplicateKeys)[number]

/**
 * Each with its index in this very form. An address of more than 254 bytes is none (RFC 5321), and its place would not fit into a
 * cursor.
 */
const keys: Readonly<Record<DuplicateKey, { readonly value: string; readonly hasOne: string }>> = {
  phone: { value: 'phone_e164', hasOne: 'phone_e164 is not null' },
  email: { value: 'lower(email)', hasOne: 'email is not null and octet_length(lower(email)) <= 254' },
}

export type DuplicatesPage = {
  readonly accountId: string
  readonly by: DuplicateKey
  /** Only those who ask about a unit that another one of their group asks about too. */
  readonly sameUnit: boolean
  /** The value after which the page begins; empty at the beginning. */
  readonly after: string
  readonly limit: number
}

export type Duplicate = {
  readonly id: number
  readonly name: string | null
  readonly phone: string | null
  readonly email: string | null
  readonly unitId: number | null
  readonly status: string
  readonly createdAt: Timestamp
}

export type DuplicateGroup = {
  readonly value: string
  /** Up to `limits.prospectsPerDuplicateCount` of them are counted. */
  readonly count: number
  /** The first of them, by age. */
  readonly prospects: readonly Duplicate[]
}

type Looked = { readonly suspects: readonly string[]; readonly last: string; readonly isEnd: boolean }

/** The next values that several prospects have, and the last one looked at: it may go on behind what was looked at. */
const lookAt = async (pool: pg.Pool, { accountId, by, after }: DuplicatesPage): Promise<Looked> => {
  const { value, hasOne } = keys[by]
  const { rows } = await pool.query<{ value: string; isLast: boolean; looked: number }>(
    `select * from (
       select value, count(*) as members, value = max(value) over () as "isLast", (sum(count(*)) over ())::int as looked
       from (
         select ${value} as value from prospects
         where account_id = $1 and ${hasOne} and ${value} > $2 and merged_into_id is null order by ${value} limit $3
       ) looked_at group by value
     ) found where members > 1 or "isLast" order by value`,
    [accountId, after, limits.prospectsPerDuplicatesPage],
  )
  const looked = rows[0]?.looked ?? 0
  return {
    suspects: rows.map((row) => row.value),
    last: rows.at(-1)?.value ?? after,
    isEnd: looked < limits.prospectsPerDuplicatesPage,
  }
}

type FoundGroup = { readonly value: string; readonly count: number; readonly ids: readonly number[] }

const findGroups = async (
  pool: pg.Pool,
  { accountId, by, sameUnit, limit }: DuplicatesPage,
  suspects: readonly string[],
): Promise<FoundGroup[]> => {
  const { value, hasOne } = keys[by]
  const { rows } = await pool.query<FoundGroup>(
    `select s.value, g.count, g.ids::text[]::float8[] as ids
     from unnest($2::text[]) with ordinality as s(value, n)
     cross join lateral (
       select count(*)::int as count, (array_agg(id order by created_at, id))[1:${limits.duplicatesPerGroup}] as ids
       from (
         select id, created_at, unit_id, count(*) over (partition by unit_id) as same_unit
         from (
           select id, created_at, unit_id from prospects
           where account_id = $1 and ${hasOne} and ${value} = s.value and merged_into_id is null
           limit ${limits.prospectsPerDuplicateCount}
         ) those
       ) members
       where not $3 or (unit_id is not null and same_unit > 1)
     ) g
     where g.count > 1 order by s.n limit $4`,
    [accountId, textArray(suspects), sameUnit, limit + 1],
  )
  return rows
}

const findMembers = async (pool: pg.Pool, accountId: string, ids: readonly number[]): Promise<Duplicate[]> => {
  const { rows } = await pool.query<Duplicate>(
    `select id, name, phone, email, unit_id as "unitId", status, created_at as "createdAt"
     from prospects where account_id = $1 and id = any($2::bigint[])`,
    [accountId, plainArray(ids)],
  )
  return rows
}

/** Groups of two and more prospects of an account that have the same value, in its order; `next` is null at the end. */
export const findDuplicates = async (
  pool: pg.Pool,
  page: DuplicatesPage,
): Promise<{ readonly groups: readonly DuplicateGroup[]; readonly next: string | null }> => {
  const { suspects, last, isEnd } = await lookAt(pool, page)
  const found = suspects.length === 0 ? [] : await findGroups(pool, page, suspects)
  const shown = found.slice(0, page.limit)
  const prospects =
    shown.length === 0
      ? []
      : await findMembers(
          pool,
          page.accountId,
          shown.flatMap(({ ids }) => ids),
        )
  const byId = new Map(prospects.map((prospect) => [prospect.id, prospect]))
  const groups = shown.map(({ value, count, ids }) => ({
    value,
    count,
    prospects: ids.flatMap((id) => byId.get(id) ?? []),
  }))
  if (found.length > page.limit) return { groups, next: groups.at(-1)?.value ?? last }
  return { groups, next: isEnd ? null : last }
}
