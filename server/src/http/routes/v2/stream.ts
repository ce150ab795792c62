import type { FastifyPluginCallbackTypebox } from '@fastify/type-provider-typebox'
import { limits } from '../../../catalogue/limits.ts'
import type { FeedPlace } from '../../../storage/feed/edge.ts'
import { accountsOfList } from '../../access.ts'
import { placeFault, readPlace } from '../../requests/feed-places.ts'
import { Refused } from '../../requests/json-body.ts'
import { errorResponses } from '../../schemas/errors.ts'
import { eventStream, streamHeaders, streamQuery } from '../../schemas/feed.ts'
import type { RouteParts } from '../parts.ts'

const schema = {
  operationId: 'streamFeed',
  summary: 'Hear of leasing events as they come',
  description: `The feed as server-sent events: one \`leasing_event\` for each event, its \`id\` being its place in the feed, its \`data\` the event as \`GET /v2/leasing_events\` shows it. After ${limits.streamHeartbeatMs / 1_000} seconds without one comes a comment. A client that comes back with \`Last-Event-ID\` misses nothing. The stream ends when the server stops, when the token may no longer read these accounts, and when the client does not take what it was sent for ${limits.streamStuckMs / 1_000} seconds. A token may have ${limits.streamsPerToken} streams open on one server.`,
  tags: ['Leasing events'],
  querystring: streamQuery,
  headers: streamHeaders,
  response: {
    200: eventStream,
    ...errorResponses('unknownRecord', 'tooManyRequests', 'tooManyStreams', 'overloaded', 'starting', 'unavailable'),
  },
} as const

/** Where the client wants to go on. Null: from now on. */
const startOf = (lastEventId: string | undefined, after: string | undefined): FeedPlace | null => {
  // Some clients send an empty header as long as they have heard nothing.
  const fromHeader = lastEventId !== undefined && lastEventId !== ''
  const given = fromHeader ? lastEventId : after
  if (given === undefined) return null
  const place = readPlace(given)
  if (place !== null) return place
  if (fromHeader) throw new Refused('invalidRequest', [placeFault("['last-event-id']")])
  throw new Refused('invalidQuery', [placeFault('.after')])
}

/** `/v2`: the feed as server-sent events. */
export const streamRoutes =
  ({ streams }: RouteParts): FastifyPluginCallbackTypebox =>
  (app, _options, done) => {
    // A HEAD would be a stream that nobody reads.
    const options = { config: { action: 'readRecords' }, schema, exposeHeadRoute: false } as const
    app.get('/stream', options, async (request, reply) => {
      const { account_id: accountId, after } = request.query
      const accountIds = accountsOfList(request, 'readRecords', accountId)
      const start = startOf(request.headers['last-event-id'], after)
      return await streams.open(request, reply, { accountIds, accountId, start })
    })
    done()
  }
