import type { FastifyReply } from 'fastify'
import type { BatchBody } from '../../../schemas/events/batches.ts'
import { exampleId } from '../../../schemas/fields.ts'

export const batchIdHeader = {
  'Foyer-Batch-Id': {
    type: 'string',
    format: 'uuid',
    description: 'The batch of the events.',
    example: exampleId,
  },
} as const

export const jobHeaders = {
  Location: {
    type: 'string',
    description: 'Where to see how far the job is.',
    example: `/v2/batches/${exampleId}`,
  },
} as const

/** Answers that a job does what was asked for. */
export const sendJob = (reply: FastifyReply, batch: BatchBody): FastifyReply =>
  reply.code(202).header('location', `/v2/batches/${batch.id}`).header('foyer-batch-id', batch.id).send(batch)
