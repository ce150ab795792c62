import type { FastifyPluginCallbackTypebox } from '@fastify/type-provider-typebox'
import type { V1Parts } from '../parts.ts'

/** v1: units. */
export const unitsRoutes =
  (_parts: V1Parts): FastifyPluginCallbackTypebox =>
  (_app, _options, done) => {
    done()
  }
