import { randomUUID } from 'node:crypto'
import { mayRole } from '../catalogue/permissions.ts'
import type { Role } from '../catalogue/roles.ts'
import type { Database } from '../storage/database.ts'
import { brokenConstraint } from '../storage/failures.ts'
import { lockAccounts, type NamePlace } from '../storage/records/accounts.ts'
import { findMemberships, type Membership, upsertMembership } from '../storage/records/memberships.ts'
import {
  findUser,
  findUserByEmail,
  insertUserUnlessKnown,
  type KnownUser,
  lockUser,
  pageUsers,
  type UserChanges,
  type UserFilters,
  updateUser,
} from '../storage/records/users.ts'
import { type Access, reachedAccounts, refusalIn } from './access.ts'
import { attempt } from './attempts.ts'
import {
  accessNow,
  accountsInSight,
  type Caller,
  lastOwnerIn,
  managing,
  refusalNow,
  type UserRecord,
  withMemberships,
} from './memberships.ts'
import { type RecordRefusal, refused } from './refusals.ts'

type Tables = Parameters<typeof lockUser>[0]

/** A page of the users who are or were members of accounts that the caller reaches; `limit` rows at most. */
export const listUsersInSight = async (
  { tables }: Database,
  access: Access,
  filters: UserFilters,
  after: NamePlace | null,
  limit: number,
): Promise<(UserRecord & { readonly place: NamePlace })[]> => {
  const users = await pageUsers(tables, filters, after, limit)
  const ids = users.map(({ id }) => id)
  const byUser = Map.groupBy(await findMemberships(tables, ids, reachedAccounts(access)), ({ userId }) => userId)
  return users.map((user) => ({ ...user, memberships: byUser.get(user.id) ?? [] }))
}

/** The user, or null when they are and were a member of no account that the caller reaches. */
export const findUserInSight = async ({ tables }: Database, access: Access, id: string): Promise<UserRecord | null> => {
  const user = await findUser(tables, id)
  const record = user === null ? null : await withMemberships(tables, access, user)
  return record === null || record.memberships.length === 0 ? null : record
}

export type Invitation = {
  readonly accountId: string
  readonly name: string
  readonly email: string
  readonly role: Role
}

export type Invited = { readonly user: UserRecord; readonly isNew: boolean }

/** Makes a locked user a member; a member stays what they are. Null: it is done. */
const join = async (
  tables: Tables,
  caller: Caller,
  user: KnownUser,
  { accountId, role }: Invitation,
): Promise<RecordRefusal | null> => {
  await lockAccounts(tables, [accountId])
  const [before] = await findMemberships(tables, [user.id], [accountId])
  const refusal = await refusalNow(tables, caller, accountId, managing(role, before?.role ?? role))
  if (refusal !== null) return refusal
  if (!user.isActive) return refused('conflict', { code: 'deactivatedUser', field: 'email' })
  // An invitation is no way to change a role: it would pass by what guards that.
  if (before?.active === true && before.role !== role)
    return refused('conflict', { code: 'alreadyMember', field: 'role', params: { role: before.role } })
  if (before?.active !== true) await upsertMembership(tables, accountId, user.id, role)
  return null
}

/**
 * Makes somebody a member of an account. Who has a user already, by the e-mail address, becomes a member of one more account, and
 * nothing else of them changes. Inviting twice is inviting once.
 */
export const inviteUser = (
  database: Database,
  caller: Caller,
  invitation: Invitation,
): Promise<Invited | RecordRefusal> =>
  attempt(database, async (tables) => {
    const { accountId, name, email, role } = invitation
    const early = caller === null ? null : refusalIn(caller, accountId, managing(role))
    if (early !== null) return early
    const isNew = await insertUserUnlessKnown(tables, { id: randomUUID(), name, email })
    const known = await findUserByEmail(tables, email)
    const user = known === null ? null : await lockUser(tables, known.id)
    // Whoever has the address got or left it in this very moment: a repetition finds out which.
    if (user === null || user.email !== known?.email) return refused('conflict', { code: 'emailTaken', field: 'email' })
    const wasMember = (await findMemberships(tables, [user.id], [accountId])).some(({ active }) => active)
    const refusal = await join(tables, caller, user, invitation)
    if (refusal !== null) return refusal
    const after = isNew || wasMember ? user : await updateUser(tables, user.id, {})
    return { user: await withMemberships(tables, caller, after), isNew }
  })

