import type { FastifyPluginCallbackTypebox } from '@fastify/type-provider-typebox'
import Type from 'typebox'
import { limits } from '../../../../catalogue/limits.ts'
import { deleteEvent } from '../../../../records/leasing-events/delete-event.ts'
import { toFeedEventBody } from '../../../../wire/leasing-events.ts'
import { accessOf } from '../../../access.ts'
import { sendError } from '../../../errors.ts'
import { sendRefusal } from '../../../record-refusals.ts'
import { changeErrors, errorResponses } from '../../../schemas/errors.ts'
import { feedEvent } from '../../../schemas/events/event.ts'
import { eventPath } from '../../../schemas/feed.ts'
import { plainText } from '../../../schemas/fields.ts'
import type { RouteParts } from '../../parts.ts'

const schema = {
  operationId: 'deleteLeasingEvent',
  summary: 'Delete a leasing event',
  description:
    'Marks an event as deleted: it stays in the log and comes to the feed once more, with who deleted it and why, and the prospect becomes what its other events say. What was deleted before is answered as it is. People delete their own events; owners, admins and property managers those of others too.',
  tags: ['Leasing events'],
  params: eventPath,
  querystring: Type.Object(
    {
      reason: Type.Optional(
        plainText(limits.reasonCharacters, { description: 'Why it is deleted.', examples: ['Wrong prospect'] }),
      ),
    },
    { additionalProperties: false },
  ),
  response: { 200: feedEvent, ...errorResponses(...changeErrors) },
} as const

/** `DELETE /v2/leasing_events/{id}` */
export const deleteEventRoutes =
  (parts: RouteParts): FastifyPluginCallbackTypebox =>
  (app, _options, done) => {
    app.delete('/leasing_events/:id', { config: { action: 'deleteEvents' }, schema }, async (request, reply) => {
      const { params, query } = request
      const outcome = await deleteEvent(parts, accessOf(request), params.id, query.reason ?? null)
      if (outcome.kind === 'deleted') return reply.send(toFeedEventBody(outcome.event))
      return outcome.kind === 'denied' ? sendRefusal(reply, outcome.refusal) : sendError(reply, outcome.kind)
    })
    done()
  }
