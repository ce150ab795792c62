import type { FastifyPluginCallbackTypebox } from '@fastify/type-provider-typebox'
import { isRefused } from '../../../../records/refusals.ts'
import { replay, resendDelivery } from '../../../../records/webhooks/deliveries.ts'
import { findManagedEndpoint } from '../../../../records/webhooks/endpoint-rules.ts'
import {
  type DeliveryFilter,
  findDelivery,
  listAttempts,
  listDeliveries,
  readChange,
} from '../../../../storage/webhooks/log/deliveries.ts'
import { accessOf } from '../../../access.ts'
import { sendError } from '../../../errors.ts'
import { sendRefusal } from '../../../record-refusals.ts'
import { type CursorValue, listName, writeCursor } from '../../../requests/cursors.ts'
import { pageLimit, pageStart } from '../../../requests/pages.ts'
import { bodyErrors, changeErrors, errorResponses } from '../../../schemas/errors.ts'
import { noQuery } from '../../../schemas/queries.ts'
import {
  type DeliveriesQuery,
  deliveriesPage,
  deliveriesQuery,
  delivery,
  deliveryDetails,
  deliveryPath,
  replayBody,
  replayed,
} from '../../../schemas/webhooks/deliveries.ts'
import { webhookPath } from '../../../schemas/webhooks/endpoints.ts'
import type { RouteParts } from '../../parts.ts'
import { toAttemptBody, toDeliveryBody } from './bodies.ts'

const tags = ['Webhooks']
const readErrors = errorResponses('unknownRecord', 'roleMayNot', 'missingScope')

const listSchema = {
  operationId: 'listWebhookDeliveries',
  summary: 'List the deliveries of a webhook',
  description: 'What was sent to a webhook or waits for it, the newest first. What has ended is kept for 30 days.',
  tags,
  querystring: deliveriesQuery,
  params: webhookPath,
  response: { 200: deliveriesPage, ...readErrors },
} as const

const readSchema = {
  operationId: 'readWebhookDelivery',
  summary: 'Read a delivery',
  description:
    'One delivery, with what it says and every try. It shows a record, so a token needs the scope `read` too.',
  tags,
  querystring: noQuery,
  params: deliveryPath,
  response: { 200: deliveryDetails, ...readErrors },
} as const

const resendSchema = {
  operationId: 'resendWebhookDelivery',
  summary: 'Send a delivery again',
  description:
    'One that waits for its next try is tried now. Of one that has ended a new delivery is made, which comes after all that waits about the same prospect or unit, and tells the record as it was at the time. The answer is the delivery that is sent.',
  tags,
  querystring: noQuery,
  params: deliveryPath,
  response: { 202: delivery('The delivery that is sent.'), ...errorResponses(...changeErrors) },
} as const

const replaySchema = {
  operationId: 'replayWebhook',
  summary: 'Send a range of changes again',
  description:
    'Sends again what happened in the account from a sequence or a moment on, in its order, as far as the webhook hears of it now: also what happened before the webhook was made, if it is kept. Changes are kept for 30 days, while the account has a webhook that hears of them. What others write meanwhile may come before what is older; so when they are done the newest of each record that changed lately is sent once more. A range that ends before now leaves a receiver with the records as they were then.',
  tags,
  querystring: noQuery,
  params: webhookPath,
  body: replayBody,
  response: { 202: replayed, ...errorResponses(...changeErrors, ...bodyErrors) },
} as const

const toFilter = (query: DeliveriesQuery): DeliveryFilter => ({
  ...(query.status && { statuses: query.status }),
  ...(query.table && { table: query.table }),
  ...(query.event_type && { eventTypes: query.event_type }),
  ...(query.prospect_id !== undefined && { prospectId: query.prospect_id }),
  ...(query.created_after !== undefined && { createdAfter: query.created_after }),
  ...(query.created_before !== undefined && { createdBefore: query.created_before }),
})

const isId = (values: readonly CursorValue[]): values is readonly [number] =>
  values.length === 1 && typeof values[0] === 'number'

/** `/v2`: the log of a webhook, and sending again. */
export const webhookDeliveriesRoutes =
  ({ database, webhooks }: RouteParts): FastifyPluginCallbackTypebox =>
  (app, _options, done) => {
    const config = { action: 'manageWebhooks' } as const
    const { tables } = database

    app.get('/webhooks/:id/deliveries', { config, schema: listSchema }, async (request, reply) => {
      const endpoint = await findManagedEndpoint(database, accessOf(request), request.params.id)
      if (isRefused(endpoint)) return sendRefusal(reply, endpoint)
      const { cursor: _, limit: __, ...filters } = request.query
      const list = listName('webhook deliveries', { id: endpoint.id, ...filters })
      const [before] = pageStart(list, request.query, isId) ?? [null]
      const page = { before, limit: pageLimit(request.query) }
      const { deliveries, end } = await listDeliveries(tables, endpoint, toFilter(request.query), page)
      return reply.send({
        data: deliveries.map(toDeliveryBody),
        next_cursor: end === null ? null : writeCursor(list, [end]),
        has_more: end !== null,
      })
    })

    // It shows the record that was sent.
    const telling = { config: { ...config, alsoScope: 'read' }, schema: readSchema } as const
    app.get('/webhooks/:id/deliveries/:delivery_id', telling, async (request, reply) => {
      const endpoint = await findManagedEndpoint(database, accessOf(request), request.params.id)
      if (isRefused(endpoint)) return sendRefusal(reply, endpoint)
      const found = await findDelivery(tables, endpoint, request.params.delivery_id)
      const change = found && (await readChange(tables, found))
      if (found === null || change === null) return sendError(reply, 'unknownRecord')
      const attempts = await listAttempts(tables, found)
      const body = webhooks.bodyOf(endpoint.format, change)
      return reply.send({
        ...toDeliveryBody(found),
        attempts_made: attempts.map((made) => ({ attempt: made.attempt, ...toAttemptBody(made) })),
        body: body === null ? null : JSON.parse(body),
      })
    })

    app.post(
      '/webhooks/:id/deliveries/:delivery_id/resend',
      { config, schema: resendSchema },
      async (request, reply) => {
        const name = { endpointId: request.params.id, id: request.params.delivery_id }
        const outcome = await resendDelivery(database, webhooks, accessOf(request), name)
        return isRefused(outcome) ? sendRefusal(reply, outcome) : reply.code(202).send(toDeliveryBody(outcome))
      },
    )

    app.post('/webhooks/:id/replay', { config, schema: replaySchema }, async (request, reply) => {
      const { from_sequence, from_time, until_sequence, until_time, status } = request.body
      const range = {
        ...(from_sequence !== undefined && { fromSequence: from_sequence }),
        ...(from_time !== undefined && { fromTime: from_time }),
        ...(until_sequence !== undefined && { untilSequence: until_sequence }),
        ...(until_time !== undefined && { untilTime: until_time }),
        onlyFailed: status === 'failed',
      }
      const outcome = await replay(database, webhooks, accessOf(request), { endpointId: request.params.id, range })
      if (isRefused(outcome)) return sendRefusal(reply, outcome)
      return reply.code(202).send({
        deliveries: outcome.deliveries,
        last_sequence: outcome.lastSequence,
        has_more: outcome.hasMore,
        oldest_sequence: outcome.oldestSequence,
      })
    })
    done()
  }
