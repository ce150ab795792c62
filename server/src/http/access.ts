import type { FastifyRequest } from 'fastify'
import { type Action, mayRole } from '../catalogue/permissions.ts'
import type { Access } from '../records/access.ts'
import { ownerOf } from './plugins/authentication.ts'

/** What the caller reaches, for the functions of `records/`. */
export const accessOf = (request: FastifyRequest): Access => {
  const { roles, userId, tokenId, scopes, onlyAccountIds } = ownerOf(request)
  return { roles, userId, tokenId, scopes, onlyAccountIds }
}

/** The accounts in which the caller's role allows this, narrowed to one if the request names one. */
export const accountsFor = (request: FastifyRequest, action: Action, accountId?: string): string[] => {
  const allowed = [...ownerOf(request).roles].filter(([, role]) => mayRole(role, action)).map(([id]) => id)
  return accountId === undefined ? allowed : allowed.filter((id) => id === accountId.toLowerCase())
}
