import type { FastifyPluginCallbackTypebox } from '@fastify/type-provider-typebox'
import { isRefused } from '../../../../records/refusals.ts'
import { findManagedEndpoint } from '../../../../records/webhooks/endpoint-rules.ts'
import { rotateSecret } from '../../../../records/webhooks/endpoints.ts'
import { accessOf } from '../../../access.ts'
import { sendRefusal } from '../../../record-refusals.ts'
import { entityTag } from '../../../requests/entity-tags.ts'
import { bodyErrors, changeErrors, errorResponses } from '../../../schemas/errors.ts'
import { noQuery } from '../../../schemas/queries.ts'
import { rotatedSecret, rotationBody, testedWebhook, webhookPath } from '../../../schemas/webhooks/endpoints.ts'
import type { RouteParts } from '../../parts.ts'
import { toAttemptBody } from './bodies.ts'

const common = { tags: ['Webhooks'], querystring: noQuery, params: webhookPath } as const

const testSchema = {
  ...common,
  operationId: 'testWebhook',
  summary: 'Send a test message',
  description:
    'Sends one message of the type `webhook.test` now, also to a webhook that is paused, and answers with what became of it. It is not tried again, and not in the log.',
  response: { 200: testedWebhook, ...errorResponses('unknownRecord', 'roleMayNot', 'missingScope') },
} as const

const rotateSchema = {
  ...common,
  operationId: 'rotateWebhookSecret',
  summary: 'Rotate the secret of a webhook',
  description:
    'Gives a webhook another secret, and shows it, once. In the format `standard` messages are signed with the one before too, for 24 hours; one before that is valid no more. In the format `compatible` the new one is sent in `X-API-Key`; where it is answered 401 or 403 within these 24 hours, the one before is sent right after it.',
  body: rotationBody,
  response: { 200: rotatedSecret, ...errorResponses(...changeErrors, ...bodyErrors) },
} as const

/** `/v2`: what is done with a webhook. */
export const webhookActionsRoutes =
  ({ database, webhooks }: RouteParts): FastifyPluginCallbackTypebox =>
  (app, _options, done) => {
    const config = { action: 'manageWebhooks' } as const

    // It waits for somebody else for seconds: no transaction may do that, and there is nothing to write.
    const testing = { config: { ...config, once: 'nothing' }, schema: testSchema } as const
    app.post('/webhooks/:id/test', testing, async (request, reply) => {
      const endpoint = await findManagedEndpoint(database, accessOf(request), request.params.id)
      if (isRefused(endpoint)) return sendRefusal(reply, endpoint)
      return reply.send(toAttemptBody(await webhooks.sendTest(endpoint)))
    })

    app.post('/webhooks/:id/rotate_secret', { config, schema: rotateSchema }, async (request, reply) => {
      const wish = { id: request.params.id, given: request.body.secret ?? null }
      const outcome = await rotateSecret(database, webhooks, accessOf(request), wish)
      if (isRefused(outcome)) return sendRefusal(reply, outcome)
      const { endpoint, secret } = outcome
      return reply.header('etag', entityTag(endpoint.revision)).send({
        id: endpoint.id,
        secret,
        previous_valid_until: endpoint.previousSecretUntil,
      })
    })
    done()
  }
