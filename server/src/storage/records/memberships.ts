import type { Kysely } from 'kysely'
import { sql } from 'kysely'
import type { Role } from '../../catalogue/roles.ts'
import type { Tables } from '../tables.ts'

export type Membership = {
  readonly accountId: string
  readonly userId: string
  readonly role: Role
  /** False: they were a member. */
  readonly active: boolean
  readonly createdAt: string
}

const selectMemberships = (tables: Kysely<Tables>) =>
  tables.selectFrom('memberships').select(['account_id', 'user_id', 'role', 'active', 'created_at'])

type MembershipRow = Awaited<ReturnType<ReturnType<typeof selectMemberships>['executeTakeFirstOrThrow']>>

const toMembership = (row: MembershipRow): Membership => ({
  accountId: row.account_id,
  userId: row.user_id,
  role: row.role,
  active: row.active,
  createdAt: row.created_at,
})

/** The memberships of these users, the oldest first; only those in `accountIds` unless it is null. */
export const findMemberships = async (
  tables: Kysely<Tables>,
  userIds: readonly string[],
  accountIds: readonly string[] | null,
): Promise<Membership[]> => {
  let query = selectMemberships(tables).where(sql<boolean>`user_id = any(${[...userIds]}::uuid[])`)
  if (accountIds !== null) query = query.where(sql<boolean>`account_id = any(${[...accountIds]}::uuid[])`)
  const rows = await query.orderBy('created_at').orderBy('account_id').execute()
  return rows.map(toMembership)
}

/** The user's role in each account where they are an active member now; none for a user who is deactivated. */
export const findRoles = async (tables: Kysely<Tables>, userId: string): Promise<ReadonlyMap<string, Role>> => {
  const rows = await tables
    .selectFrom('memberships')
    .innerJoin('users', 'users.id', 'memberships.user_id')
    .select(['memberships.account_id', 'memberships.role'])
    .where('memberships.user_id', '=', userId)
    .where('memberships.active', '=', true)
    .where('users.deactivated_at', 'is', null)
    .execute()
  return new Map(rows.map((row) => [row.account_id, row.role]))
}

/** Of these accounts, those that have an active owner beside this user. */
export const accountsWithOtherOwner = async (
  tables: Kysely<Tables>,
  accountIds: readonly string[],
  userId: string,
): Promise<ReadonlySet<string>> => {
  const rows = await tables
    .selectFrom('memberships')
    .innerJoin('users', 'users.id', 'memberships.user_id')
    .select('memberships.account_id')
    .distinct()
    .where(sql<boolean>`memberships.account_id = any(${[...accountIds]}::uuid[])`)
    .where('memberships.user_id', '<>', userId)
    .where('memberships.role', '=', 'Owner')
    .where('memberships.active', '=', true)
    .where('users.deactivated_at', 'is', null)
    .execute()
  return new Set(rows.map((row) => row.account_id))
}

/** Makes the user a member, or changes what they are: their role, and whether they are still one. */
export const upsertMembership = async (
  tables: Kysely<Tables>,
  accountId: string,
  userId: string,
  role: Role,
  active = true,
): Promise<void> => {
  await tables
    .insertInto('memberships')
    .values({ account_id: accountId, user_id: userId, role, active })
    .onConflict((conflict) => conflict.columns(['account_id', 'user_id']).doUpdateSet({ role, active }))
    .execute()
}
