import type { FastifyPluginCallbackTypebox } from '@fastify/type-provider-typebox'
import type { FastifyRequest } from 'fastify'
import { isDateTime } from '../../../domain/moments.ts'
import { type HistoryPlace, readHistory } from '../../../records/prospects/prospect-history.ts'
import { findProspect } from '../../../storage/prospects/find-prospect.ts'
import { listProspectEvents } from '../../../storage/prospects/history.ts'
import { countRenumberings } from '../../../storage/prospects/merges.ts'
import type { Prospect } from '../../../storage/prospects/prospect.ts'
import { toFeedEventBody } from '../../../wire/leasing-events.ts'
import { accountsFor } from '../../access.ts'
import { sendError } from '../../errors.ts'
import { type CursorValue, listName } from '../../requests/cursors.ts'
import { pageLimit, pageStart, toPage } from '../../requests/pages.ts'
import { mergedResponse, sendMerged } from '../../requests/redirects.ts'
import { errorResponses } from '../../schemas/errors.ts'
import { feedEvent } from '../../schemas/events/event.ts'
import { pageOf } from '../../schemas/lists.ts'
import { historyItem, historyQuery, toHistoryItem } from '../../schemas/prospect-history.ts'
import { prospectPath } from '../../schemas/prospects.ts'
import type { RouteParts } from '../parts.ts'

const tags = ['Prospects']

const timelineSchema = {
  operationId: 'listProspectEvents',
  summary: "Read a prospect's timeline",
  description: 'The leasing events of one prospect, the newest first.',
  tags,
  params: prospectPath,
  querystring: historyQuery,
  response: { 200: pageOf(feedEvent, 'A page of events.'), ...mergedResponse, ...errorResponses('unknownRecord') },
} as const

const historySchema = {
  operationId: 'listProspectHistory',
  summary: 'Read all that happened to a prospect',
  description:
    'The leasing events of one prospect, the changes of its profile and its merges with others in one list, the newest first: who did what, and what was there before.',
  tags,
  params: prospectPath,
  querystring: historyQuery,
  response: { 200: pageOf(historyItem, 'A page of a history.'), ...mergedResponse, ...errorResponses('unknownRecord') },
} as const

/** Revisions count from 1, in 32 bits. */
const isRevision = (value: CursorValue | undefined): boolean =>
  value === null || (typeof value === 'number' && value >= 1 && value <= 2_147_483_647)

const isEventPlace = (values: readonly CursorValue[]): values is readonly [number] =>
  values.length === 1 && typeof values[0] === 'number'

const isHistoryPlace = (values: readonly CursorValue[]): values is HistoryPlace => {
  const [eventId, revision, mergedAt, ...more] = values
  const isMoment = mergedAt === null || (typeof mergedAt === 'string' && isDateTime(mergedAt))
  return (eventId === null || typeof eventId === 'number') && isRevision(revision) && isMoment && more.length === 0
}

/** `/v2`: what happened to a prospect: events and changes of the profile. */
export const prospectHistoryRoutes =
  ({ database }: RouteParts): FastifyPluginCallbackTypebox =>
  (app, _options, done) => {
    const config = { action: 'readRecords' } as const
    const find = (request: FastifyRequest, id: number) =>
      findProspect(database.tables, accountsFor(request, 'readRecords'), id)
    // A merge moves events: a place from before it belongs to another list.
    const nameOf = async (route: string, { accountId, id }: Prospect): Promise<string> =>
      listName(route, { id, renumbered: await countRenumberings(database.pool, accountId, id) })

    app.get('/prospects/:id/leasing_events', { config, schema: timelineSchema }, async (request, reply) => {
      const { query, params } = request
      const found = await find(request, params.id)
      if (found === null) return sendError(reply, 'unknownRecord')
      if (found.mergedIntoId !== null) return sendMerged(reply, found.mergedIntoId, '/leasing_events')
      const list = await nameOf('/v2/prospects/{id}/leasing_events', found)
      const [before] = pageStart(list, query, isEventPlace) ?? [null]
      const page = { accountId: found.accountId, prospectId: found.id, before, limit: pageLimit(query) + 1 }
      const events = await listProspectEvents(database.pool, page)
      return reply.send(toPage(list, events, pageLimit(query), toFeedEventBody, ({ id }) => [id]))
    })

    app.get('/prospects/:id/history', { config, schema: historySchema }, async (request, reply) => {
      const { query, params } = request
      const found = await find(request, params.id)
      if (found === null) return sendError(reply, 'unknownRecord')
      if (found.mergedIntoId !== null) return sendMerged(reply, found.mergedIntoId, '/history')
      const list = await nameOf('/v2/prospects/{id}/history', found)
      const after: HistoryPlace = pageStart(list, query, isHistoryPlace) ?? [null, null]
      const items = await readHistory(database, found, after, pageLimit(query) + 1)
      return reply.send(toPage(list, items, pageLimit(query), toHistoryItem, ({ place }) => place))
    })
    done()
  }
