import type { FastifyPluginAsync } from 'fastify'
import { type ErrorName, sendError } from '../../errors.ts'
import { errorResponses } from '../../schemas/errors.ts'
import { isCrossSite } from '../../sign-in/cross-site.ts'
import { linksRoutes } from './links.ts'
import type { PublicParts } from './parts.ts'
import { sessionsRoutes } from './sessions.ts'
import { setUpRoutes } from './set-up.ts'

const commonErrors: readonly ErrorName[] = [
  'invalidRequest',
  'invalidQuery',
  'crossSite',
  'tooManyRequests',
  'internal',
  'overloaded',
  'starting',
  'unavailable',
]

type RouteSchema = { readonly response?: Record<string, unknown> }

/** The routes of `/v2` that one calls in order to have a session. They take no token, and no cookie either. */
export const publicSignInRoutes =
  (parts: PublicParts): FastifyPluginAsync =>
  async (app) => {
    app.addHook('onRoute', (route) => {
      const { response, ...schema } = (route.schema ?? {}) as RouteSchema
      Object.assign(route, {
        schema: { ...schema, security: [], response: { ...errorResponses(...commonErrors), ...response } },
      })
    })
    // Nobody shall be signed in as somebody else by a page of theirs.
    app.addHook('onRequest', (request, reply, done) => {
      if (isCrossSite(request, parts.tools.publicUrl())) sendError(reply, 'crossSite')
      else done()
    })
    await app.register(sessionsRoutes(parts))
    await app.register(linksRoutes(parts))
    await app.register(setUpRoutes(parts))
  }
