import { createHash } from 'node:crypto'
import type { FastifyRequest } from 'fastify'

/** The entity tag of a record (RFC 9110, 8.8.3): strong, from the numbers that rise with every change of it. */
export const entityTag = (...numbers: readonly number[]): string => `"${numbers.join('-')}"`

const tagCharacters = 16

/** The entity tag of what a caller sees of a record, where a number would tell them of changes that they do not see. */
export const visibleTag = (body: object): string =>
  `"${createHash('sha256').update(JSON.stringify(body)).digest('base64url').slice(0, tagCharacters)}"`

/** Whether `If-Match` lets a change of the record with this tag pass (RFC 9110, 13.1.1). Without the header it does. */
export const matches = (request: FastifyRequest, tag: string): boolean => {
  const given = request.headers['if-match']
  if (given === undefined) return true
  return given.split(',').some((part) => part.trim() === tag || part.trim() === '*')
}
