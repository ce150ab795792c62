import { type Action, mayRole, type Scope, scopes } from '../catalogue/permissions.ts'
import type { Role } from '../catalogue/roles.ts'
import { type RecordRefusal, refused } from './refusals.ts'

/** Who asks, and what they reach: the accounts of their token with their role in each. */
export type Access = {
  readonly userId: string
  readonly tokenId: string | null
  readonly scopes: ReadonlySet<Scope>
  readonly roles: ReadonlyMap<string, Role>
  /** The only accounts that the token reaches; null when it reaches all of its user's. */
  readonly onlyAccountIds: ReadonlySet<string> | null
  /** Until when the token or session works; null, or not there: for ever. */
  readonly expiresAt?: string | null
}

/** Ids of the accounts that the caller reaches. No query of a record goes without them. */
export const reachedAccounts = ({ roles }: Access): string[] => [...roles.keys()]

/**
 * Whether the caller has a token that is less than its user: by its scopes, its accounts or its time. What would make it a session,
 * which is less in nothing, it must not do: neither give an address to which links go, nor let in or raise who signs in.
 */
export const isNarrowed = ({ tokenId, scopes: own, onlyAccountIds, expiresAt = null }: Access): boolean =>
  tokenId !== null && (expiresAt !== null || onlyAccountIds !== null || scopes.some((scope) => !own.has(scope)))

/** Null when the caller may do this in this account. An account that they don't reach is to them as none. */
export const refusalIn = ({ roles }: Access, accountId: string, action: Action): RecordRefusal | null => {
  const role = roles.get(accountId)
  if (role === undefined) return refused('unknownRecord')
  return mayRole(role, action) ? null : refused('roleMayNot')
}
