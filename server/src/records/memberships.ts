import { randomUUID } from 'node:crypto'
import { type Action, mayRole } from '../catalogue/permissions.ts'
import { isHigher, type Role } from '../catalogue/roles.ts'
import type { Database } from '../storage/database.ts'
import { lockAccounts } from '../storage/records/accounts.ts'
import {
  accountsWithOtherOwner,
  findMemberships,
  findRoles,
  type Membership,
  upsertMembership,
} from '../storage/records/memberships.ts'
import {
  findUserByEmail,
  insertUserUnlessKnown,
  type KnownUser,
  lockUser,
  updateUser,
} from '../storage/records/users.ts'
import { type Access, isNarrowed, reachedAccounts, refusalIn } from './access.ts'
import { attempt } from './attempts.ts'
import { isRefused, type RecordRefusal, refused } from './refusals.ts'

type Tables = Parameters<typeof lockUser>[0]

/** Who changes something; null: the operator on the command line, who reaches all and may do all. */
export type Caller = Access | null

/** A user as the caller sees them: with their memberships in the accounts that the caller reaches, and no others. */
export type UserRecord = KnownUser & { readonly memberships: readonly Membership[] }

/** The ids of the accounts that the caller reaches; null: all. */
export const accountsInSight = (caller: Caller): string[] | null => (caller === null ? null : reachedAccounts(caller))

/**
 * What the caller reaches at this moment. A token's reach is remembered until a notice of a change comes; what is asked here, under
 * the locks of a change, can't have been taken from the caller meanwhile.
 */
export const accessNow = async (tables: Tables, access: Access): Promise<Access> => {
  const roles = await findRoles(tables, access.userId)
  const { onlyAccountIds } = access
  if (onlyAccountIds === null) return { ...access, roles }
  return { ...access, roles: new Map([...roles].filter(([id]) => onlyAccountIds.has(id))) }
}

/** What it takes to touch somebody who has, had or gets these roles. */
export const managing = (...roles: readonly Role[]): Action =>
  roles.includes('Owner') ? 'manageOwners' : 'manageMembers'

export const refusalNow = async (
  tables: Tables,
  caller: Caller,
  accountId: string,
  action: Action,
): Promise<RecordRefusal | null> =>
  caller === null ? null : refusalIn(await accessNow(tables, caller), accountId, action)

type Standing = Pick<Membership, 'role' | 'active'>

/**
 * Whether somebody would be let in or raised with a token that is less than its user. They can sign in: whoever found the token would
 * have a session that outlives it, and may more.
 */
export const outlivesToken = (caller: Caller, { role, active }: Standing, before: Standing | undefined): boolean =>
  caller !== null &&
  isNarrowed(caller) &&
  (before === undefined || (active && !before.active) || isHigher(role, before.role))

export const mayIn = ({ roles }: Access, accountId: string, action: Action): boolean => {
  const role = roles.get(accountId)
  return role !== undefined && mayRole(role, action)
}

/**
 * Whether the caller may make a user who exists a member of this account: they are or were one, or the caller manages members in
 * every account in which they are or were one.
 */
const maySummon = async (tables: Tables, caller: Caller, userId: string, accountId: string): Promise<boolean> => {
  if (caller === null) return true
  const memberships = await findMemberships(tables, [userId], null)
  if (memberships.some((one) => one.accountId === accountId)) return true
  const access = await accessNow(tables, caller)
  return memberships.length > 0 && memberships.every((one) => mayIn(access, one.accountId, 'manageMembers'))
}

/** Somebody who is to become a member of an account. Without a name only who is a user already. */
export type Person = { readonly accountId: string; readonly email: string; readonly name: string | null }
export type LockedPerson = { readonly user: KnownUser; readonly isNew: boolean }

/**
 * The user with this e-mail address, made if there is none, and safe from change. `emailTaken` when they are somebody else's, the
 * same whoever it is: nobody verifies an address, so it proves nothing. Who became a member by it alone could have taken it to be
 * let in, or be drawn into an account without a word of the one that they are in.
 */
