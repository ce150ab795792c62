import type { FastifyInstance, FastifyReply, FastifyRequest, RouteOptions } from 'fastify'
import fp from 'fastify-plugin'
import { type Action, actionRow, type Scope } from '../../catalogue/permissions.ts'
import type { ErrorDetail, ErrorName } from '../errors.ts'
import { sendError } from '../errors.ts'
import { errorResponses } from '../schemas/errors.ts'
import { ownerOf } from './authentication.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** What the route does: the row of the catalogue that says which scope and which roles it needs. */
    action?: Action
    /** Another scope that the token needs, where the action tells or sends what takes that one. */
    alsoScope?: Scope
    /**
     * Who sees to it that a request with an Idempotency-Key is done once: the transaction of the request (if nothing is said), or the
     * route, whose work is too long for one. `nothing`: a POST that writes nothing.
     */
    once?: 'byTransaction' | 'byRoute' | 'nothing'
    /** Only for who signed in: a token that got into wrong hands must not change how its user signs in. */
    onlySessions?: true
    /** A field of the body of which nothing may be stored, not even a hash: a password. A key does not stand for it. */
    unkeptField?: string
  }
}

export type PermissionsOptions = {
  /** v1 knows no 403: there a missing scope is a fault of the request. */
  readonly missingScope: Extract<ErrorName, 'invalidRequest' | 'missingScope'>
  /** Refusals that every route below may answer with. */
  readonly commonErrors: readonly ErrorName[]
  /** Whether who signed in may call the routes below too. */
  readonly takesSessions?: boolean
}

/** Says which scope a token lacks. */
export const scopeDetail = (scope: string): ErrorDetail => ({
  keyword: 'tokenScope',
  dataPath: '',
  schemaPath: '#/tokenScope',
  params: { scope },
  message: `should come with a token that has the scope ${scope}`,
})

type RouteSchema = { security?: unknown; response?: Record<string, unknown> }

/**
 * Every route below names its action. The scope that the action needs stands in the document, and a token without it is refused;
 * the role is looked at where the account is known.
 */
export const permissions = fp(
  async (
    app: FastifyInstance,
    { missingScope, commonErrors, takesSessions = false }: PermissionsOptions,
  ): Promise<void> => {
    app.addHook('onRoute', (route: RouteOptions) => {
      const { action, alsoScope, onlySessions = false } = route.config ?? {}
      if (action === undefined) throw new Error(`${route.method} ${route.url} names no action`)
      const { security, response, ...schema } = (route.schema ?? {}) as RouteSchema
      const needed = [actionRow(action).scope, ...(alsoScope === undefined ? [] : [alsoScope])]
      const needScopes = (request: FastifyRequest, reply: FastifyReply, done: () => void): void => {
        const owner = ownerOf(request)
        if (onlySessions && owner.sessionId === null) {
          sendError(reply, 'sessionNeeded')
          return
        }
        const missing = needed.filter((scope) => !owner.scopes.has(scope))
        if (missing.length === 0) done()
        else sendError(reply, missingScope, missing.map(scopeDetail))
      }
      Object.assign(route, {
        // A hook of the route's own: Fastify makes an object anew whenever a request is asked for its route.
        preValidation: [needScopes, ...[route.preValidation ?? []].flat()],
        schema: {
          ...schema,
          security: security ?? [
            ...(onlySessions ? [] : [{ bearer: [] }]),
            ...(takesSessions || onlySessions ? [{ session: [] }] : []),
          ],
          response: {
            ...errorResponses(...commonErrors, ...(onlySessions ? (['sessionNeeded'] as const) : [])),
            ...response,
          },
          'x-action': action,
          'x-scopes': needed,
        },
      })
    })
  },
)
