import { type Scope, scopes } from '../../catalogue/permissions.ts'
import { type Role, roleNames } from '../../catalogue/roles.ts'
import { isEmail, isName } from '../../domain/names.ts'
import { type CountryCode, isPhoneCountry } from '../../domain/phone-numbers.ts'
import { isTimeZone } from '../../domain/time-zones.ts'
import type { Database } from '../../storage/database.ts'
import { type Account, listAccounts } from '../../storage/records/accounts.ts'
import { Complaint, exitCodes } from '../complaint.ts'

/** What somebody typed, if it is right; else they hear what would be. The rules are those of the API. */

const usage = (message: string): Complaint => new Complaint(message, exitCodes.usage)

export const checkName = (name: string): string => {
  if (!isName(name)) throw usage('A name must not be empty, nor very long, and must not hold control characters')
  return name
}

export const checkEmail = (email: string): string => {
  if (!isEmail(email)) throw usage(`${JSON.stringify(email)} is no e-mail address`)
  return email
}

export const checkRole = (text: string): Role => {
  const role = roleNames.find((name) => name.toLowerCase() === text.toLowerCase())
  if (role === undefined) throw usage(`${JSON.stringify(text)} is no role; the roles are ${roleNames.join(', ')}`)
  return role
}

export const checkTimeZone = (name: string): string => {
  if (!isTimeZone(name)) throw usage(`${JSON.stringify(name)} is no time zone; write it as America/Chicago`)
  return name
}

export const checkCountry = (text: string): CountryCode => {
  const code = text.toUpperCase()
  if (!isPhoneCountry(code)) throw usage(`${JSON.stringify(text)} is no country; write it as US`)
  return code
}

/** Scopes with commas between them. */
export const checkScopes = (text: string): Scope[] => {
  const names = new Set(text.split(',').map((name) => name.trim()))
  const known = scopes.filter((scope) => names.has(scope))
  if (known.length < names.size) throw usage(`${JSON.stringify(text)} are no scopes; write them as ${scopes.join(',')}`)
  return known
}

/** The account with this id, or with this name if only one has it. */
export const findAccountCalled = async (tables: Database['tables'], called: string): Promise<Account> => {
  const accounts = await listAccounts(tables)
  const [account, ...others] = accounts.filter(({ id, name }) => id === called.toLowerCase() || name === called)
  if (account === undefined) throw new Complaint(`There is no account ${JSON.stringify(called)}`)
  if (others.length > 0) throw new Complaint(`Several accounts are called ${JSON.stringify(called)}; name the id`)
  return account
}
