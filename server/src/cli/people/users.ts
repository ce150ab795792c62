import type { Role } from '../../catalogue/roles.ts'
import { changeMembership, type UserRecord } from '../../records/memberships.ts'
import { isRefused, type RecordRefusal } from '../../records/refusals.ts'
import { takeTwoFactorAway } from '../../records/sign-in/second-factor.ts'
import { changeUser, inviteUser } from '../../records/users.ts'
import type { Database } from '../../storage/database.ts'
import { listAccounts } from '../../storage/records/accounts.ts'
import { findMemberships, type Membership } from '../../storage/records/memberships.ts'
import { findUser, findUserByEmail, type KnownUser, listUsers, type UserChanges } from '../../storage/records/users.ts'
import { Complaint } from '../complaint.ts'
import { withContext } from '../context.ts'
import { checkEmail, checkName, checkRole, findAccountCalled } from './checks.ts'
import { type Printing, print, printAll } from './printing.ts'

const always = (): boolean => true

const complaintOf = ({ refused, fault }: RecordRefusal, who: string): Complaint => {
  if (fault?.code === 'lastOwner') return new Complaint(`${who} is the last active owner of an account`)
  if (fault?.code === 'emailTaken') return new Complaint('Somebody else has this e-mail address')
  if (fault?.code === 'deactivatedUser') return new Complaint(`${who} is deactivated`)
  return new Complaint(`${who} could not be changed: ${fault?.code ?? refused}`)
}

export type UserOptions = Printing & {
  readonly name: string
  readonly email: string
  /** An id, or a name that only one account has. */
  readonly account: string
  readonly role: string
}

type Wanted = { readonly accountId: string; readonly name: string; readonly email: string; readonly role: Role }

/** Makes somebody a member; who is one already gets the role. */
const join = async (database: Database, wanted: Wanted): Promise<UserRecord> => {
  const outcome = await inviteUser(database, null, wanted)
  if (!isRefused(outcome)) return outcome.user
  const known = outcome.fault?.code === 'alreadyMember' ? await findUserByEmail(database.tables, wanted.email) : null
  if (known === null) throw complaintOf(outcome, wanted.email)
  const place = { accountId: wanted.accountId, userId: known.id }
  const changed = await changeMembership(database, null, place, { role: wanted.role }, always)
  if (isRefused(changed)) throw complaintOf(changed, wanted.email)
  return changed
}

/** `foyer user create`: a user and their membership; a user who exists becomes a member of one more account. */
export const createUser = async (options: UserOptions): Promise<void> => {
  const person = { name: checkName(options.name), email: checkEmail(options.email), role: checkRole(options.role) }
  const made = await withContext(async ({ database }) => {
    const { id: accountId } = await findAccountCalled(database.tables, options.account)
    const { id, name, email } = await join(database, { ...person, accountId })
    return { id, name, email, account_id: accountId, role: person.role }
  })
  print(options, made, `User ${made.name} <${made.email}>, ${made.role}: ${made.id}`)
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

const findUserCalled = async ({ tables }: Database, called: string): Promise<KnownUser> => {
  const user = uuid.test(called) ? await findUser(tables, called) : await findUserByEmail(tables, called)
  if (user === null) throw new Complaint(`There is no user ${JSON.stringify(called)}`)
  return user
}

const change = async (called: string, changes: UserChanges, options: Printing): Promise<void> => {
  const { id, name, email, isActive } = await withContext(async ({ database }) => {
    const user = await findUserCalled(database, called)
    const outcome = await changeUser(database, null, { id: user.id, changes, isCurrent: always })
    if (isRefused(outcome)) throw complaintOf(outcome, called)
    return outcome
  })
  const word = isActive ? 'active' : 'deactivated'
  print(options, { id, name, email, active: isActive }, `User ${name} <${email}> is ${word}: ${id}`)
}

/** `foyer user deactivate`: they keep their history, can't be assigned, and their tokens stop. */
export const deactivateUser = (called: string, options: Printing): Promise<void> =>
  change(called, { isActive: false }, options)

/** `foyer user reactivate` */
export const reactivateUser = (called: string, options: Printing): Promise<void> =>
  change(called, { isActive: true }, options)

/** `foyer user remove-two-factor`: they sign in anew, with their password alone. */
export const removeCodes = async (called: string, options: Printing): Promise<void> => {
  const user = await withContext(async ({ database }) => {
    const found = await findUserCalled(database, called)
    if (!(await takeTwoFactorAway(database, found.id))) throw new Complaint(`${called} is asked for no codes`)
    return found
  })
  print(
    options,
    { id: user.id, email: user.email },
    `User ${user.name} <${user.email}> is asked for no codes: ${user.id}`,
  )
}

export type UserChangeOptions = Printing & { readonly newEmail: string }

/** `foyer user change`: gives somebody another e-mail address, in all of their accounts. */
export const changeUserEmail = (called: string, options: UserChangeOptions): Promise<void> =>
  change(called, { email: checkEmail(options.newEmail) }, options)

export type UserListOptions = Printing & { readonly account?: string }

type ListedUser = KnownUser & {
  readonly memberships: readonly (Membership & { readonly account: string })[]
}

const readUsers = async ({ tables }: Database, called: string | undefined): Promise<ListedUser[]> => {
  const accounts = called === undefined ? await listAccounts(tables) : [await findAccountCalled(tables, called)]
  const names = new Map(accounts.map(({ id, name }) => [id, name]))
  const users = await listUsers(tables)
  const memberships = await findMemberships(
    tables,
    users.map(({ id }) => id),
    [...names.keys()],
  )
  const byUser = Map.groupBy(memberships, ({ userId }) => userId)
  const listed = users.map((user) => ({
    ...user,
    memberships: (byUser.get(user.id) ?? []).map((one) => ({ ...one, account: names.get(one.accountId) ?? '' })),
  }))
  return called === undefined ? listed : listed.filter((user) => user.memberships.length > 0)
}

const toLine = ({ id, name, email, isActive, memberships }: ListedUser): string => {
  const places = memberships.map(({ account, role, active }) => `${role}${active ? '' : ' (ended)'} of ${account}`)
  return [id, isActive ? 'active     ' : 'deactivated', `${name} <${email}>`, places.join(', ')].join('  ').trimEnd()
}

const toValue = ({ id, name, email, isActive, createdAt, memberships }: ListedUser): object => ({
  id,
  name,
  email,
  active: isActive,
  created_at: createdAt,
  memberships: memberships.map((one) => ({
    account_id: one.accountId,
    account_name: one.account,
    role: one.role,
    active: one.active,
  })),
})

/** `foyer user list` */
export const printUsers = async (options: UserListOptions): Promise<void> => {
  const users = await withContext(({ database }) => readUsers(database, options.account))
  printAll(options, users, toValue, toLine)
}
