import process from 'node:process'
import { scopes } from '../../catalogue/permissions.ts'
import { issueToken } from '../../records/tokens.ts'
import type { Database } from '../../storage/database.ts'
import { listAccounts } from '../../storage/records/accounts.ts'
import { findMemberships } from '../../storage/records/memberships.ts'
import { type ListedToken, listTokens, revokeToken } from '../../storage/records/tokens.ts'
import { findUserByEmail } from '../../storage/records/users.ts'
import { Complaint, exitCodes } from '../complaint.ts'
import { withContext } from '../context.ts'
import { checkName, checkScopes, findAccountCalled } from './checks.ts'
import { type Printing, printAll } from './printing.ts'

const dayMs = 86_400_000
const mostDays = 36_500

export type TokenOptions = Printing & {
  readonly user: string
  readonly name: string
  readonly expiresInDays?: string
  /** With commas. Absent: all. */
  readonly scope?: string
  /** Ids or names. Absent: all accounts of the user. */
  readonly account?: readonly string[]
}

const expiry = (days: string | undefined): string | null => {
  if (days === undefined) return null
  if (!/^\d{1,5}$/.test(days) || Number(days) < 1 || Number(days) > mostDays)
    throw new Complaint(`--expires-in-days must be a whole number from 1 to ${mostDays}`, exitCodes.usage)
  return new Date(Date.now() + Number(days) * dayMs).toISOString()
}

/** The ids of these accounts, of all of which the user must be a member: else the token would silently reach less. */
const findAccountsOf = async (
  tables: Database['tables'],
  userId: string,
  called: readonly string[],
): Promise<string[]> => {
  const ids = new Set<string>()
  for (const one of called) {
    const { id, name } = await findAccountCalled(tables, one)
    const [membership] = await findMemberships(tables, [userId], [id])
    if (membership?.active !== true) throw new Complaint(`The user is no member of ${name}`)
    ids.add(id)
  }
  return [...ids]
}

/** `foyer token create`: prints the token, and only the token, on stdout. It can't be shown a second time. */
export const createToken = async (options: TokenOptions): Promise<void> => {
  const expiresAt = expiry(options.expiresInDays)
  const name = checkName(options.name)
  const given = options.scope === undefined ? scopes : checkScopes(options.scope)
  const { id, token, accountIds } = await withContext(async ({ database: { tables } }) => {
    const user = await findUserByEmail(tables, options.user)
    if (user?.isActive === false)
      throw new Complaint(`${options.user} is deactivated: a token of theirs would not work`)
    if (user === null) throw new Complaint(`There is no user with the e-mail address ${JSON.stringify(options.user)}`)
    const only = options.account === undefined ? null : await findAccountsOf(tables, user.id, options.account)
    return issueToken(tables, { userId: user.id, name, scopes: given, accountIds: only, expiresAt, createdBy: null })
  })
  const made = { id, token, name, scopes: given, account_ids: accountIds, expires_at: expiresAt }
  process.stdout.write(`${options.json === true ? JSON.stringify(made) : token}\n`)
}

const state = (token: ListedToken): string => {
  if (token.revokedAt !== null) return 'revoked'
  return token.expiresAt !== null && Date.parse(token.expiresAt) <= Date.now() ? 'expired' : 'works'
}

const toLine =
  (accountNames: ReadonlyMap<string, string>) =>
  (token: ListedToken): string =>
    [
      token.id,
      `…${token.ending}`,
      state(token).padEnd(7),
      `last used ${token.lastUsedAt?.slice(0, 16).replace('T', ' ') ?? 'never'}`,
      token.scopes.join(','),
      token.accountIds?.map((id) => accountNames.get(id) ?? id).join(', ') ?? 'all accounts',
      token.userEmail,
      token.name,
    ].join('  ')

const toValue = (token: ListedToken): object => ({
  id: token.id,
  user_id: token.userId,
  user_email: token.userEmail,
  name: token.name,
  ending: token.ending,
  scopes: token.scopes,
  account_ids: token.accountIds,
  created_at: token.createdAt,
  expires_at: token.expiresAt,
  revoked_at: token.revokedAt,
  last_used_at: token.lastUsedAt,
})

/** `foyer token list` */
export const printTokens = async (options: Printing): Promise<void> => {
  const { tokens, accounts } = await withContext(async ({ database: { tables } }) => ({
    tokens: await listTokens(tables),
    accounts: await listAccounts(tables),
  }))
  printAll(options, tokens, toValue, toLine(new Map(accounts.map(({ id, name }) => [id, name]))))
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** `foyer token revoke`: every server refuses the token within a second. */
export const revoke = async (id: string): Promise<void> => {
  if (!uuid.test(id)) throw new Complaint('Name the token by its id; `foyer token list` shows it', exitCodes.usage)
  const found = await withContext(({ database }) => revokeToken(database.tables, id))
  if (!found) throw new Complaint(`There is no token ${id}`)
  process.stderr.write(`Token ${id} is revoked\n`)
}
