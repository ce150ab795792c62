import type { Role } from '../catalogue/roles.ts'
import type { Database } from '../storage/database.ts'
import { lockAccounts } from '../storage/records/accounts.ts'
import { findMemberships, upsertMembership } from '../storage/records/memberships.ts'
import { type lockUser, updateUser } from '../storage/records/users.ts'
import type { Access } from './access.ts'
import { attempt } from './attempts.ts'
import { lockPerson, managing, type Person, refusalNow } from './memberships.ts'
import { isRefused, type RecordRefusal, refused } from './refusals.ts'

type Tables = Parameters<typeof lockUser>[0]

/** Somebody as a list of an account's people names them. Null is what it does not say. */
export type ListedMember = Person & { readonly role: Role | null }

/** What it made of them: a member, a member with another role, or nothing else than they were. */
export type Brought = { readonly brought: 'created' | 'updated' | 'unchanged' }

const newcomersRole: Role = 'Leasing Agent'

const bring = async (tables: Tables, access: Access, listed: ListedMember): Promise<Brought | RecordRefusal> => {
  const { accountId } = listed
  const locked = await lockPerson(tables, access, listed)
  if (isRefused(locked)) return locked
  const { user, isNew } = locked
  await lockAccounts(tables, [accountId])
  const early = await refusalNow(tables, access, accountId, 'manageMembers')
  if (early !== null) return early
  const [before] = await findMemberships(tables, [user.id], [accountId])
  if (!user.isActive || before?.active === false)
    return refused('conflict', { code: 'deactivatedUser', field: 'email' })
  const role = listed.role ?? before?.role ?? newcomersRole
  if (role === before?.role) return { brought: 'unchanged' }
  if (before?.role === 'Owner')
    return refused('conflict', { code: 'alreadyMember', field: 'role', params: { role: before.role } })
  const refusal = await refusalNow(tables, access, accountId, managing(role))
  if (refusal !== null) return refused('roleMayNot')
  await upsertMembership(tables, accountId, user.id, role)
  if (!isNew) await updateUser(tables, user.id, {})
  return { brought: before === undefined ? 'created' : 'updated' }
}

/**
 * Makes somebody a member as a list says, or changes the role that they have. Unlike an invitation it brings nobody back who left or
 * was deactivated, and what an owner is stays. Like one it takes nobody from other accounts: `emailTaken`. `isTrial`: tells what
 * would come of it, and writes nothing.
 */
export const bringMember = async (
  database: Database,
  access: Access,
  listed: ListedMember,
  isTrial: boolean,
): Promise<Brought | RecordRefusal> => {
  let tried: Brought | null = null
  const outcome = await attempt(database, async (tables) => {
    const brought = await bring(tables, access, listed)
    if (!isTrial || isRefused(brought)) return brought
    tried = brought
    // What is refused leaves no trace.
    return refused('conflict')
  })
  return tried ?? outcome
}