export const lockPerson = async (
  tables: Tables,
  caller: Caller,
  { accountId, email, name }: Person,
): Promise<LockedPerson | RecordRefusal> => {
  const taken = refused('conflict', { code: 'emailTaken', field: 'email' })
  const isNew = name !== null && (await insertUserUnlessKnown(tables, { id: randomUUID(), name, email }))
  const known = await findUserByEmail(tables, email)
  if (known === null) return name === null ? refused('invalid') : taken
  // Before any lock: nobody may keep the users of other accounts waiting.
  if (!isNew && !(await maySummon(tables, caller, known.id, accountId))) return taken
  const user = await lockUser(tables, known.id)
  // Whoever has the address got or left it in this very moment.
  if (user === null || user.email !== known.email) return taken
  return isNew || (await maySummon(tables, caller, user.id, accountId)) ? { user, isNew } : taken
}

/** The refusal if one of these memberships is that of an account's last active owner. Ask under the locks of the accounts. */
export const lastOwnerIn = async (
  tables: Tables,
  user: KnownUser,
  leaving: readonly Membership[],
): Promise<RecordRefusal | null> => {
  const owned = leaving.filter(({ role, active }) => role === 'Owner' && active).map(({ accountId }) => accountId)
  if (!user.isActive || owned.length === 0) return null
  const kept = await accountsWithOtherOwner(tables, owned, user.id)
  const orphaned = owned.filter((id) => !kept.has(id))
  if (orphaned.length === 0) return null
  return refused('conflict', { code: 'lastOwner', field: '', params: { account_ids: orphaned } })
}

/** The user with the memberships that the caller sees. */
export const withMemberships = async (tables: Tables, caller: Caller, user: KnownUser): Promise<UserRecord> => ({
  ...user,
  memberships: await findMemberships(tables, [user.id], accountsInSight(caller)),
})

export type MembershipChanges = { readonly role?: Role; readonly active?: boolean }

type Place = Pick<Membership, 'accountId' | 'userId'>
type Locked = { readonly user: KnownUser; readonly before: Membership }

/** The membership and its user, both safe from change; null when there is no such membership. */
const lockMembership = async (tables: Tables, { accountId, userId }: Place): Promise<Locked | null> => {
  // Before any lock: nobody may keep the users of other accounts waiting.
  if ((await findMemberships(tables, [userId], [accountId])).length === 0) return null
  const user = await lockUser(tables, userId)
  await lockAccounts(tables, [accountId])
  const [before] = await findMemberships(tables, [userId], [accountId])
  return user === null || before === undefined ? null : { user, before }
}

/** The user after the change, or as they were when the membership is already as it is wanted to be. */
const applyTo = async (
  tables: Tables,
  { user, before }: Locked,
  { role = before.role, active = before.active }: MembershipChanges,
): Promise<KnownUser | RecordRefusal> => {
  if (role === before.role && active === before.active) return user
  const staysOwner = role === 'Owner' && active
  const conflict = staysOwner ? null : await lastOwnerIn(tables, user, [before])
  if (conflict !== null) return conflict
  await upsertMembership(tables, before.accountId, user.id, role, active)
  return updateUser(tables, user.id, {})
}

/** Null when the caller may make these changes of somebody with these roles. Everybody may leave. */
const refusalToChange = (
  access: Caller,
  { accountId, userId }: Place,
  { role, active }: MembershipChanges,
  roles: readonly Role[],
): RecordRefusal | null => {
  if (access === null) return null
  const leaves = access.userId === userId && active === false && role === undefined
  if (!leaves) return refusalIn(access, accountId, managing(...roles))
  return access.roles.has(accountId) ? null : refused('unknownRecord')
}

/**
 * Changes what somebody is in an account, or whether they are still a member. The account keeps an active owner, also when two
 * owners leave at once. `isCurrent` says whether the caller knows the user as they are.
 */
export const changeMembership = (
  database: Database,
  caller: Caller,
  place: Place,
  changes: MembershipChanges,
  isCurrent: (user: UserRecord) => boolean,
): Promise<UserRecord | RecordRefusal> =>
  attempt(database, async (tables) => {
    const early = refusalToChange(caller, place, changes, [])
    if (early !== null) return early
    const locked = await lockMembership(tables, place)
    if (locked === null) return refused('unknownRecord')
    const { role } = locked.before
    const access = caller === null ? null : await accessNow(tables, caller)
    const refusal = refusalToChange(access, place, changes, [role, changes.role ?? role])
    if (refusal !== null) return refusal
    if (outlivesToken(caller, { ...locked.before, ...changes }, locked.before)) return refused('sessionNeeded')
    if (!isCurrent(await withMemberships(tables, caller, locked.user))) return refused('stale')
    const outcome = await applyTo(tables, locked, changes)
    return isRefused(outcome) ? outcome : withMemberships(tables, caller, outcome)
  })
