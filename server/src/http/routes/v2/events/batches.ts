import type { FastifyPluginCallbackTypebox } from '@fastify/type-provider-typebox'
import type { FastifyRequest } from 'fastify'
import { findBatch, listBatches, type StoredBatch } from '../../../../storage/batches/batches.ts'
import { listBatchEvents, listBatchRefusals } from '../../../../storage/batches/contents.ts'
import { toFeedEventBody } from '../../../../wire/leasing-events.ts'
import { accountsFor, accountsOfList } from '../../../access.ts'
import { toBatchBody, toRefusedTargetBody } from '../../../events/batch-bodies.ts'
import { type CursorValue, listName } from '../../../requests/cursors.ts'
import { Refused } from '../../../requests/json-body.ts'
import { type PageQuery, pageLimit, pageStart, toPage } from '../../../requests/pages.ts'
import { isTokenPlace } from '../../../requests/places.ts'
import { errorResponses } from '../../../schemas/errors.ts'
import {
  batch,
  batchEventsPage,
  batchesPage,
  batchesQuery,
  batchPath,
  batchRefusalsPage,
  contentsQuery,
} from '../../../schemas/events/batches.ts'
import { noQuery } from '../../../schemas/queries.ts'
import type { RouteParts } from '../../parts.ts'

const tags = ['Batches']

const listSchema = {
  operationId: 'listBatches',
  summary: 'List batches',
  description:
    'Every call of `POST /v2/leasing_events` that wrote, every job, and every undoing, the newest first. What v1 writes with `applyActionInBulk` is not in the list; by its id it can be read and undone.',
  tags,
  querystring: batchesQuery,
  response: { 200: batchesPage, ...errorResponses('unknownRecord') },
} as const

const oneSchema = {
  operationId: 'getBatch',
  summary: 'Read a batch',
  description: 'One batch: its state, how far it is, and what came of it.',
  tags,
  params: batchPath,
  querystring: noQuery,
  response: { 200: batch, ...errorResponses('unknownRecord') },
} as const

const eventsSchema = {
  operationId: 'listBatchEvents',
  summary: "List a batch's events",
  description: 'The events that a batch wrote, by id; also those that were deleted since.',
  tags,
  params: batchPath,
  querystring: contentsQuery,
  response: { 200: batchEventsPage, ...errorResponses('unknownRecord') },
} as const

const refusalsSchema = {
  operationId: 'listBatchRefusals',
  summary: 'List what a batch did not write',
  description:
    'The targets that were refused, in the order of the request, each with the reasons; of an undoing, the prospects that were left alone.',
  tags,
  params: batchPath,
  querystring: contentsQuery,
  response: { 200: batchRefusalsPage, ...errorResponses('unknownRecord') },
} as const

const isPlace = (values: readonly CursorValue[]): values is readonly [number] =>
  values.length === 1 && typeof values[0] === 'number' && values[0] >= 0

/** A place among the targets of a batch, in 32 bits. */
const isTargetPlace = (values: readonly CursorValue[]): values is readonly [number] =>
  isPlace(values) && values[0] <= 2_147_483_647

/** `/v2`: batches and what they hold. */
export const batchesRoutes =
  ({ database: { pool } }: RouteParts): FastifyPluginCallbackTypebox =>
  (app, _options, done) => {
    const config = { action: 'readRecords' } as const

    const find = async (request: FastifyRequest, id: string): Promise<StoredBatch> => {
      const found = await findBatch(pool, accountsFor(request, 'readRecords'), id)
      if (found === null) throw new Refused('unknownRecord')
      return found
    }

    app.get('/batches', { config, schema: listSchema }, async (request, reply) => {
      const { query } = request
      const { account_id: accountId, status = null } = query
      const accountIds = accountsOfList(request, 'readRecords', accountId)
      const list = listName('batches', { accountId, status })
      const limit = pageLimit(query)
      const after = pageStart(list, query, isTokenPlace)
      const rows = await listBatches(pool, { accountIds, status, after, limit: limit + 1 })
      return reply.send(toPage(list, rows, limit, toBatchBody, ({ createdAt, id }) => [createdAt, id]))
    })

    app.get('/batches/:id', { config, schema: oneSchema }, async (request, reply) =>
      reply.send(toBatchBody(await find(request, request.params.id))),
    )

    const pageOf = (query: PageQuery, list: string, isRow: typeof isPlace, beginning: number) => {
      const [after] = pageStart(list, query, isRow) ?? [beginning]
      return { after, limit: pageLimit(query) + 1 }
    }

    app.get('/batches/:id/events', { config, schema: eventsSchema }, async (request, reply) => {
      const found = await find(request, request.params.id)
      const list = listName('batch events', { id: found.id })
      const rows = await listBatchEvents(pool, found, pageOf(request.query, list, isPlace, 0))
      return reply.send(toPage(list, rows, pageLimit(request.query), toFeedEventBody, ({ id }) => [id]))
    })

    app.get('/batches/:id/refusals', { config, schema: refusalsSchema }, async (request, reply) => {
      const found = await find(request, request.params.id)
      const list = listName('batch refusals', { id: found.id })
      const rows = await listBatchRefusals(pool, found, pageOf(request.query, list, isTargetPlace, -1))
      return reply.send(toPage(list, rows, pageLimit(request.query), toRefusedTargetBody, ({ place }) => [place]))
    })
    done()
  }
