import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import fp from 'fastify-plugin'
import { limits } from '../../catalogue/limits.ts'
import { type Coding, codingFor } from '../codings.ts'

const brotli = promisify(brotliCompress)
const zip = promisify(gzip)

const reading: ReadonlySet<string> = new Set(['GET', 'HEAD'])

/** A page of a list gets a tenth of its size in a millisecond, beside the thread that answers. */
const pack: Readonly<Record<Exclude<Coding, 'identity'>, (bytes: string) => Promise<Buffer>>> = {
  br: (bytes) => brotli(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } }),
  gzip: (bytes) => zip(bytes, { level: 4 }),
}

/**
 * What has a tag stays as it is: a strong tag names these very bytes (RFC 9110, 8.8.3). Neither do streams and files come as text. A HEAD
 * is packed too, or it would name another length than its GET has (8.6).
 */
const isWorthIt = ({ method }: FastifyRequest, reply: FastifyReply, payload: unknown): payload is string =>
  reading.has(method) &&
  typeof payload === 'string' &&
  payload.length >= limits.packedAnswerCharacters &&
  !reply.hasHeader('etag') &&
  !reply.hasHeader('content-encoding')

/** Long answers to reads go out packed, for who says to take that. */
export const compression = fp(async (app: FastifyInstance): Promise<void> => {
  // By callback: of a write, which is never packed, it costs no promise.
  app.addHook<string>('onSend', (request, reply, payload, done) => {
    if (!isWorthIt(request, reply, payload)) return done(null, payload)
    reply.header('vary', 'accept-encoding')
    const coding = codingFor(request.headers['accept-encoding'], ['br', 'gzip'])
    if (coding === 'identity') return done(null, payload)
    reply.header('content-encoding', coding).removeHeader('content-length')
    pack[coding](payload).then((packed) => done(null, packed), done)
  })
})
