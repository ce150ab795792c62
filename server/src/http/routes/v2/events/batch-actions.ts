import type { FastifyPluginCallbackTypebox } from '@fastify/type-provider-typebox'
import type { FastifyReply } from 'fastify'
import { limits } from '../../../../catalogue/limits.ts'
import { cancelBatch } from '../../../../records/leasing-events/batches.ts'
import { type UndoOutcome, undoBatch } from '../../../../records/leasing-events/undo-batch.ts'
import { isRefused } from '../../../../records/refusals.ts'
import { accessOf } from '../../../access.ts'
import { sendError } from '../../../errors.ts'
import { toBatchBody, toUndoneBody } from '../../../events/batch-bodies.ts'
import { sendRefusal } from '../../../record-refusals.ts'
import { changeErrors, errorResponses } from '../../../schemas/errors.ts'
import { batch, batchPath, undoneBatch } from '../../../schemas/events/batches.ts'
import { noQuery } from '../../../schemas/queries.ts'
import type { RouteParts } from '../../parts.ts'
import { batchIdHeader, jobHeaders, sendJob } from './jobs.ts'

const common = { tags: ['Batches'], params: batchPath, querystring: noQuery } as const

const cancelSchema = {
  ...common,
  operationId: 'cancelBatch',
  summary: 'Cancel a batch',
  description:
    'Ends a job that has not ended, at once: a part that is just being written is written no more. With mode `partial` what is written stays, and can be undone; with mode `atomic` nothing is written. People cancel their own batches; owners, admins and property managers those of others too.',
  response: { 200: batch, ...errorResponses(...changeErrors) },
} as const

const undoSchema = {
  ...common,
  operationId: 'undoBatch',
  summary: 'Undo a batch',
  description: `Takes back what a batch did to the prospects to which nothing happened since: status, stage, assignees, block and dates are again as they were before it. It does so by events of a batch of its own, so it can be undone too. Prospects that somebody touched since are left alone and listed. A batch of more than ${limits.targetsPerWrite.toLocaleString('en')} prospects is left to a job: 202. People undo their own batches; owners, admins and property managers those of others too.`,
  response: {
    201: { ...undoneBatch, headers: batchIdHeader },
    202: { ...batch, headers: { ...batchIdHeader, ...jobHeaders } },
    ...errorResponses(...changeErrors),
  },
} as const

const answerUndo = (reply: FastifyReply, outcome: UndoOutcome): FastifyReply => {
  switch (outcome.kind) {
    case 'undone':
      return reply
        .code(201)
        .header('foyer-batch-id', outcome.batch.id)
        .send(toUndoneBody(outcome.batch, outcome.results))
    case 'queued':
      return sendJob(reply, toBatchBody(outcome.batch))
    case 'denied':
      return sendRefusal(reply, outcome.refusal)
    default:
      return sendError(reply, outcome.kind)
  }
}

/** `/v2`: undoing and cancelling batches. */
export const batchActionsRoutes =
  (parts: RouteParts): FastifyPluginCallbackTypebox =>
  (app, _options, done) => {
    const config = { action: 'undoBatches' } as const

    app.post('/batches/:id/cancel', { config, schema: cancelSchema }, async (request, reply) => {
      const outcome = await cancelBatch(parts.database, accessOf(request), request.params.id)
      return isRefused(outcome) ? sendRefusal(reply, outcome) : reply.send(toBatchBody(outcome))
    })

    app.post('/batches/:id/undo', { config, schema: undoSchema }, async (request, reply) =>
      answerUndo(reply, await undoBatch(parts, accessOf(request), request.params.id)),
    )
    done()
  }
