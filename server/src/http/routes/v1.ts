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

const servers = [
  { url: '/', description: 'This server.' },
  { url: '/api/public/v1', description: 'The same, for clients whose base URL ends like this.' },
]

/** Everything of v1, in both places. */
export const v1Routes =
  (parts: RouteParts): FastifyPluginAsync =>
  async (app) => {
    app.addHook('onRoute', (route) => {
      Object.assign(route, { schema: { ...route.schema, servers } })
    })
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
