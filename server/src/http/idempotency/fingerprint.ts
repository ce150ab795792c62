import { createHash } from 'node:crypto'
import type { FastifyRequest } from 'fastify'

const isPlain = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The same text for the same wish: the order of keys does not matter. */
const canonical = (value: unknown): string =>
  JSON.stringify(value, (_key, part: unknown) =>
    isPlain(part) ? Object.fromEntries(Object.entries(part).sort(([one], [other]) => (one < other ? -1 : 1))) : part,
  )

const without = (body: unknown, field: string | undefined): unknown =>
  field === undefined || !isPlain(body)
    ? body
    : Object.fromEntries(Object.entries(body).filter(([key]) => key !== field))

/** SHA-256 of what a request asks for, as it was understood, with a body that was read to its end. White space does not count. */
export const fingerprintOf = (request: FastifyRequest, body: unknown = request.body): Buffer => {
  const { method, params, query, headers, routeOptions } = request
  const kept = without(body, routeOptions.config.unkeptField)
  const wish = [method, routeOptions.url, params, query, headers['if-match'] ?? null, kept ?? null]
  return createHash('sha256')
    .update(`v2 ${canonical(wish)}`)
    .digest()
}
