import type { FastifyPluginCallbackTypebox } from '@fastify/type-provider-typebox'
import type { RouteParts } from '../parts.ts'

/** `/v2`: duplicates, merging, and undoing it. */
export const duplicatesRoutes =
  (_parts: RouteParts): FastifyPluginCallbackTypebox =>
  (_app, _options, done) => {
    done()
  }
