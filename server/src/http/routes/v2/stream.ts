import type { FastifyPluginCallbackTypebox } from '@fastify/type-provider-typebox'
import type { RouteParts } from '../parts.ts'

/** `/v2`: the feed as server-sent events. */
export const streamRoutes =
  (_parts: RouteParts): FastifyPluginCallbackTypebox =>
  (_app, _options, done) => {
    done()
  }
