import type { FastifyPluginCallbackTypebox } from '@fastify/type-provider-typebox'
import type { Static } from 'typebox'
import type { Database } from '../../../storage/database.ts'
import { findEvent, readFeed } from '../../../storage/feed/read-feed.ts'
import { toFeedEventBody } from '../../../wire/leasing-events.ts'
import { accountsFor, accountsOfList } from '../../access.ts'
import { sendError } from '../../errors.ts'
import { placeFault, readPlace, writePlace } from '../../requests/feed-places.ts'
import { Refused } from '../../requests/json-body.ts'
import { pageLimit } from '../../requests/pages.ts'
import { errorResponses } from '../../schemas/errors.ts'
import { feedEvent } from '../../schemas/events/event.ts'
import { eventPath, feedPage, feedQuery } from '../../schemas/feed.ts'
import { noQuery } from '../../schemas/queries.ts'
import type { RouteParts } from '../parts.ts'

const feedSchema = {
  operationId: 'readFeed',
  summary: 'Read the feed of leasing events',
  description:
    'Every committed event once, in one order that never changes, also events that commit late: a reader who goes on from `next_cursor` misses nothing and gets nothing twice. `next_cursor` is on every page: at the end of the feed it is where to go on later. It does not depend on the filters.',
  tags: ['Leasing events'],
  querystring: feedQuery,
  response: { 200: feedPage, ...errorResponses('unknownRecord') },
} as const

const eventSchema = {
  operationId: 'getLeasingEvent',
  summary: 'Read a leasing event',
  description: 'One event by its id, as soon as it is committed.',
  tags: ['Leasing events'],
  params: eventPath,
  querystring: noQuery,
  response: { 200: feedEvent, ...errorResponses('unknownRecord') },
} as const

type Query = Static<typeof feedQuery>

const readPage = async (pool: Database['pool'], accountIds: readonly string[], query: Query) => {
  const after = readPlace(query.after)
  if (after === null) throw new Refused('invalidQuery', [placeFault('.after')])
  const { events, end, hasMore } = await readFeed(pool, {
    accountIds,
    after,
    limit: pageLimit(query),
    eventTypes: query.event_type ?? null,
    prospectId: query.prospect_id ?? null,
  })
  return { data: events.map(toFeedEventBody), next_cursor: writePlace(end), has_more: hasMore }
}

/** `/v2`: the feed and single events. */
export const leasingEventsRoutes =
  ({ database: { pool } }: RouteParts): FastifyPluginCallbackTypebox =>
  (app, _options, done) => {
    const config = { action: 'readRecords' } as const

    app.get('/leasing_events', { config, schema: feedSchema }, async (request, reply) => {
      const { query } = request
      const accountIds = accountsOfList(request, 'readRecords', query.account_id)
      return reply.send(await readPage(pool, accountIds, query))
    })

    app.get('/leasing_events/:id', { config, schema: eventSchema }, async (request, reply) => {
      const event = await findEvent(pool, accountsFor(request, 'readRecords'), request.params.id)
      return event === null ? sendError(reply, 'unknownRecord') : reply.send(toFeedEventBody(event))
    })
    done()
  }
