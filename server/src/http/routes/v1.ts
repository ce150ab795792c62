import type { FastifyPluginAsync } from 'fastify'
import { permissions } from '../plugins/permissions.ts'
import type { RouteParts } from './parts.ts'
import { leasingEventsRoutes } from './v1/leasing-events.ts'
import { leasingEventsListRoutes } from './v1/leasing-events-list.ts'
import { prospectsRoutes } from './v1/prospects.ts'
import { reportsRoutes } from './v1/reports.ts'
import { unitsRoutes } from './v1/units.ts'

/** Where v1 is served: as the reference text says, and where drop-in clients join their paths. */
const prefixes = ['', '/api/public/v1']

/** Everything of v1, in both places. */
export const v1Routes =
  (parts: RouteParts): FastifyPluginAsync =>
  async (app) => {
    await app.register(permissions, {
      missingScope: 'invalidRequest',
      commonErrors: [
        'invalidRequest',
        'invalidQuery',
        'unauthenticated',
        'tooManyRequests',
        'internal',
        'starting',
        'unavailable',
      ],
    })
    for (const prefix of prefixes) {
      const places = { ...parts, hide: prefix !== '' }
      for (const routes of [leasingEventsRoutes, leasingEventsListRoutes, prospectsRoutes, unitsRoutes, reportsRoutes])
        await app.register(routes(places), { prefix })
    }
  }
