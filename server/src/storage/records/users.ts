import type { Kysely } from 'kysely'
import type { Role } from '../../catalogue/roles.ts'
import type { Tables } from '../tables.ts'

export type NewUser = { readonly id: string; readonly name: string; readonly email: string }

export const insertUser = async (tables: Kysely<Tables>, user: NewUser): Promise<void> => {
  await tables.insertInto('users').values({ id: user.id, name: user.name, email: user.email }).execute()
}

export type KnownUser = NewUser & { readonly isActive: boolean }

/** The user with this e-mail address, in any letter case. */
export const findUserByEmail = async (tables: Kysely<Tables>, email: string): Promise<KnownUser | null> => {
  const row = await tables
    .selectFrom('users')
    .select(['id', 'name', 'email', 'deactivated_at'])
    .where((is) => is(is.fn<string>('lower', ['email']), '=', email.toLowerCase()))
    .executeTakeFirst()
  return row === undefined
    ? null
    : { id: row.id, name: row.name, email: row.email, isActive: row.deactivated_at === null }
}

/** Makes the user a member, or changes the role that they have. */
export const upsertMembership = async (
  tables: Kysely<Tables>,
  accountId: string,
  userId: string,
  role: Role,
): Promise<void> => {
  await tables
    .insertInto('memberships')
    .values({ account_id: accountId, user_id: userId, role })
    .onConflict((conflict) => conflict.columns(['account_id', 'user_id']).doUpdateSet({ role, active: true }))
    .execute()
}
