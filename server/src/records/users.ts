import type { Role } from '../catalogue/roles.ts'
import type { Database } from '../storage/database.ts'
import { brokenConstraint } from '../storage/failures.ts'
import { lockAccounts, type NamePlace } from '../storage/records/accounts.ts'
import { findMemberships, type Membership, upsertMembership } from '../storage/records/memberships.ts'
import {
  findUser,
  type KnownUser,
  lockUser,
  pageUsers,
  type UserChanges,
  type UserFilters,
  updateUser,
} from '../storage/records/users.ts'
import { type Access, isNarrowed, reachedAccounts, refusalIn } from './access.ts'
import { attempt } from './attempts.ts'
import {
  accessNow,
  accountsInSight,
  type Caller,
  lastOwnerIn,
  lockPerson,
  managing,
  mayIn,
  outlivesToken,
  refusalNow,
  type UserRecord,
  withMemberships,
} from './memberships.ts'
import { isRefused, type RecordRefusal, refused } from './refusals.ts'

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
  if (before?.active === true) return null
  if (outlivesToken(caller, { role, active: true }, before)) return refused('sessionNeeded')
  await upsertMembership(tables, accountId, user.id, role)
  return null
}

/**
 * Makes somebody a member of an account. Who has a user already, by the e-mail address, becomes a member of one more account only by
 * who manages members in all of theirs, and nothing else of them changes. Inviting twice is inviting once.
 */
export const inviteUser = (
  database: Database,
  caller: Caller,
  invitation: Invitation,
): Promise<Invited | RecordRefusal> =>
  attempt(database, async (tables) => {
    const { accountId, role } = invitation
    const early = caller === null ? null : refusalIn(caller, accountId, managing(role))
    if (early !== null) return early
    const locked = await lockPerson(tables, caller, invitation)
    if (isRefused(locked)) return locked
    const { user, isNew } = locked
    const wasMember = (await findMemberships(tables, [user.id], [accountId])).some(({ active }) => active)
    const refusal = await join(tables, caller, user, invitation)
    if (refusal !== null) return refusal
    const after = isNew || wasMember ? user : await updateUser(tables, user.id, {})
    return { user: await withMemberships(tables, caller, after), isNew }
  })

const difference = (user: KnownUser, { name, email, isActive }: UserChanges): UserChanges => ({
  ...(name === undefined || name === user.name ? {} : { name }),
  ...(email === undefined || email === user.email ? {} : { email }),
  ...(isActive === undefined || isActive === user.isActive ? {} : { isActive }),
})

/**
 * A user is one in all accounts: whoever changes them must manage members, or owners if they are one, wherever they are or were a
 * member. Their own name everybody may change, with a token that reaches all of their accounts. What changes nothing takes no more
 * than to manage members somewhere in sight: it must not tell who is a member elsewhere too.
 */
const mayChange = (
  access: Access,
  user: KnownUser,
  memberships: readonly Membership[],
  { name, email, isActive }: UserChanges,
): boolean => {
  const isOwn = access.userId === user.id
  if (email === undefined && isActive === undefined) {
    if (name === undefined)
      return isOwn || memberships.some(({ accountId }) => mayIn(access, accountId, 'manageMembers'))
    if (isOwn) return memberships.every(({ accountId, active }) => !active || access.roles.has(accountId))
  }
  return memberships.every(({ accountId, role }) => mayIn(access, accountId, managing(role)))
}

type Whole = { readonly user: KnownUser; readonly memberships: readonly Membership[] }

/** A user whom the caller sees, with all of their memberships; null when there is none. */
const readWhole = async (
  tables: Tables,
  caller: Caller,
  id: string,
  read: typeof findUser | typeof lockUser,
): Promise<Whole | null> => {
  // Before any lock: nobody may keep the users of other accounts waiting.
  const inSight = await findMemberships(tables, [id], accountsInSight(caller))
  if (caller !== null && inSight.length === 0) return null
  const user = await read(tables, id)
  return user === null ? null : { user, memberships: await findMemberships(tables, [id], null) }
}

/** The same, safe from change. */
const lockWhole = async (tables: Tables, caller: Caller, id: string): Promise<Whole | null> => {
  const locked = await readWhole(tables, caller, id, lockUser)
  if (locked === null) return null
  await lockAccounts(
    tables,
    locked.memberships.map(({ accountId }) => accountId),
  )
  return locked
}

