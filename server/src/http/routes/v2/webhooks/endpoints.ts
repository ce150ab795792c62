import type { FastifyPluginCallbackTypebox } from '@fastify/type-provider-typebox'
import type { FastifyReply } from 'fastify'
import Type from 'typebox'
import { isRefused, type RecordRefusal } from '../../../../records/refusals.ts'
import { findManagedEndpoint, managedAccounts } from '../../../../records/webhooks/endpoint-rules.ts'
import { changeEndpoint, createEndpoint, removeEndpoint } from '../../../../records/webhooks/endpoints.ts'
import { type EndpointPlace, listEndpoints, type StoredEndpoint } from '../../../../storage/webhooks/endpoints.ts'
import { countWaiting } from '../../../../storage/webhooks/log/deliveries.ts'
import { accessOf } from '../../../access.ts'
import { sendRefusal } from '../../../record-refusals.ts'
import { listName } from '../../../requests/cursors.ts'
import { entityTag, matches } from '../../../requests/entity-tags.ts'
import { pageLimit, pageStart, toPage } from '../../../requests/pages.ts'
import { isTokenPlace } from '../../../requests/places.ts'
import { bodyErrors, changeErrors, errorResponses } from '../../../schemas/errors.ts'
import { ifMatchHeaders } from '../../../schemas/fields.ts'
import { noQuery } from '../../../schemas/queries.ts'
import {
  newWebhook,
  newWebhookBody,
  webhook,
  webhookChanges,
  webhookDetails,
  webhookPath,
  webhooksPage,
  webhooksQuery,
} from '../../../schemas/webhooks/endpoints.ts'
import type { RouteParts } from '../../parts.ts'
import { toWebhookBody } from './bodies.ts'

const tags = ['Webhooks']

const listSchema = {
  operationId: 'listWebhooks',
  summary: 'List webhooks',
  description: 'The webhooks of the accounts whose webhooks the caller manages, the newest first.',
  tags,
  querystring: webhooksQuery,
  response: { 200: webhooksPage, ...errorResponses('unknownRecord', 'roleMayNot', 'missingScope') },
} as const

const createSchema = {
  operationId: 'createWebhook',
  summary: 'Create a webhook',
  description:
    'Creates a webhook: whatever is written after the answer is sent to it. A change that was being written at that moment may be missing: who needs all there is takes a snapshot over the API a few seconds later. The answer shows its secret, once. The operator must have set FOYER_ENCRYPTION_KEY. A token needs the scope `read` too, as it is told what it could read. The first webhook of a server waits for a moment in which nobody writes; if none comes in about four seconds the answer is 409 with `writersBusy`.',
  tags,
  querystring: noQuery,
  body: newWebhookBody,
  response: { 201: newWebhook, ...errorResponses(...changeErrors, ...bodyErrors) },
} as const

const readSchema = {
  operationId: 'readWebhook',
  summary: 'Read a webhook',
  description: 'One webhook, with how much waits for it.',
  tags,
  querystring: noQuery,
  params: webhookPath,
  response: { 200: webhookDetails, ...errorResponses('unknownRecord', 'roleMayNot', 'missingScope') },
} as const

const changeSchema = {
  operationId: 'changeWebhook',
  summary: 'Change a webhook',
  description:
    'Changes the fields that are given, and no other. What is written after the answer comes to it as it is then; a change that was being written at that moment, as it is or as it was. What was put down before is sent to the new URL. A token needs the scope `read` too. With `If-Match` only if nobody changed it in between.',
  tags,
  querystring: noQuery,
  headers: ifMatchHeaders,
  params: webhookPath,
  body: webhookChanges,
  response: {
    200: webhook('The webhook as it is now. Its `ETag` is for `If-Match`.'),
    ...errorResponses(...changeErrors, ...bodyErrors, 'stale'),
  },
} as const

const deleteSchema = {
  operationId: 'deleteWebhook',
  summary: 'Delete a webhook',
  description: 'Deletes a webhook with its log. Nothing more is sent to it but what is on its way.',
  tags,
  querystring: noQuery,
  params: webhookPath,
  response: { 204: Type.Null({ description: 'The webhook is gone.' }), ...errorResponses(...changeErrors) },
} as const

const answer = (reply: FastifyReply, endpoint: StoredEndpoint | RecordRefusal, more: object = {}): FastifyReply =>
  isRefused(endpoint)
    ? sendRefusal(reply, endpoint)
    : reply.header('etag', entityTag(endpoint.revision)).send({ ...toWebhookBody(endpoint), ...more })

const byDefault = { description: null, format: 'standard', tables: ['leasing_events'], event_types: null } as const

/** `/v2`: webhooks themselves. */
export const webhookEndpointsRoutes =
  ({ database, webhooks }: RouteParts): FastifyPluginCallbackTypebox =>
  (app, _options, done) => {
    const config = { action: 'manageWebhooks' } as const
    // Whoever has records sent somewhere reads them there: a token that may not read must not.
    const telling = { ...config, alsoScope: 'read' } as const

    app.get('/webhooks', { config, schema: listSchema }, async (request, reply) => {
      const accountId = request.query.account_id?.toLowerCase()
      const accountIds = managedAccounts(accessOf(request), accountId)
      if (isRefused(accountIds)) return sendRefusal(reply, accountIds)
      const list = listName('webhooks', { accountId })
      const limit = pageLimit(request.query)
      const after = pageStart<EndpointPlace>(list, request.query, isTokenPlace)
      const rows = await listEndpoints(database.tables, accountIds, after, limit + 1)
      return reply.send(toPage(list, rows, limit, toWebhookBody, ({ createdAt, id }) => [createdAt, id]))
    })

    app.post('/webhooks', { config: telling, schema: createSchema }, async (request, reply) => {
      const { account_id, secret = null, event_types: eventTypes, ...given } = { ...byDefault, ...request.body }
      const wish = { ...given, accountId: account_id.toLowerCase(), eventTypes, secret }
      const outcome = await createEndpoint(database, webhooks, accessOf(request), wish)
      if (isRefused(outcome)) return sendRefusal(reply, outcome)
      return answer(reply.code(201), outcome.endpoint, { secret: outcome.secret })
    })

    app.get('/webhooks/:id', { config, schema: readSchema }, async (request, reply) => {
      const endpoint = await findManagedEndpoint(database, accessOf(request), request.params.id)
      if (isRefused(endpoint)) return sendRefusal(reply, endpoint)
      return answer(reply, endpoint, { waiting: await countWaiting(database.tables, endpoint) })
    })

    app.patch('/webhooks/:id', { config: telling, schema: changeSchema }, async (request, reply) => {
      const { event_types: eventTypes, ...given } = request.body
      const endpoint = await changeEndpoint(database, webhooks, accessOf(request), {
        id: request.params.id,
        given: { ...given, ...(eventTypes !== undefined && { eventTypes }) },
        isCurrent: (revision) => matches(request, entityTag(revision)),
      })
      return answer(reply, endpoint)
    })

    app.delete('/webhooks/:id', { config, schema: deleteSchema }, async (request, reply) => {
      const outcome = await removeEndpoint(database, accessOf(request), request.params.id)
      return isRefused(outcome) ? sendRefusal(reply, outcome) : reply.code(204).send(null)
    })
    done()
  }
