import type { FastifyPluginCallbackTypebox } from '@fastify/type-provider-typebox'
import { deskLimits, funnelStages } from '../../../../catalogue/desk.ts'
import { toUtc } from '../../../../domain/moments.ts'
import { readCalendar } from '../../../../records/desk/calendar.ts'
import { readDesk } from '../../../../records/desk/desk.ts'
import { readWorkloads } from '../../../../records/desk/workload.ts'
import { countByStage } from '../../../../storage/desk/workload.ts'
import type { NamePlace } from '../../../../storage/records/accounts.ts'
import { accessOf, accountOf } from '../../../access.ts'
import { listName } from '../../../requests/cursors.ts'
import { pageLimit, pageStart, toPage } from '../../../requests/pages.ts'
import { isNamePlace } from '../../../requests/places.ts'
import { calendar, calendarQuery } from '../../../schemas/desk/calendar.ts'
import { desk, deskQuery } from '../../../schemas/desk/desk.ts'
import { stageCounts, stagesQuery, workload, workloadQuery } from '../../../schemas/desk/workload.ts'
import { errorResponses } from '../../../schemas/errors.ts'
import { pageOf } from '../../../schemas/lists.ts'
import type { RouteParts } from '../../parts.ts'
import { windowOf } from '../../windows.ts'
import { toDeskBody, toEntryBody, toWorkloadBody } from './bodies.ts'

const tags = ['Desk']

const deskSchema = {
  operationId: 'getDesk',
  summary: "Read a day's work",
  description:
    "What there is to do in an account today, in its own time zone: prospects that nobody has, follow-ups that are due, showings, and who waits for a property manager's answer. Counts with the first of each list.",
  tags,
  querystring: deskQuery,
  response: { 200: desk, ...errorResponses('unknownRecord') },
} as const

const calendarSchema = {
  operationId: 'getCalendar',
  summary: 'Read what is planned',
  description:
    'Showings and follow-ups that are planned in a window, of everybody or of one user. A showing that was put off is there at its new time only; one that is over stays, with what became of it.',
  tags,
  querystring: calendarQuery,
  response: { 200: calendar, ...errorResponses('unknownRecord') },
} as const

const workloadSchema = {
  operationId: 'listWorkloads',
  summary: 'Read who has how much to do',
  description:
    'What each active member of an account has to do, by name: for choosing who is to be given the next prospect.',
  tags,
  querystring: workloadQuery,
  response: { 200: pageOf(workload, 'What members have to do.'), ...errorResponses('unknownRecord') },
} as const

const stagesSchema = {
  operationId: 'countStages',
  summary: 'Count prospects by stage',
  description: 'How many prospects of an account stand in each stage now. Those that were merged into others are none.',
  tags,
  querystring: stagesQuery,
  response: { 200: stageCounts, ...errorResponses('unknownRecord') },
} as const

/** `/v2`: a day's work. */
export const deskRoutes =
  ({ database }: RouteParts): FastifyPluginCallbackTypebox =>
  (app, _options, done) => {
    const config = { action: 'readRecords' } as const

    app.get('/desk', { config, schema: deskSchema }, async (request) => {
      const accountId = accountOf(request, 'readRecords', request.query.account_id)
      return toDeskBody(await readDesk(database, accountId, accessOf(request).userId))
    })

    app.get('/calendar', { config, schema: calendarSchema }, async (request) => {
      const { query } = request
      const accountId = accountOf(request, 'readRecords', query.account_id)
      const wanted = { start: toUtc(query.from), end: toUtc(query.to) }
      const { start, end } = windowOf(wanted, deskLimits.calendarDays, { start: 'from', end: 'to' })
      const userId = query.user_id?.toLowerCase() ?? null
      const { entries, hasMore } = await readCalendar(database, accountId, [start, end], userId)
      return { data: entries.map(toEntryBody), has_more: hasMore }
    })

    app.get('/workload', { config, schema: workloadSchema }, async (request) => {
      const accountId = accountOf(request, 'readRecords', request.query.account_id)
      const list = listName('GET /v2/workload', { accountId })
      const limit = pageLimit(request.query)
      const after = pageStart<NamePlace>(list, request.query, isNamePlace)
      const rows = await readWorkloads(database, accessOf(request), accountId, after, limit + 1)
      return toPage(list, rows, limit, toWorkloadBody, ({ place }) => place)
    })

    app.get('/stages', { config, schema: stagesSchema }, async (request) => {
      const accountId = accountOf(request, 'readRecords', request.query.account_id)
      return { data: await countByStage(database.pool, accountId, [...funnelStages, 'lost']) }
    })
    done()
  }
