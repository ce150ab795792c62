import type { FastifyPluginCallbackTypebox } from '@fastify/type-provider-typebox'
import type { V1Parts } from '../parts.ts'

/** v1: prospects. */
export const prospectsRoutes =
  (_parts: V1Parts): FastifyPluginCallbackTypebox =>
  (_app, _options, done) => {
    done()
  }