/**
 * Locks a user whom the caller may give a new way to sign in, which is to be them: who may change their e-mail address, as that is
 * where links go.
 */
export const lockManagedUser = async (
  tables: Tables,
  caller: Access,
  id: string,
): Promise<{ readonly user: KnownUser } | RecordRefusal> => {
  const locked = await lockWhole(tables, caller, id)
  if (locked === null) return refused('unknownRecord')
  const { user, memberships } = locked
  if (!mayChange(await accessNow(tables, caller), user, memberships, { email: user.email }))
    return refused('roleMayNot')
  return user.isActive ? { user } : refused('conflict', { code: 'deactivatedUser', field: 'id' })
}

/** Null when the caller may make these changes. */
const refusalToChange = async (
  tables: Tables,
  caller: Access,
  { user, memberships }: Whole,
  wanted: UserChanges,
): Promise<RecordRefusal | null> => {
  if (!mayChange(await accessNow(tables, caller), user, memberships, wanted)) return refused('roleMayNot')
  // Links to new passwords go to an address, and who is let in again has a password: both are a user's whole session.
  const letsIn = wanted.email !== undefined || wanted.isActive === true
  return letsIn && isNarrowed(caller) ? refused('sessionNeeded') : null
}

const lostOwner = async (
  tables: Tables,
  { user, memberships }: Whole,
  { isActive }: UserChanges,
): Promise<RecordRefusal | null> => (isActive === false ? lastOwnerIn(tables, user, memberships) : null)

export type ChangeWish = {
  readonly id: string
  readonly changes: UserChanges
  /** Whether the caller knows the user as they are. */
  readonly isCurrent: (user: UserRecord) => boolean
}

/** A user as the caller sees them, and what of a change would change them. */
type Foreseen = { readonly seen: UserRecord; readonly wanted: UserChanges }

const foresee = async (
  tables: Tables,
  caller: Caller,
  whole: Whole,
  { changes, isCurrent }: ChangeWish,
): Promise<Foreseen | RecordRefusal> => {
  const wanted = difference(whole.user, changes)
  const refusal = caller === null ? null : await refusalToChange(tables, caller, whole, wanted)
  if (refusal !== null) return refusal
  const seen = await withMemberships(tables, caller, whole.user)
  return isCurrent(seen) ? { seen, wanted } : refused('stale')
}

/** What a change would come to. Nothing is locked, so all of it is looked at again when the change is made. */
export const foreseeChange = async (
  { tables }: Database,
  caller: Caller,
  wish: ChangeWish,
): Promise<Foreseen | RecordRefusal> => {
  const whole = await readWhole(tables, caller, wish.id, findUser)
  return whole === null ? refused('unknownRecord') : foresee(tables, caller, whole, wish)
}

/** Looks at a locked user before their e-mail address is changed; null: it may be. */
export type AddressGuard = (tables: Tables, user: KnownUser) => Promise<RecordRefusal | null>

/** Changes a user in all accounts at once. A deactivated user keeps their history, can't be assigned, and their tokens stop. */
export const changeUser = async (
  database: Database,
  caller: Caller,
  wish: ChangeWish,
  guardAddress: AddressGuard = async () => null,
): Promise<UserRecord | RecordRefusal> => {
  const work = async (tables: Tables): Promise<UserRecord | RecordRefusal> => {
    const locked = await lockWhole(tables, caller, wish.id)
    if (locked === null) return refused('unknownRecord')
    const foreseen = await foresee(tables, caller, locked, wish)
    if (isRefused(foreseen)) return foreseen
    const { seen, wanted } = foreseen
    if (Object.keys(wanted).length === 0) return seen
    const refusalOfValues =
      (wanted.email === undefined ? null : await guardAddress(tables, locked.user)) ??
      (await lostOwner(tables, locked, wanted))
    return refusalOfValues ?? withMemberships(tables, caller, await updateUser(tables, wish.id, wanted))
  }
  try {
    return await attempt(database, work)
  } catch (error) {
    if (brokenConstraint(error) !== 'users_email_key') throw error
    // Not whose it is: they may be a user of other accounts.
    return refused('conflict', { code: 'emailTaken', field: 'email' })
  }
}
