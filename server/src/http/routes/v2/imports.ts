import type { FastifyPluginCallbackTypebox } from '@fastify/type-provider-typebox'
import type { RouteParts } from '../parts.ts'

/** `/v2`: imports. */
export const importsRoutes =
  (_parts: RouteParts): FastifyPluginCallbackTypebox =>
  (_app, _options, done) => {
    done()
  }
