import rateLimit from '@fastify/rate-limit'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import fp from 'fastify-plugin'
import { looksLikeSession } from '../../domain/sign-in/secrets.ts'
import { type Actor, keyHolderOf } from '../../engine/actor.ts'
import type { TokenOwner } from '../../storage/records/tokens.ts'
import { sendError } from '../errors.ts'
import { isHeaderDoubled } from '../requests/doubled-headers.ts'
import { sessionCookie } from '../sign-in/cookies.ts'
import { isCrossSite } from '../sign-in/cross-site.ts'
import type { TokenOwners } from '../token-owners.ts'

/** Who asks, by which secret, and how old the knowledge of it is. */
type Identity = { readonly owner: TokenOwner; readonly secret: string; readonly age: number }

const decorator = 'identity'

/** Whose token came with the request, and what it reaches. Only on routes below `authentication`. */
export const ownerOf = (request: FastifyRequest): TokenOwner => request.getDecorator<Identity>(decorator).owner

/** What came with the request to say who asks: a token, or what the cookie of a session holds. */
export const secretOf = (request: FastifyRequest): string => request.getDecorator<Identity>(decorator).secret

/** Who asks, for the engine. */
export const actorOf = (request: FastifyRequest): Actor => ownerOf(request)

/** The id of the token or of the session: what keys and limits of requests belong to. */
export const keyHolder = (request: FastifyRequest): string => {
  const holder = keyHolderOf(ownerOf(request))
  if (holder === null) throw new Error('a request came with neither a token nor a session')
  return holder
}

export type AuthenticationOptions = {
  readonly owners: TokenOwners
  readonly failedLoginsPerMinute: number
  /** Where people reach the server: their browsers name it. */
  readonly publicUrl: () => string
  /** 0: no limit. */
  readonly requestsPerMinute: number
  /** Told when the database did not answer. */
  readonly onUnreachable: (error: unknown) => void
}

type Limiter = ReturnType<FastifyInstance['createRateLimit']>

/**
 * The token of `Authorization: Bearer <token>` (RFC 6750; the scheme in any letter case, RFC 9110), or null. Two headers would
 * be two claims of who asks: Node keeps the first, a proxy before us perhaps the last.
 */
const bearerToken = (request: FastifyRequest, authorization: string): string | null => {
  if (isHeaderDoubled(request, 'authorization')) return null
  const token = /^bearer +([\x21-\x7e]+)[ \t]*$/i.exec(authorization)?.[1] ?? null
  return token !== null && looksLikeSession(token) ? null : token
}

/** What v1 has never known, it does not learn: its paths take tokens only. */
const takesCookies = ({ url }: FastifyRequest): boolean => url.startsWith('/v2/')

/** The session of the request's cookie. A header with a token, good or not, is what counts then. */
const sessionSecretIn = (request: FastifyRequest, publicUrl: string): string | null => {
  if (request.headers.authorization !== undefined || !takesCookies(request)) return null
  const secret = sessionCookie(request, publicUrl)
  return secret !== null && looksLikeSession(secret) ? secret : null
}

const secretIn = (request: FastifyRequest, publicUrl: string): string | null => {
  const { authorization } = request.headers
  return authorization === undefined ? sessionSecretIn(request, publicUrl) : bearerToken(request, authorization)
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
          keyGenerator: keyHolder,
        })

  const refuse = async (request: FastifyRequest, reply: FastifyReply): Promise<false> => {
    const limit = await failures(request)
    if (!limit.isAllowed && limit.isExceeded) refuseFor(reply, limit.ttlInSeconds)
    else sendError(reply, 'unauthenticated')
    return false
  }

  const isKnown = async (request: FastifyRequest): Promise<boolean> => {
    const secret = secretIn(request, options.publicUrl())
    if (secret === null) return false
    const { age } = options.owners
    const owner = options.owners.recall(secret) ?? (await options.owners.find(secret))
    if (owner !== null) request.setDecorator<Identity>(decorator, { owner, secret, age })
    return owner !== null
  }

  /** Whether the request may go on. If not, it is answered. */
  const identify = async (request: FastifyRequest, reply: FastifyReply): Promise<boolean> => {
    if (!(await isKnown(request))) return await refuse(request, reply)
    const limit = uses === null ? null : await uses(request)
    if (limit === null || limit.isAllowed || !limit.isExceeded) return true
    refuseFor(reply, limit.ttlInSeconds)
    return false
  }

  /** Goes on when the request may. If it may not, it was answered. */
  const goOnIf = (mayGoOn: Promise<boolean>, reply: FastifyReply, done: () => void): void => {
    mayGoOn.then(
      (may) => {
        if (may) done()
      },
      (error: unknown) => {
        options.onUnreachable(error)
        sendError(reply, 'unavailable')
      },
    )
  }

  app.decorateRequest(decorator)
  // With a callback, not a promise: this runs before every request, and nearly always has its answer at once.
  app.addHook('onRequest', (request, reply, done) => {
    const publicUrl = options.publicUrl()
    if (sessionSecretIn(request, publicUrl) !== null && isCrossSite(request, publicUrl)) {
      sendError(reply, 'crossSite')
      return
    }
    const secret = uses === null ? secretIn(request, publicUrl) : null
    const owner = secret === null ? null : options.owners.recall(secret)
    if (secret !== null && owner !== null) {
      request.setDecorator<Identity>(decorator, { owner, secret, age: options.owners.age })
      done()
      return
    }
    goOnIf(identify(request, reply), reply, done)
  })

  // A body may take its time to arrive, and the token may have been revoked or have expired meanwhile.
  app.addHook('preValidation', (request, reply, done) => {
    const { owner, age } = request.getDecorator<Identity>(decorator)
    if (owner.expiresAt === null && options.owners.isCurrent(age)) {
      done()
      return
    }
    const again = isKnown(request).then((known) => known || refuse(request, reply))
    goOnIf(again, reply, done)
  })
})
