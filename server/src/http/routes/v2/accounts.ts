import type { FastifyPluginCallbackTypebox } from '@fastify/type-provider-typebox'
import type { RouteParts } from '../parts.ts'

/** `/v2`: accounts and their settings. */
export const accountsRoutes =
  (_parts: RouteParts): FastifyPluginCallbackTypebox =>
  (_app, _options, done) => {
    done()
  }
