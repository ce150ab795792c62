import { randomBytes, randomUUID } from 'node:crypto'
import { mayRole, type Scope } from '../catalogue/permissions.ts'
import { mintToken } from '../domain/tokens.ts'
import type { Database } from '../storage/database.ts'
import {
  findTokenInView,
  insertToken,
  type ListedToken,
  type NewToken,
  pageTokens,
  revokeToken,
  type TokenPlace,
  type TokenView,
} from '../storage/records/tokens.ts'
import type { Access } from './access.ts'
import { type RecordRefusal, refused } from './refusals.ts'

type Tables = Parameters<typeof insertToken>[0]

/**
 * Which tokens a caller sees, which are those that they may revoke: their own, but with a token that is limited to some accounts
 * only those that are limited to the same; and the tokens of others that reach accounts whose tokens the caller manages, and no
 * others. A token that reaches one more account is the business of that account too: here, its user's membership can be ended.
 */
const viewOf = ({ userId, roles, onlyAccountIds }: Access): TokenView => ({
  userId,
  onlyAccountIds: onlyAccountIds === null ? null : [...onlyAccountIds],
  managedAccountIds: [...roles].filter(([, role]) => mayRole(role, 'manageTokens')).map(([id]) => id),
})

/** A page of the tokens that the caller may see and revoke; of one user only unless `ofUserId` is null. */
export const listTokensInSight = (
  { tables }: Database,
  access: Access,
  ofUserId: string | null,
  after: TokenPlace | null,
  limit: number,
): Promise<ListedToken[]> => pageTokens(tables, viewOf(access), ofUserId, after, limit)

/** Stops a token from working. Revoking twice is no fault. */
export const revokeTokenInSight = async (
  { tables }: Database,
  access: Access,
  id: string,
): Promise<ListedToken | RecordRefusal> => {
  const token = await findTokenInView(tables, viewOf(access), id)
  if (token === null) return refused('unknownRecord')
  await revokeToken(tables, id)
  return token
}

export type TokenWish = Pick<NewToken, 'name' | 'scopes' | 'accountIds' | 'expiresAt'>

/** A token that was made just now. `token` is shown to its user once, and kept nowhere. */
export type MintedToken = Omit<NewToken, 'hash'> & { readonly token: string; readonly createdAt: string }

/** Makes a token for a user. Who may do so is for the caller to know. */
export const issueToken = async (
  tables: Tables,
  wish: TokenWish & Pick<NewToken, 'userId' | 'createdBy'>,
): Promise<MintedToken> => {
  const { token, hash, ending } = mintToken(randomBytes(32))
  const row = { ...wish, id: randomUUID(), ending }
  return { ...row, token, createdAt: await insertToken(tables, { ...row, hash }) }
}

/** The token that asks for another one: that one may not do more, not elsewhere, and not for longer. */
export type CallingToken = Access & { readonly expiresAt: string | null }

/** What is absent is as with the calling token; `null` asks for no limit. */
export type OwnTokenWish = Pick<TokenWish, 'name'> & {
  readonly scopes: readonly Scope[]
  readonly accountIds?: readonly string[] | null | undefined
  readonly expiresAt?: string | null | undefined
}

const excess = (field: string): RecordRefusal => refused('invalid', { code: 'callingToken', field })

const faultOfAccounts = ({ roles, onlyAccountIds }: Access, ids: OwnTokenWish['accountIds']): RecordRefusal | null => {
  if (ids === undefined) return null
  if (ids === null) return onlyAccountIds === null ? null : excess('account_ids')
  const place = ids.findIndex((id) => !roles.has(id))
  return place < 0 ? null : refused('invalid', { code: 'knownAccount', field: `account_ids[${place}]` })
}

const faultOfExpiry = (latest: string | null, at: OwnTokenWish['expiresAt'], now: number): RecordRefusal | null => {
  if (at === undefined) return null
  if (at === null) return latest === null ? null : excess('expires_at')
  if (Date.parse(at) <= now) return refused('invalid', { code: 'inFuture', field: 'expires_at' })
  return latest === null || Date.parse(at) <= Date.parse(latest) ? null : excess('expires_at')
}

/** Makes a token of the caller's own, as far as the calling token goes. */
export const issueOwnToken = async (
  { tables }: Database,
  calling: CallingToken,
  wish: OwnTokenWish,
): Promise<MintedToken | RecordRefusal> => {
  const missing = wish.scopes.findIndex((scope) => !calling.scopes.has(scope))
  const fault =
    (missing < 0 ? null : excess(`scopes[${missing}]`)) ??
    faultOfAccounts(calling, wish.accountIds) ??
    faultOfExpiry(calling.expiresAt, wish.expiresAt, Date.now())
  if (fault !== null) return fault
  const { userId, onlyAccountIds } = calling
  const callingAccounts = onlyAccountIds === null ? null : [...onlyAccountIds]
  return issueToken(tables, {
    userId,
    createdBy: userId,
    name: wish.name,
    scopes: [...new Set(wish.scopes)],
    accountIds: wish.accountIds === undefined ? callingAccounts : wish.accountIds && [...new Set(wish.accountIds)],
    expiresAt: wish.expiresAt === undefined ? calling.expiresAt : wish.expiresAt,
  })
}