/** Where a user belongs to: the accounts in which they are active; for somebody who is so nowhere, those in which they were. */
const belongings = (memberships: readonly Membership[]): readonly Membership[] => {
  const active = memberships.filter((membership) => membership.active)
  return active.length > 0 ? active : memberships
}

/**
 * A user is one in all accounts: whoever changes them must manage members, or owners if they are one, wherever they belong to.
 * Their own name everybody may change, with a token that reaches all of these accounts.
 */
const mayChange = (
  access: Access,
  user: KnownUser,
  memberships: readonly Membership[],
  changes: UserChanges,
): boolean => {
  const { email = user.email, isActive = user.isActive } = changes
  const isOwnName = access.userId === user.id && email === user.email && isActive === user.isActive
  return belongings(memberships).every(({ accountId, role }) => {
    const own = access.roles.get(accountId)
    return own !== undefined && (isOwnName || mayRole(own, managing(role)))
  })
}

const difference = (user: KnownUser, { name, email, isActive }: UserChanges): UserChanges => ({
  ...(name === undefined || name === user.name ? {} : { name }),
  ...(email === undefined || email === user.email ? {} : { email }),
  ...(isActive === undefined || isActive === user.isActive ? {} : { isActive }),
})

type Locked = { readonly user: KnownUser; readonly memberships: readonly Membership[] }

/** A user whom the caller sees, with all of their memberships, safe from change; null when there is none. */
const lockWhole = async (tables: Tables, caller: Caller, id: string): Promise<Locked | null> => {
  // Before any lock: nobody may keep the users of other accounts waiting.
  const inSight = await findMemberships(tables, [id], accountsInSight(caller))
  if (caller !== null && inSight.length === 0) return null
  const user = await lockUser(tables, id)
  if (user === null) return null
  const memberships = await findMemberships(tables, [id], null)
  await lockAccounts(
    tables,
    memberships.map(({ accountId }) => accountId),
  )
  return { user, memberships }
}

/**
 * Changes a user in all accounts at once. A deactivated user keeps their history, can't be assigned, and their tokens stop.
 * `isCurrent` says whether the caller knows this revision.
 */
export const changeUser = async (
  database: Database,
  caller: Caller,
  id: string,
  changes: UserChanges,
  isCurrent: (revision: number) => boolean,
): Promise<UserRecord | RecordRefusal> => {
  const work = async (tables: Tables): Promise<UserRecord | RecordRefusal> => {
    const locked = await lockWhole(tables, caller, id)
    if (locked === null) return refused('unknownRecord')
    const { user, memberships } = locked
    if (caller !== null && !mayChange(await accessNow(tables, caller), user, memberships, changes))
      return refused('roleMayNot')
    if (!isCurrent(user.revision)) return refused('stale')
    const wanted = difference(user, changes)
    const conflict = wanted.isActive === false ? await lastOwnerIn(tables, user, memberships) : null
    if (conflict !== null) return conflict
    const isChanged = Object.keys(wanted).length > 0
    return withMemberships(tables, caller, isChanged ? await updateUser(tables, id, wanted) : user)
  }
  try {
    return await attempt(database, work)
  } catch (error) {
    if (brokenConstraint(error) !== 'users_email_key') throw error
    // Not whose it is: they may be a user of other accounts.
    return refused('conflict', { code: 'emailTaken', field: 'email' })
  }
}
