import { type Kysely, sql } from 'kysely'
import { plainArray } from '../arrays.ts'
import type { Tables } from '../tables.ts'
import { type Prospect, prospectColumns } from './prospect.ts'

const prospectOf = (accountIds: readonly string[], id: number) => sql<Prospect>`select ${prospectColumns('p')}
  from prospects p where p.account_id = any(${plainArray(accountIds)}::uuid[]) and p.id = ${id}::bigint`

/** The prospect with this id in one of these accounts, also one that was merged into another; null when there is none. */
export const findProspect = async (
  tables: Kysely<Tables>,
  accountIds: readonly string[],
  id: number,
): Promise<Prospect | null> => {
  const { rows } = await prospectOf(accountIds, id).execute(tables)
  return rows[0] ?? null
}

/** The same, locked against other changes until the transaction ends. Events of other prospects go on meanwhile. */
export const lockProspect = async (
  tables: Kysely<Tables>,
  accountIds: readonly string[],
  id: number,
): Promise<Prospect | null> => {
  const { rows } = await sql<Prospect>`${prospectOf(accountIds, id)} for no key update`.execute(tables)
  return rows[0] ?? null
}

/** The prospect of the account that has this external id, or null. */
export const findIdByExternalId = async (
  tables: Kysely<Tables>,
  accountId: string,
  externalId: string,
): Promise<number | null> => {
  const row = await tables
    .selectFrom('prospects')
    .select('id')
    .where('account_id', '=', accountId)
    .where('external_id', '=', externalId)
    .executeTakeFirst()
  return row?.id ?? null
}

/** Whether the account has this unit. */
export const hasUnit = async (tables: Kysely<Tables>, accountId: string, unitId: number): Promise<boolean> => {
  const row = await tables
    .selectFrom('units')
    .select('id')
    .where('account_id', '=', accountId)
    .where('id', '=', unitId)
    .executeTakeFirst()
  return row !== undefined
}

/** How each of these accounts reads a phone number that has no country code. */
export const phoneCountries = async (tables: Kysely<Tables>, accountIds: readonly string[]): Promise<string[]> => {
  const { rows } = await sql<{ country: string }>`select distinct phone_country as country from accounts
    where id = any(${plainArray(accountIds)}::uuid[])`.execute(tables)
  return rows.map((row) => row.country)
}
