import { randomBytes, randomUUID } from 'node:crypto'
import process from 'node:process'
import { scopes } from '../catalogue/permissions.ts'
import { mintToken } from '../domain/tokens.ts'
import { insertToken, type ListedToken, listTokens, revokeToken } from '../storage/records/tokens.ts'
import { findUserByEmail } from '../storage/records/users.ts'
import { checkName } from './check-name.ts'
import { Complaint, exitCodes } from './complaint.ts'
import { withContext } from './context.ts'

const dayMs = 86_400_000
const mostDays = 36_500

export type TokenOptions = {
  readonly user: string
  readonly name: string
  readonly expiresInDays?: string
  readonly json?: boolean
}

const expiry = (days: string | undefined): string | null => {
  if (days === undefined) return null
  if (!/^\d{1,5}$/.test(days) || Number(days) < 1 || Number(days) > mostDays)
    throw new Complaint(`--expires-in-days must be a whole number from 1 to ${mostDays}`, exitCodes.usage)
  return new Date(Date.now() + Number(days) * dayMs).toISOString()
}

/** `foyer token create`: prints the token, and only the token, on stdout. It can't be shown a second time. */
export const createToken = async (options: TokenOptions): Promise<void> => {
  const expiresAt = expiry(options.expiresInDays)
  const name = checkName(options.name)
  const { token, hash, ending } = mintToken(randomBytes(32))
  const id = randomUUID()
  await withContext(async ({ database: { tables } }) => {
    const user = await findUserByEmail(tables, options.user)
    if (user?.isActive === false)
      throw new Complaint(`${options.user} is deactivated: a token of theirs would not work`)
    if (user === null) throw new Complaint(`There is no user with the e-mail address ${JSON.stringify(options.user)}`)
    await insertToken(tables, {
      id,
      userId: user.id,
      name,
      hash,
      ending,
      expiresAt,
      scopes,
      accountIds: null,
      createdBy: null,
    })
  })
  const printed = options.json === true ? JSON.stringify({ id, token, name, expires_at: expiresAt }) : token
  process.stdout.write(`${printed}\n`)
}

const state = (token: ListedToken): string => {
  if (token.revokedAt !== null) return 'revoked'
  return token.expiresAt !== null && Date.parse(token.expiresAt) <= Date.now() ? 'expired' : 'works'
}

const line = (token: ListedToken): string =>
  [
    token.id,
    `…${token.ending}`,
    state(token).padEnd(7),
    `last used ${token.lastUsedAt?.slice(0, 16).replace('T', ' ') ?? 'never'}`,
    token.userEmail,
    token.name,
  ].join('  ')

/** `foyer token list` */
export const printTokens = async (options: { readonly json?: boolean }): Promise<void> => {
  const tokens = await withContext(({ database }) => listTokens(database.tables))
  if (options.json === true) {
    const rows = tokens.map((token) => ({
      id: token.id,
      user_id: token.userId,
      user_email: token.userEmail,
      name: token.name,
      ending: token.ending,
      created_at: token.createdAt,
      expires_at: token.expiresAt,
      revoked_at: token.revokedAt,
      last_used_at: token.lastUsedAt,
    }))
    process.stdout.write(`${JSON.stringify(rows)}\n`)
  } else {
    process.stdout.write(tokens.map((token) => `${line(token)}\n`).join(''))
  }
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** `foyer token revoke`: every server refuses the token within a second. */
export const revoke = async (id: string): Promise<void> => {
  if (!uuid.test(id)) throw new Complaint('Name the token by its id; `foyer token list` shows it', exitCodes.usage)
  const found = await withContext(({ database }) => revokeToken(database.tables, id))
  if (!found) throw new Complaint(`There is no token ${id}`)
  process.stderr.write(`Token ${id} is revoked\n`)
}
