import type { FastifyPluginCallbackTypebox } from '@fastify/type-provider-typebox'
import { type EventOfV1, listEventsOfV1 } from '../../../storage/v1/leasing-events.ts'
import { accountsFor } from '../../access.ts'
import { toV1Envelope, v1PageOf } from '../../requests/v1-pages.ts'
import { type V1LeasingEventBody, v1LeasingEvents, v1LeasingEventsQuery } from '../../schemas/v1/leasing-events.ts'
import type { V1Parts } from '../parts.ts'

const toBody = (event: EventOfV1): V1LeasingEventBody => ({
  id: event.id,
  prospect_id: event.prospectId,
  event_type: event.eventType,
  created_at: event.createdAt,
  source: event.source,
  created_by: event.createdBy,
  notes: event.notes,
  planned_date_time: event.plannedDateTime,
  next_follow_up: event.nextFollowUp,
  property_address: event.propertyAddress,
  context: event.context,
  unit_of_interest: event.unitId,
  deleted: event.deleted,
})

const schema = {
  operationId: 'listLeasingEventsByPage',
  summary: 'List leasing events',
  description:
    'Events of all accounts of the token, or of one prospect, in the order in which they were written: newest last. The answer is an envelope: go on with `page.next_page_number` until it is null.',
  tags: ['Leasing events'],
  querystring: v1LeasingEventsQuery,
  response: { 200: v1LeasingEvents },
} as const

/** `GET /leasing_events`. Contract, "GET /leasing_events". */
export const leasingEventsListRoutes =
  ({ database, hide }: V1Parts): FastifyPluginCallbackTypebox =>
  (app, _options, done) => {
    app.get('/leasing_events', { config: { action: 'readRecords' }, schema: { ...schema, hide } }, async (request) => {
      const { limit, offset } = v1PageOf(request.query)
      const accountIds = accountsFor(request, 'readRecords')
      // One more than the page has: whether there is a next page.
      const page = { limit: limit + 1, offset }
      const rows = await listEventsOfV1(database.pool, accountIds, request.query.prospect_id ?? null, page)
      return toV1Envelope(rows, request.query, toBody)
    })
    done()
  }
