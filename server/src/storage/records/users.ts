import type { Kysely } from 'kysely'
import { sql } from 'kysely'
import type { Role } from '../../catalogue/roles.ts'
import type { Tables } from '../tables.ts'
import type { NamePlace } from './accounts.ts'

export type NewUser = { readonly id: string; readonly name: string; readonly email: string }

export type KnownUser = NewUser & {
  /** False: they are deactivated, in every account. */
  readonly isActive: boolean
  /** Goes up with each change of the user or of one of their memberships. */
  readonly revision: number
  readonly createdAt: string
}

const selectUsers = (tables: Kysely<Tables>) =>
  tables.selectFrom('users').select(['id', 'name', 'email', 'deactivated_at', 'revision', 'created_at'])

type UserRow = Awaited<ReturnType<ReturnType<typeof selectUsers>['executeTakeFirstOrThrow']>>

const toUser = (row: UserRow): KnownUser => ({
  id: row.id,
  name: row.name,
  email: row.email,
  isActive: row.deactivated_at === null,
  revision: row.revision,
  createdAt: row.created_at,
})

/** Fails with the constraint `users_email_key` when somebody has the e-mail address already, in any letter case. */
export const insertUser = async (tables: Kysely<Tables>, user: NewUser): Promise<void> => {
  await tables.insertInto('users').values({ id: user.id, name: user.name, email: user.email }).execute()
}

/** The same, but false when somebody has the address; then nothing was written. */
export const insertUserUnlessKnown = async (tables: Kysely<Tables>, user: NewUser): Promise<boolean> => {
  const result = await tables
    .insertInto('users')
    .values({ id: user.id, name: user.name, email: user.email })
    .onConflict((conflict) => conflict.expression(sql`lower(email)`).doNothing())
    .executeTakeFirst()
  return result.numInsertedOrUpdatedRows === 1n
}

/** The user with this e-mail address, in any letter case. PostgreSQL folds it, as its unique index does. */
export const findUserByEmail = async (tables: Kysely<Tables>, email: string): Promise<KnownUser | null> => {
  const row = await selectUsers(tables).where(sql<boolean>`lower(email) = lower(${email})`).executeTakeFirst()
  return row === undefined ? null : toUser(row)
}

export const findUser = async (tables: Kysely<Tables>, id: string): Promise<KnownUser | null> => {
  const row = await selectUsers(tables).where('id', '=', id).executeTakeFirst()
  return row === undefined ? null : toUser(row)
}

/** All users, the oldest first. For the command line only. */
export const listUsers = async (tables: Kysely<Tables>): Promise<KnownUser[]> => {
  const rows = await selectUsers(tables).orderBy('created_at').orderBy('id').execute()
  return rows.map(toUser)
}

/**
 * Locks a user until the end of the transaction. Whoever changes a user or one of their memberships takes this lock first and those
 * of accounts after it: so nobody waits for somebody who waits for them, and memberships stay as they were read.
 */
export const lockUser = async (tables: Kysely<Tables>, id: string): Promise<KnownUser | null> => {
  const row = await selectUsers(tables).where('id', '=', id).forNoKeyUpdate().executeTakeFirst()
  return row === undefined ? null : toUser(row)
}

export type UserChanges = { readonly name?: string; readonly email?: string; readonly isActive?: boolean }

/**
 * Changes what is given; the revision goes up by one in any case. Fails with the constraint `users_email_key` when somebody else
 * has the e-mail address.
 */
export const updateUser = async (tables: Kysely<Tables>, id: string, changes: UserChanges): Promise<KnownUser> => {
  const { name, email, isActive } = changes
  const row = await tables
    .updateTable('users')
    .set({
      revision: sql<number>`revision + 1`,
      ...(name === undefined ? {} : { name }),
      ...(email === undefined ? {} : { email }),
      ...(isActive === undefined ? {} : { deactivated_at: isActive ? null : sql<string>`clock_timestamp()` }),
    })
    .where('id', '=', id)
    .returning(['id', 'name', 'email', 'deactivated_at', 'revision', 'created_at'])
    .executeTakeFirstOrThrow()
  return toUser(row)
}

export type UserFilters = {
  /** Users with a membership in one of these accounts that fits all of the following. */
  readonly accountIds: readonly string[]
  readonly role: Role | null
  /** Who can be assigned: an active member, and not deactivated. False: the others. */
  readonly isActive: boolean | null
  /** A part of the name or of the e-mail address, in any letter case. */
  readonly text: string | null
  /** Only these. */
  readonly ids: readonly string[] | null
}

const orderingName = sql<string>`left(lower(users.name), 60)`

/** Users by name, those after the place. */
export const pageUsers = async (
  tables: Kysely<Tables>,
  { accountIds, role, isActive, text, ids }: UserFilters,
  after: NamePlace | null,
  limit: number,
): Promise<(KnownUser & { readonly place: NamePlace })[]> => {
  let members = tables
    .selectFrom('memberships')
    .select('user_id')
    .where(sql<boolean>`account_id = any(${[...accountIds]}::uuid[])`)
  if (role !== null) members = members.where('role', '=', role)
  let query = selectUsers(tables)
    .select(orderingName.as('ordering_name'))
    .where('id', 'in', isActive === true ? members.where('active', '=', true) : members)
    .orderBy('ordering_name')
    .orderBy('id')
    .limit(limit)
  if (ids !== null) query = query.where(sql<boolean>`id = any(${[...ids]}::uuid[])`)
  if (isActive === true) query = query.where('deactivated_at', 'is', null)
  if (isActive === false)
    query = query.where((is) =>
      is.or([is('deactivated_at', 'is not', null), is('id', 'in', members.where('active', '=', false))]),
    )
  if (text !== null)
    query = query.where(
      sql<boolean>`(strpos(lower(name), lower(${text})) > 0 or strpos(lower(email), lower(${text})) > 0)`,
    )
  if (after !== null) query = query.where(sql<boolean>`(${orderingName}, id) > (${after[0]}, ${after[1]}::uuid)`)
  const rows = await query.execute()
  return rows.map((row) => ({ ...toUser(row), place: [row.ordering_name, row.id] }))
}
