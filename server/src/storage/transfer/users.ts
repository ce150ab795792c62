import type { Kysely } from 'kysely'
import { sql } from 'kysely'
import type { Role } from '../../catalogue/roles.ts'
import type { Tables } from '../tables.ts'

export type Person = {
  readonly id: string
  readonly email: string
  readonly isActive: boolean
  /** In the account; null when they are no member of it. */
  readonly membership: { readonly role: Role; readonly active: boolean } | null
}

/** The people with these e-mail addresses, in lower case, and what they are in the account. */
export const findPeople = async (
  tables: Kysely<Tables>,
  accountId: string,
  emails: readonly string[],
): Promise<Person[]> => {
  if (emails.length === 0) return []
  const rows = await tables
    .selectFrom('users')
    .leftJoin('memberships', (join) =>
      join.onRef('memberships.user_id', '=', 'users.id').on('memberships.account_id', '=', accountId),
    )
    .select(['users.id', 'users.email', 'users.deactivated_at', 'memberships.role', 'memberships.active'])
    .where(sql<string>`lower(users.email)`, 'in', [...emails])
    .execute()
  return rows.map(({ id, email, deactivated_at, role, active }) => ({
    id,
    email,
    isActive: deactivated_at === null,
    membership: role === null || active === null ? null : { role, active },
  }))
}
