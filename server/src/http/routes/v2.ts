import type { FastifyPluginAsync } from 'fastify'
import { compression } from '../plugins/compression.ts'
import { idempotency } from '../plugins/idempotency.ts'
import { permissions } from '../plugins/permissions.ts'
import type { RouteParts } from './parts.ts'
import { accountsRoutes } from './v2/accounts.ts'
import { assignmentsRoutes } from './v2/assignments.ts'
import { deskRoutes } from './v2/desk/desk.ts'
import { deskReportsRoutes } from './v2/desk/reports.ts'
import { viewsRoutes } from './v2/desk/views.ts'
import { duplicatesRoutes } from './v2/duplicates.ts'
import { batchActionsRoutes } from './v2/events/batch-actions.ts'
import { batchesRoutes } from './v2/events/batches.ts'
import { deleteEventRoutes } from './v2/events/delete-event.ts'
import { writeEventsRoutes } from './v2/events/write-events.ts'
import { exportsRoutes } from './v2/exports.ts'
import { importsRoutes } from './v2/imports.ts'
import { leasingEventsRoutes } from './v2/leasing-events.ts'
import { prospectHistoryRoutes } from './v2/prospect-history.ts'
import { prospectsRoutes } from './v2/prospects.ts'
import { invitationsRoutes } from './v2/sign-in/invitations.ts'
import { ownSessionsRoutes } from './v2/sign-in/own-sessions.ts'
import { ownSignInRoutes } from './v2/sign-in/own-sign-in.ts'
import { sessionRoutes } from './v2/sign-in/session.ts'
import { streamRoutes } from './v2/stream.ts'
import { tokensRoutes } from './v2/tokens.ts'
import { unitsRoutes } from './v2/units.ts'
import { usersRoutes } from './v2/users.ts'
import { webhookActionsRoutes } from './v2/webhooks/actions.ts'
import { webhookDeliveriesRoutes } from './v2/webhooks/deliveries.ts'
import { webhookEndpointsRoutes } from './v2/webhooks/endpoints.ts'

/** Everything below `/v2`. */
export const v2Routes =
  (parts: RouteParts): FastifyPluginAsync =>
  async (app) => {
    await app.register(permissions, {
      missingScope: 'missingScope',
      takesSessions: true,
      commonErrors: [
        'invalidRequest',
        'invalidQuery',
        'unauthenticated',
        'crossSite',
        'missingScope',
        'tooManyRequests',
        'internal',
        'overloaded',
        'starting',
        'unavailable',
      ],
    })
    await app.register(compression)
    await app.register(idempotency, { transactions: parts.requestTransactions })
    await app.register(accountsRoutes(parts))
    await app.register(usersRoutes(parts))
    await app.register(tokensRoutes(parts))
    await app.register(sessionRoutes(parts))
    await app.register(ownSessionsRoutes(parts))
    await app.register(ownSignInRoutes(parts))
    await app.register(invitationsRoutes(parts))
    await app.register(unitsRoutes(parts))
    await app.register(prospectsRoutes(parts))
    await app.register(prospectHistoryRoutes(parts))
    await app.register(assignmentsRoutes(parts))
    await app.register(duplicatesRoutes(parts))
    await app.register(leasingEventsRoutes(parts))
    await app.register(writeEventsRoutes(parts))
    await app.register(deleteEventRoutes(parts))
    await app.register(batchesRoutes(parts))
    await app.register(batchActionsRoutes(parts))
    await app.register(streamRoutes(parts))
    await app.register(deskRoutes(parts))
    await app.register(deskReportsRoutes(parts))
    await app.register(viewsRoutes(parts))
    await app.register(importsRoutes(parts))
    await app.register(exportsRoutes(parts))
    await app.register(webhookEndpointsRoutes(parts))
    await app.register(webhookActionsRoutes(parts))
    await app.register(webhookDeliveriesRoutes(parts))
  }
