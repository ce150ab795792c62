import { randomUUID } from 'node:crypto'
import process from 'node:process'
import { type Role, roleNames } from '../catalogue/roles.ts'
import { isPhoneCountry } from '../domain/phone-numbers.ts'
import { insertAccount, listAccounts } from '../storage/records/accounts.ts'
import { findUserByEmail, insertUser, upsertMembership } from '../storage/records/users.ts'
import { checkName } from './check-name.ts'
import { Complaint, exitCodes } from './complaint.ts'
import { withContext } from './context.ts'

type Printing = { readonly json?: boolean }

const print = (printing: Printing, value: object, line: string): void => {
  process.stdout.write(`${printing.json === true ? JSON.stringify(value) : line}\n`)
}

const usage = (message: string): Complaint => new Complaint(message, exitCodes.usage)

const checkEmail = (email: string): string => {
  if (!/^[^\s@]+@[^\s@]+$/.test(email) || email.length > 254)
    throw usage(`${JSON.stringify(email)} is no e-mail address`)
  return email
}

const checkRole = (text: string): Role => {
  const role = roleNames.find((name) => name.toLowerCase() === text.toLowerCase())
  if (role === undefined) throw usage(`${JSON.stringify(text)} is no role; the roles are ${roleNames.join(', ')}`)
  return role
}

const checkTimeZone = (name: string): string => {
  if (!Intl.supportedValuesOf('timeZone').includes(name) && name !== 'UTC')
    throw usage(`${JSON.stringify(name)} is no time zone; write it as America/Chicago`)
  return name
}

const checkCountry = (text: string): string => {
  const code = text.toUpperCase()
  if (!isPhoneCountry(code)) throw usage(`${JSON.stringify(text)} is no country; write it as US`)
  return code
}

export type AccountOptions = Printing & {
  readonly name: string
  readonly timeZone: string
  readonly phoneCountry: string
  readonly ownerName?: string
  readonly ownerEmail?: string
}

/** `foyer account create`: an account, with its first owner if one is named. */
export const createAccount = async (options: AccountOptions): Promise<void> => {
  const account = {
    id: randomUUID(),
    name: checkName(options.name),
    timeZone: checkTimeZone(options.timeZone),
    phoneCountry: checkCountry(options.phoneCountry),
  }
  const { ownerEmail, ownerName } = options
  if ((ownerEmail === undefined) !== (ownerName === undefined))
    throw usage('--owner-name and --owner-email belong together')
  const owner =
    ownerEmail === undefined || ownerName === undefined
      ? null
      : { id: randomUUID(), name: checkName(ownerName), email: checkEmail(ownerEmail) }
  await withContext(({ database }) =>
    database.transaction(async (tables) => {
      await insertAccount(tables, account)
      if (owner === null) return
      const known = await findUserByEmail(tables, owner.email)
      if (known === null) await insertUser(tables, owner)
      await upsertMembership(tables, account.id, known?.id ?? owner.id, 'Owner')
    }),
  )
  print(options, account, `Account ${account.name}: ${account.id}`)
}

export type UserOptions = Printing & {
  readonly name: string
  readonly email: string
  /** An id, or a name that only one account has. */
  readonly account: string
  readonly role: string
}

/** `foyer user create`: a user and their membership; a user who exists becomes a member of one more account. */
export const createUser = async (options: UserOptions): Promise<void> => {
  const wanted = { id: randomUUID(), name: checkName(options.name), email: checkEmail(options.email) }
  const role = checkRole(options.role)
  const user = await withContext(({ database }) =>
    database.transaction(async (tables) => {
      const accounts = await listAccounts(tables)
      const [account, ...others] = accounts.filter(({ id, name }) => id === options.account || name === options.account)
      if (account === undefined) throw new Complaint(`There is no account ${JSON.stringify(options.account)}`)
      if (others.length > 0)
        throw new Complaint(`Several accounts are called ${JSON.stringify(options.account)}; name the id`)
      const known = await findUserByEmail(tables, wanted.email)
      if (known?.isActive === false) throw new Complaint(`${wanted.email} is deactivated`)
      if (known === null) await insertUser(tables, wanted)
      const { id, name, email } = known ?? wanted
      await upsertMembership(tables, account.id, id, role)
      return { id, name, email, account_id: account.id, role }
    }),
  )
  print(options, user, `User ${user.name} <${user.email}>, ${role}: ${user.id}`)
}
