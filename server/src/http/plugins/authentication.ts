import rateLimit from '@fastify/rate-limit'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import fp from 'fastify-plugin'
import type { Actor } from '../../engine/commands.ts'
import { sendError } from '../errors.ts'
import type { TokenOwners } from '../token-owners.ts'

const decorator = 'actor'

/** Who asks. Only on routes below `authentication`. */
export const actorOf = (request: FastifyRequest): Actor => request.getDecorator<Actor>(decorator)

export type AuthenticationOptions = {
  readonly owners: TokenOwners
  readonly failedLoginsPerMinute: number
  /** 0: no limit. */
  readonly requestsPerMinute: number
  /** Told when the database did not answer. */
  readonly onUnreachable: (error: unknown) => void
}

type Limiter = ReturnType<FastifyInstance['createRateLimit']>

/** Two headers would be two claims of who asks: Node keeps the first, a proxy before us perhaps the last. */
const hasTwoClaims = (rawHeaders: readonly string[]): boolean => {
  let claims = 0
  for (let place = 0; place < rawHeaders.length; place += 2) {
    const name = rawHeaders[place] ?? ''
    if (name.length === 13 && name.toLowerCase() === 'authorization') claims++
  }
  return claims > 1
}

/** The token of `Authorization: Bearer <token>` (RFC 6750; the scheme in any letter case, RFC 9110), or null. */
const bearerToken = (request: FastifyRequest): string | null => {
  const { authorization } = request.headers
  if (authorization === undefined || hasTwoClaims(request.raw.rawHeaders)) return null
  return /^bearer +([\x21-\x7e]+)[ \t]*$/i.exec(authorization)?.[1] ?? null
}

const refuseFor = (reply: FastifyReply, ttlInSeconds: number): FastifyReply =>
  sendError(reply.header('retry-after', String(Math.max(1, ttlInSeconds))), 'tooManyRequests')

/** Lets in whoever brings a token that works, and limits how often an address may fail and a token may ask. */
export const authentication = fp(async (app: FastifyInstance, options: AuthenticationOptions) => {
  await app.register(rateLimit, { global: false, hook: 'onRequest' })
  const failures: Limiter = app.createRateLimit({ max: options.failedLoginsPerMinute, timeWindow: '1 minute' })
  const uses: Limiter | null =
    options.requestsPerMinute === 0
      ? null
      : app.createRateLimit({
          max: options.requestsPerMinute,
          timeWindow: '1 minute',
          keyGenerator: (request) => actorOf(request).tokenId ?? '',
        })

  const refuse = async (request: FastifyRequest, reply: FastifyReply): Promise<false> => {
    const limit = await failures(request)
    if (!limit.isAllowed && limit.isExceeded) refuseFor(reply, limit.ttlInSeconds)
    else sendError(reply, 'unauthenticated')
    return false
  }

  /** Whether the request may go on. If not, it is answered. */
  const identify = async (request: FastifyRequest, reply: FastifyReply): Promise<boolean> => {
    const token = bearerToken(request)
    const owner = token === null ? null : (options.owners.recall(token) ?? (await options.owners.find(token)))
    if (owner === null) return await refuse(request, reply)
    request.setDecorator<Actor>(decorator, owner)
    const limit = uses === null ? null : await uses(request)
    if (limit === null || limit.isAllowed || !limit.isExceeded) return true
    refuseFor(reply, limit.ttlInSeconds)
    return false
  }

  app.decorateRequest(decorator)
  // With a callback, not a promise: this runs before every request, and nearly always has its answer at once.
  app.addHook('onRequest', (request, reply, done) => {
    const token = uses === null ? bearerToken(request) : null
    const owner = token === null ? null : options.owners.recall(token)
    if (owner !== null) {
      request.setDecorator<Actor>(decorator, owner)
      done()
      return
    }
    identify(request, reply).then(
      (mayGoOn) => {
        if (mayGoOn) done()
      },
      (error: unknown) => {
        options.onUnreachable(error)
        sendError(reply, 'unavailable')
      },
    )
  })
})
