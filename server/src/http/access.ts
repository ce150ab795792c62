import type { FastifyRequest } from 'fastify'
import { type Action, mayRole } from '../catalogue/permissions.ts'
import type { Access } from '../records/access.ts'
import type { TokenOwner } from '../storage/records/tokens.ts'
import { ownerOf } from './plugins/authentication.ts'
import { Refused } from './requests/json-body.ts'

/** What the caller reaches, for the functions of `records/`. */
export const accessOf = (request: FastifyRequest): Access => {
  const { roles, userId, tokenId, scopes, onlyAccountIds, expiresAt } = ownerOf(request)
  return { roles, userId, tokenId, scopes, onlyAccountIds, expiresAt }
}

/** The accounts in which the owner of a token may do this, narrowed to one if it is named. */
export const accountsOf = ({ roles }: TokenOwner, action: Action, accountId?: string): string[] => {
  const allowed = [...roles].filter(([, role]) => mayRole(role, action)).map(([id]) => id)
  return accountId === undefined ? allowed : allowed.filter((id) => id === accountId.toLowerCase())
}

/** The accounts in which the caller's role allows this, narrowed to one if the request names one. */
export const accountsFor = (request: FastifyRequest, action: Action, accountId?: string): string[] =>
  accountsOf(ownerOf(request), action, accountId)

/**
 * The same for a list, in which no account is not the same as no rows: one that is named and not reached is refused like any
 * record that is not there, on the way that the error handler knows.
 */
export const accountsOfList = (request: FastifyRequest, action: Action, accountId?: string): string[] => {
  const accountIds = accountsFor(request, action, accountId)
  if (accountId !== undefined && accountIds.length === 0) throw new Refused('unknownRecord')
  return accountIds
}

/** The account of a read of one account: refused in the same way when the caller does not reach it. */
export const accountOf = (request: FastifyRequest, action: Action, accountId: string): string => {
  accountsOfList(request, action, accountId)
  return accountId.toLowerCase()
}
