import type { FastifyRequest } from 'fastify'
import Type from 'typebox'
import { limits } from '../../catalogue/limits.ts'
import type { ErrorDetail } from '../errors.ts'
import { isHeaderDoubled } from '../requests/doubled-headers.ts'
import { Refused } from '../requests/json-body.ts'

/** The header of the requests that it makes safe to repeat. */
export const idempotencyHeaders = Type.Object({
  'idempotency-key': Type.Optional(
    Type.String({
      pattern: '^[\\x20-\\x7e]*$',
      minLength: 1,
      maxLength: limits.idempotencyKeyCharacters,
      description: `Makes the request safe to repeat: within ${limits.idempotencyHours} hours the same key with the same body gets the stored answer, and nothing is written again.`,
      examples: ['9b2f0c1e-assign-12345'],
    }),
  ),
})

/** The header of an answer that was given before. */
export const replayedHeader = {
  'Idempotency-Replayed': {
    type: 'string',
    enum: ['true'],
    description: 'The answer is that of an earlier request with the same Idempotency-Key.',
    example: 'true',
  },
} as const

const doubledKey: ErrorDetail = {
  keyword: 'singleHeader',
  dataPath: "['idempotency-key']",
  schemaPath: '#/properties/idempotency-key/singleHeader',
  params: {},
  message: 'should stand in the request once',
}

/** The key of a request that fits its schema, or null if it has none. */
export const readKey = (request: FastifyRequest): string | null => {
  const key = request.headers['idempotency-key']
  if (typeof key !== 'string') return null
  if (isHeaderDoubled(request, 'idempotency-key')) throw new Refused('invalidRequest', [doubledKey])
  return key
}
