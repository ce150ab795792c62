import type { FastifyPluginCallbackTypebox } from '@fastify/type-provider-typebox'
import type { RouteParts } from '../parts.ts'

/** `/v2`: prospects. */
export const prospectsRoutes =
  (_parts: RouteParts): FastifyPluginCallbackTypebox =>
  (_app, _options, done) => {
    done()
  }
