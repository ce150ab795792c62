import type { Kysely } from 'kysely'
import { limits } from '../../catalogue/limits.ts'
import type { Role } from '../../catalogue/roles.ts'
import type { Tables } from '../tables.ts'

export const readAccount = async (
  tables: Kysely<Tables>,
  id: string,
): Promise<{ readonly timeZone: string; readonly phoneCountry: string } | null> => {
  const row = await tables
    .selectFrom('accounts')
    .select(['time_zone as timeZone', 'phone_country as phoneCountry'])
    .where('id', '=', id)
    .executeTakeFirst()
  return row ?? null
}

type Member = { readonly id: string; readonly name: string; readonly email: string; readonly role: Role }

/** The people to whom a prospect of the account may be assigned, in the order in which they joined. */
export const listActiveMembers = (tables: Kysely<Tables>, accountId: string): Promise<Member[]> =>
  tables
    .selectFrom('memberships')
    .innerJoin('users', 'users.id', 'memberships.user_id')
    .select(['users.id', 'users.name', 'users.email', 'memberships.role'])
    .where('memberships.account_id', '=', accountId)
    .where('memberships.active', '=', true)
    .where('users.deactivated_at', 'is', null)
    .orderBy('memberships.created_at')
    .orderBy('users.id')
    .execute()

type UnitName = {
  readonly id: number
  readonly externalId: string | null
  readonly address: Readonly<Record<string, string>> | null
}

/** What units are called, in the order of their ids. */
export const readUnitsPage = async (tables: Kysely<Tables>, accountId: string, after: number): Promise<UnitName[]> => {
  const rows = await tables
    .selectFrom('units')
    .select(['id', 'external_id as externalId', 'address'])
    .where('account_id', '=', accountId)
    .where('id', '>', after)
    .orderBy('id')
    .limit(limits.exportPageRows)
    .execute()
  return rows.map((row) => ({ ...row, address: row.address as UnitName['address'] }))
}
