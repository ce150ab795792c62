import { createHash } from 'node:crypto'
import type { FastifyPluginCallbackTypebox } from '@fastify/type-provider-typebox'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { LeasingEvent } from '../../../catalogue/leasing-events.ts'
import { limits } from '../../../catalogue/limits.ts'
import type { AppendCommand, IdempotencyKey, Outcome } from '../../../engine/commands.ts'
import { toV1EventBody } from '../../../wire/v1/leasing-events.ts'
import { type ErrorDetail, sendError } from '../../errors.ts'
import { foldUserIds } from '../../events/user-ids.ts'
import { idempotencyHeaders, readKey, replayedHeader } from '../../idempotency/keys.ts'
import { actorOf } from '../../plugins/authentication.ts'
import { bodyErrors, errorResponses } from '../../schemas/errors.ts'
import {
  type CreateLeasingEventsBody,
  createLeasingEventsBody,
  type LeasingEventBody,
  leasingEvent,
} from '../../schemas/leasing-events.ts'
import { noQuery } from '../../schemas/queries.ts'
import type { V1Parts } from '../parts.ts'
import { faultDetails } from './faults.ts'

type Wanted = Omit<AppendCommand, 'actor' | 'idempotency'>

const toWanted = ({ events: [event] }: CreateLeasingEventsBody): { wanted: Wanted; places: readonly number[] } => {
  if (event === undefined) throw new Error('the schema lets no empty list of events through')
  const { userIds, places } = foldUserIds(event.context.assignedToUserIds)
  const draft = { source: event.source ?? null, notes: event.notes ?? null, assignedToUserIds: userIds }
  const samePhone = event.context.applyActionInBulk ?? false
  return { wanted: { prospectId: event.prospect_id, draft, samePhone }, places }
}

/** What servers of earlier versions took fingerprints of: a request that is sent again after an upgrade is still the same one. */
const fingerprintText = ({ prospectId, draft: { source, notes, assignedToUserIds }, samePhone }: Wanted): string => {
  const dates = { plannedDateTime: null, nextFollowUp: null }
  const draft = { eventType: 'Assign to User', source, notes, ...dates, assignedToUserIds }
  return `v1 POST /leasing_events ${JSON.stringify({ prospectId, draft, samePhone, happenedAt: null })}`
}

/** "The same body" means the same wish: white space and the order of keys may differ. */
const idempotencyOf = (request: FastifyRequest, wanted: Wanted): IdempotencyKey | null => {
  const key = readKey(request)
  if (key === null) return null
  return { key, fingerprint: createHash('sha256').update(fingerprintText(wanted)).digest() }
}

const toBody = (event: LeasingEvent): LeasingEventBody => toV1EventBody(event, toContext(event))

const toContext = ({ context }: LeasingEvent): LeasingEventBody['context'] => {
  if (!('assignedToUserIds' in context)) throw new Error('an event of this route assigns')
  return {
    assignedToUserIds: [...context.assignedToUserIds],
    createdByUserRole: context.createdByUserRole,
    previousAssignedToUserIds: [...context.previousAssignedToUserIds],
  }
}

const answer = (reply: FastifyReply, outcome: Outcome, places: readonly number[]): FastifyReply => {
  if (outcome.kind === 'refused') return sendError(reply, 'invalidRequest', firstDetails(outcome.faults, places))
  if (outcome.kind !== 'recorded') return sendError(reply, outcome.kind)
  if (outcome.replayed) reply.header('idempotency-replayed', 'true')
  if (outcome.batchId !== null) reply.header('foyer-batch-id', outcome.batchId)
  return reply.code(201).send(toBody(outcome.event))
}

/** By the error handler, as if the handler had thrown it. */
const fail = (reply: FastifyReply, error: unknown): FastifyReply => reply.send(error)

const firstDetails = (
  faults: Extract<Outcome, { kind: 'refused' }>['faults'],
  places: readonly number[],
): readonly ErrorDetail[] => faultDetails(faults.slice(0, limits.errorDetails), places)

const schema = {
  operationId: 'createLeasingEvents',
  summary: 'Create leasing events',
  description:
    'Writes down one leasing event. "Assign to User" assigns a prospect, or with `applyActionInBulk` all prospects of its account with the same phone number, to users. Every call is an event, also when it assigns the same users again. The answer comes when the event is safe on disk.',
  tags: ['Leasing events'],
  querystring: noQuery,
  headers: idempotencyHeaders,
  body: createLeasingEventsBody,
  response: {
    201: {
      ...leasingEvent,
      headers: {
        'Foyer-Batch-Id': {
          type: 'string',
          format: 'uuid',
          description: 'With `applyActionInBulk`: what all events of the request have in common.',
          example: '0d9a3c57-5c1e-4f0a-9d0b-0f5f3c0a7c11',
        },
        ...replayedHeader,
      },
    },
    ...errorResponses(
      'invalidRequest',
      'invalidQuery',
      'unauthenticated',
      'keyBusy',
      ...bodyErrors,
      'keyReused',
      'tooManyRequests',
      'internal',
      'overloaded',
      'starting',
      'unavailable',
    ),
  },
} as const

/** `POST /leasing_events`, version 1.1.1. */
export const leasingEventsRoutes =
  ({ engine, hide }: V1Parts): FastifyPluginCallbackTypebox =>
  (app, _options, done) => {
    // Not async: that would put two more promises around each request.
    app.post('/leasing_events', { config: { action: 'addEvents' }, schema: { ...schema, hide } }, (request, reply) => {
      const { wanted, places } = toWanted(request.body)
      const idempotency = idempotencyOf(request, wanted)
      engine
        .append({ ...wanted, actor: actorOf(request), idempotency })
        .then((outcome) => answer(reply, outcome, places))
        .catch((error: unknown) => fail(reply, error))
    })
    done()
  }
