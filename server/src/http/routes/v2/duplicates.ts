import type { FastifyPluginCallbackTypebox } from '@fastify/type-provider-typebox'
import type { FastifyReply } from 'fastify'
import type { Static } from 'typebox'
import { isDateTime } from '../../../domain/moments.ts'
import { type MergeOutcome, mergeProspects, mergesOf, undoMerge } from '../../../records/prospects/merges.ts'
import type { Database } from '../../../storage/database.ts'
import { findDuplicates } from '../../../storage/prospects/duplicates.ts'
import { accessOf, accountsFor } from '../../access.ts'
import { sendError } from '../../errors.ts'
import { sendRefusal } from '../../record-refusals.ts'
import { type CursorValue, listName, writeCursor } from '../../requests/cursors.ts'
import { pageLimit, pageStart, toPage } from '../../requests/pages.ts'
import { bodyErrors, changeErrors, errorResponses } from '../../schemas/errors.ts'
import {
  duplicatesPage,
  duplicatesQuery,
  mergeBody,
  mergePath,
  mergeSchema,
  mergesPage,
  mergesQuery,
  prospectPath,
  toGroupBody,
  toMergeBody,
} from '../../schemas/merges.ts'
import { noQuery } from '../../schemas/queries.ts'
import type { RouteParts } from '../parts.ts'

const tags = ['Duplicates']

const listSchema = {
  operationId: 'listDuplicates',
  summary: 'List prospects that may be one',
  description:
    'Groups of two and more prospects of an account with the same phone number or e-mail address. A prospect is one person times one unit: look at the units, or ask with `same_unit`, before merging. Each page looks at a bounded number of prospects, so one with few groups, or none, may have a next one: go on while `has_more` is true.',
  tags,
  querystring: duplicatesQuery,
  response: { 200: duplicatesPage, ...errorResponses('unknownRecord') },
} as const

const mergeRoute = {
  operationId: 'mergeProspects',
  summary: 'Merge a prospect into this one',
  description:
    'The events of both become events of this prospect, in the order of time, and its status, assignees, block and dates are what follows from them. The other one leaves the lists and is a redirect: events that are written about it go to this prospect. The profile of this prospect stays as it is. A merge can be undone.',
  tags,
  params: prospectPath,
  querystring: noQuery,
  body: mergeBody,
  response: {
    201: mergeSchema,
    ...errorResponses(...changeErrors, ...bodyErrors),
  },
} as const

const mergesSchema = {
  operationId: 'listMerges',
  summary: "List a prospect's merges",
  description:
    'The merges in which the prospect was kept or merged, also those that were undone. The latest comes first.',
  tags,
  params: prospectPath,
  querystring: mergesQuery,
  response: { 200: mergesPage, ...errorResponses('unknownRecord') },
} as const

const undoSchema = {
  operationId: 'undoMerge',
  summary: 'Undo a merge',
  description:
    'The events that the merge moved go back; what was written since stays with the prospect that was kept. While that one is merged into another one, this is refused: undo that merge first. Other merges into the same prospect may be undone in any order.',
  tags,
  params: mergePath,
  querystring: noQuery,
  response: { 200: mergeSchema, ...errorResponses(...changeErrors) },
} as const

/** A phone number or address in a cursor: as base64url, so that its length there follows from its bytes. */
const encoded = (value: string): string => Buffer.from(value).toString('base64url')
const decoded = (text: string): string => Buffer.from(text, 'base64url').toString()

const isValue = (values: readonly CursorValue[]): values is readonly [string] => {
  const [text, ...more] = values
  return typeof text === 'string' && more.length === 0 && !decoded(text).includes('\0')
}

const isUuid = (text: string): boolean => /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/.test(text)

const isMerge = (values: readonly CursorValue[]): values is readonly [string, string] => {
  const [mergedAt, id, ...more] = values
  return typeof mergedAt === 'string' && isDateTime(mergedAt) && typeof id === 'string' && isUuid(id) && !more.length
}

const readDuplicates = async ({ pool }: Database, accountId: string, query: Static<typeof duplicatesQuery>) => {
  const { by, same_unit: sameUnit = false } = query
  const list = listName('duplicates', { accountId, by, sameUnit })
  const [start = ''] = pageStart(list, query, isValue) ?? []
  const page = { accountId, by, sameUnit, after: decoded(start), limit: pageLimit(query) }
  const { groups, next } = await findDuplicates(pool, page)
  return {
    data: groups.map((group) => toGroupBody(by, group)),
    next_cursor: next === null ? null : writeCursor(list, [encoded(next)]),
    has_more: next !== null,
  }
}

const answer = (reply: FastifyReply, outcome: MergeOutcome, status: 200 | 201): FastifyReply => {
  if (outcome.kind === 'refused') return sendRefusal(reply, outcome.refusal)
  if (outcome.kind !== 'done') return sendError(reply, outcome.kind)
  return reply.code(status).send(toMergeBody(outcome.merge))
}

/** `/v2`: duplicates, merging, and undoing it. */
export const duplicatesRoutes =
  (parts: RouteParts): FastifyPluginCallbackTypebox =>
  (app, _options, done) => {
    const { database } = parts
    const reads = { action: 'readRecords' } as const
    const merges = { action: 'mergeProspects' } as const

    app.get('/prospects/duplicates', { config: reads, schema: listSchema }, async (request, reply) => {
      const [accountId] = accountsFor(request, 'readRecords', request.query.account_id)
      if (accountId === undefined) return sendError(reply, 'unknownRecord')
      return reply.send(await readDuplicates(database, accountId, request.query))
    })

    app.post('/prospects/:id/merges', { config: merges, schema: mergeRoute }, async (request, reply) => {
      const { params, body } = request
      return answer(reply, await mergeProspects(parts, accessOf(request), params.id, body.merged_id), 201)
    })

    app.get('/prospects/:id/merges', { config: reads, schema: mergesSchema }, async (request, reply) => {
      const { params, query } = request
      const [list, limit] = [listName('merges', params), pageLimit(query)]
      const start = pageStart(list, query, isMerge)
      const after = start && { mergedAt: start[0], id: start[1] }
      const rows = await mergesOf(database, accessOf(request), params.id, { after, limit })
      if (rows === null) return sendError(reply, 'unknownRecord')
      return reply.send(toPage(list, rows, limit, toMergeBody, ({ mergedAt, id }) => [mergedAt, id]))
    })

    app.post('/merges/:id/undo', { config: merges, schema: undoSchema }, async (request, reply) =>
      answer(reply, await undoMerge(parts, accessOf(request), request.params.id), 200),
    )
    done()
  }
