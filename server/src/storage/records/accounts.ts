import type { Kysely } from 'kysely'
import { sql } from 'kysely'
import type { Tables } from '../tables.ts'

export type AccountSettings = {
  readonly name: string
  readonly timeZone: string
  readonly phoneCountry: string
}

export type NewAccount = AccountSettings & { readonly id: string }

export type Account = NewAccount & {
  /** Goes up with each change of the settings. */
  readonly revision: number
  readonly createdAt: string
}

/** Where a list in the order of names goes on: the beginning of the name as it is ordered, and the id. */
export type NamePlace = readonly [name: string, id: string]

/** As much of a name as orders a list. Short enough for a cursor whatever the characters. */
const orderingName = sql<string>`left(lower(name), 60)`

export const insertAccount = async (tables: Kysely<Tables>, account: NewAccount): Promise<void> => {
  await tables
    .insertInto('accounts')
    .values({ id: account.id, name: account.name, time_zone: account.timeZone, phone_country: account.phoneCountry })
    .execute()
}

const selectAccounts = (tables: Kysely<Tables>) =>
  tables.selectFrom('accounts').select(['id', 'name', 'time_zone', 'phone_country', 'revision', 'created_at'])

type AccountRow = Awaited<ReturnType<ReturnType<typeof selectAccounts>['executeTakeFirstOrThrow']>>

const toAccount = (row: AccountRow): Account => ({
  id: row.id,
  name: row.name,
  timeZone: row.time_zone,
  phoneCountry: row.phone_country,
  revision: row.revision,
  createdAt: row.created_at,
})

/** All accounts, the oldest first. For the command line only. */
export const listAccounts = async (tables: Kysely<Tables>): Promise<Account[]> => {
  const rows = await selectAccounts(tables).orderBy('created_at').orderBy('id').execute()
  return rows.map(toAccount)
}

/** Those of these accounts that come after the place, by name. */
export const pageAccounts = async (
  tables: Kysely<Tables>,
  ids: readonly string[],
  after: NamePlace | null,
  limit: number,
): Promise<(Account & { readonly place: NamePlace })[]> => {
  let query = selectAccounts(tables)
    .select(orderingName.as('ordering_name'))
    .where(sql<boolean>`id = any(${[...ids]}::uuid[])`)
    .orderBy('ordering_name')
    .orderBy('id')
    .limit(limit)
  if (after !== null) query = query.where(sql<boolean>`(${orderingName}, id) > (${after[0]}, ${after[1]}::uuid)`)
  const rows = await query.execute()
  return rows.map((row) => ({ ...toAccount(row), place: [row.ordering_name, row.id] }))
}

export const findAccount = async (tables: Kysely<Tables>, id: string): Promise<Account | null> => {
  const row = await selectAccounts(tables).where('id', '=', id).executeTakeFirst()
  return row === undefined ? null : toAccount(row)
}

/**
 * Locks accounts until the end of the transaction, in one order for all. Whoever changes who is a member as what holds this lock,
 * so what was read under it about members stays true. It keeps nobody from writing events, units or prospects.
 */
export const lockAccounts = async (tables: Kysely<Tables>, ids: readonly string[]): Promise<Account[]> => {
  const rows = await selectAccounts(tables)
    .where(sql<boolean>`id = any(${[...ids]}::uuid[])`)
    .orderBy('id')
    .forNoKeyUpdate()
    .execute()
  return rows.map(toAccount)
}

/** Changes the settings of a locked account; its revision goes up by one. */
export const updateAccount = async (
  tables: Kysely<Tables>,
  id: string,
  settings: AccountSettings,
): Promise<Account> => {
  const row = await tables
    .updateTable('accounts')
    .set({
      name: settings.name,
      time_zone: settings.timeZone,
      phone_country: settings.phoneCountry,
      revision: sql<number>`revision + 1`,
    })
    .where('id', '=', id)
    .returning(['id', 'name', 'time_zone', 'phone_country', 'revision', 'created_at'])
    .executeTakeFirstOrThrow()
  return toAccount(row)
}
