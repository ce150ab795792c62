import Type, { type Static } from 'typebox'
import { batchStatuses } from '../../../storage/batches/batches.ts'
import { dateTime, exampleId, nullable, numericId, uuid } from '../fields.ts'
import { pageOf, pageParameters } from '../lists.ts'
import { feedEvent } from './event.ts'
import { refusal } from './results.ts'

const strict = { additionalProperties: false } as const

const count = (description: string, example: number) => Type.Integer({ minimum: 0, description, examples: [example] })

const counts = Type.Object(
  {
    targets: count('Prospects that it is for, each as often as it is named.', 2500),
    done: count('How many of them have been seen to.', 1000),
    written: count('Events that it wrote.', 998),
    refused: count('Targets that were refused; of an undoing: prospects that were left alone.', 2),
  },
  { ...strict, description: 'How many of what.', examples: [{ targets: 2500, done: 1000, written: 998, refused: 2 }] },
)

/** A batch of events. It has a name: the document tells it once. */
export const batchSchema = Type.Object(
  {
    id: uuid({ description: 'The id of the batch: `batch_id` of its events.' }),
    account_id: uuid({ description: 'The account of its events.' }),
    kind: Type.Enum(['events', 'undo'], {
      description: '`events`: it wrote what somebody asked for. `undo`: it took back another batch.',
      examples: ['events'],
    }),
    mode: Type.Enum(['atomic', 'partial'], {
      description: '`atomic`: all events or none. `partial`: those that the rules allowed.',
      examples: ['partial'],
    }),
    status: Type.Enum([...batchStatuses], {
      description:
        '`queued` and `running` are jobs that have not ended. What a `failed` or `cancelled` one with mode `partial` has written stays.',
      examples: ['running'],
    }),
    progress: Type.Number({
      minimum: 0,
      maximum: 1,
      description: 'How much of it is done: 0 to 1.',
      examples: [0.4],
    }),
    counts,
    failure: nullable(Type.String(), { description: 'Why it failed, in words.', examples: [null] }),
    undoes_id: nullable(uuid({}), { description: 'The batch that it takes back.', examples: [null] }),
    undone_by_ids: Type.Array(uuid({}), {
      description: 'The batches that take it back, the oldest first.',
      examples: [[]],
    }),
    cancel_asked_at: nullable(dateTime({}), { description: 'When somebody asked to cancel it.', examples: [null] }),
    created_at: dateTime({ description: 'When it was asked for.' }),
    finished_at: nullable(dateTime({}), { description: 'When it ended.', examples: [null] }),
    created_by: uuid({ description: 'The user who asked for it.' }),
  },
  { ...strict, $id: 'Batch', description: 'A batch of events.' },
)
export type BatchBody = Static<typeof batchSchema>

export const batch = Type.Unsafe<BatchBody>({ $ref: 'Batch#', description: 'A batch of events.' })

export const batchesPage = pageOf(batch, 'A page of batches.')
export const batchEventsPage = pageOf(feedEvent, 'A page of the events of a batch.')

const refusedTarget = Type.Object(
  {
    place: Type.Integer({
      minimum: 0,
      description: 'The place of the target among all of the batch.',
      examples: [17],
    }),
    event_index: Type.Integer({ minimum: 0, description: 'The place of the event in the request.', examples: [0] }),
    prospect_id: nullable(numericId({}), {
      description: 'The prospect as it was named. Null for a number that no prospect has.',
      examples: [12345],
    }),
    refusals: Type.Array(refusal, { description: 'Why it was refused.', examples: [[]] }),
  },
  { ...strict, description: 'What a batch did not write.' },
)
export type RefusedTargetBody = Static<typeof refusedTarget>

export const batchRefusalsPage = pageOf(refusedTarget, 'A page of what a batch did not write.')

const touched = Type.Object(
  { prospect_id: numericId({ description: 'The prospect.' }) },
  { ...strict, description: 'A prospect to which something happened since the batch.' },
)

const ids = (description: string) => Type.Array(numericId({}), { description, examples: [[12345]] })

/** What `POST /v2/batches/{id}/undo` answers when it is done. */
export const undoneBatch = Type.Object(
  {
    batch_id: uuid({ description: 'The batch that took the other back. It can be undone too.' }),
    undoes_id: uuid({ description: 'The batch that was taken back.' }),
    counts: Type.Object(
      {
        restored: count('Prospects that are where they were before the batch.', 998),
        unchanged: count('Prospects for which nothing of the batch counts any more, or only notes do: notes stay.', 0),
        touched: count('Prospects that were left alone.', 2),
      },
      { ...strict, description: 'How many of what.', examples: [{ restored: 998, unchanged: 0, touched: 2 }] },
    ),
    restored: ids('Prospects that are where they were before the batch.'),
    unchanged: ids('Prospects for which nothing had to be undone.'),
    touched: Type.Array(touched, {
      description: 'Prospects that were left alone, as something happened to them since the batch.',
      examples: [[{ prospect_id: 12346 }]],
    }),
  },
  { ...strict, description: 'What was taken back.' },
)
export type UndoneBatchBody = Static<typeof undoneBatch>

export const batchPath = Type.Object({ id: uuid({ description: 'The id of the batch.' }) }, strict)

export const batchesQuery = Type.Object(
  {
    account_id: Type.Optional(
      uuid({ description: 'Only of this account. Without it: of all that the token reaches.', examples: [exampleId] }),
    ),
    status: Type.Optional(
      Type.Enum([...batchStatuses], { description: 'Only with this status.', examples: ['running'] }),
    ),
    ...pageParameters,
  },
  strict,
)

export const contentsQuery = Type.Object(pageParameters, strict)
