import type { FastifyPluginCallbackTypebox } from '@fastify/type-provider-typebox'
import type { FastifyReply } from 'fastify'
import { limits } from '../../../../catalogue/limits.ts'
import type { EventsOutcome } from '../../../../records/leasing-events/asked-events.ts'
import { writeEvents } from '../../../../records/leasing-events/write-events.ts'
import { accessOf } from '../../../access.ts'
import { sendError } from '../../../errors.ts'
import { toBatchBody } from '../../../events/batch-bodies.ts'
import { askingDetails, refusedAs, refusedDetails } from '../../../events/fault-details.ts'
import { readEvents } from '../../../events/read-events.ts'
import { toPreviewedBody, toWrittenBody } from '../../../events/result-bodies.ts'
import { sendRefusal } from '../../../record-refusals.ts'
import { bodyErrors, changeErrors, errorResponses } from '../../../schemas/errors.ts'
import { batch } from '../../../schemas/events/batches.ts'
import { type NewEventsBody, newEventsBody } from '../../../schemas/events/new-events.ts'
import { previewedEvents, writtenEvents } from '../../../schemas/events/results.ts'
import { noQuery } from '../../../schemas/queries.ts'
import type { RouteParts } from '../../parts.ts'
import { batchIdHeader, jobHeaders, sendJob } from './jobs.ts'

const number = (value: number): string => value.toLocaleString('en')

const schema = {
  operationId: 'writeLeasingEvents',
  summary: 'Write leasing events',
  description: `Writes events of any type for one or many prospects of an account, in one transaction. With \`dry_run\` it tells exactly what would happen, and writes nothing. An event with \`occurred_at\` takes its place among the others of its prospect; one with an \`external_id\` that is known already is answered with the first. Events for more than ${number(limits.targetsPerWrite)} prospects in all, up to ${number(limits.targetsPerJob)}, or with very long notes for many, are left to a job: the answer is 202 with the batch to watch.`,
  tags: ['Leasing events'],
  querystring: noQuery,
  body: newEventsBody,
  response: {
    200: previewedEvents,
    201: { ...writtenEvents, headers: batchIdHeader },
    202: { ...batch, headers: { ...batchIdHeader, ...jobHeaders } },
    ...errorResponses(...changeErrors, ...bodyErrors),
  },
} as const

const answer = (
  reply: FastifyReply,
  outcome: EventsOutcome,
  { mode = 'atomic', events }: NewEventsBody,
): FastifyReply => {
  switch (outcome.kind) {
    case 'written':
      if (outcome.batchId !== null) reply.header('foyer-batch-id', outcome.batchId)
      return reply.code(201).send(toWrittenBody(outcome.batchId, mode, outcome.results))
    case 'previewed':
      return reply.send(toPreviewedBody(mode, outcome.results))
    case 'queued':
      return sendJob(reply, toBatchBody(outcome.batch))
    case 'refused':
      return sendError(reply, refusedAs(outcome.results), refusedDetails(outcome.results, events))
    case 'invalid':
      return sendError(reply, 'invalidRequest', askingDetails(outcome.faults, events))
    case 'denied':
      return sendRefusal(reply, outcome.refusal)
    default:
      return sendError(reply, outcome.kind)
  }
}

/** `POST /v2/leasing_events` */
export const writeEventsRoutes =
  (parts: RouteParts): FastifyPluginCallbackTypebox =>
  (app, _options, done) => {
    const options = { config: { action: 'addEvents' }, schema, bodyLimit: parts.eventsBodyBytes } as const
    app.post('/leasing_events', options, async (request, reply) =>
      answer(reply, await writeEvents(parts, accessOf(request), readEvents(request.body)), request.body),
    )
    done()
  }
