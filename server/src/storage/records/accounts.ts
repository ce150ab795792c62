import type { Kysely } from 'kysely'
import type { Tables } from '../tables.ts'

export type NewAccount = {
  readonly id: string
  readonly name: string
  readonly timeZone: string
  readonly phoneCountry: string
}

export type Account = NewAccount & { readonly createdAt: string }

export const insertAccount = async (tables: Kysely<Tables>, account: NewAccount): Promise<void> => {
  await tables
    .insertInto('accounts')
    .values({ id: account.id, name: account.name, time_zone: account.timeZone, phone_country: account.phoneCountry })
    .execute()
}

export const listAccounts = async (tables: Kysely<Tables>): Promise<Account[]> => {
  const rows = await tables.selectFrom('accounts').selectAll().orderBy('created_at').orderBy('id').execute()
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    timeZone: row.time_zone,
    phoneCountry: row.phone_country,
    createdAt: row.created_at,
  }))
}
