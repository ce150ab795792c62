import type { FastifyPluginCallbackTypebox } from '@fastify/type-provider-typebox'
import { isDateTime } from '../../../domain/moments.ts'
import {
  type AssignmentsPage,
  type HandoverPlace,
  listProspectAssignments,
  listUserAssignments,
  type StartPlace,
} from '../../../records/prospects/assignments.ts'
import { findUserInSight } from '../../../records/users.ts'
import { findProspect } from '../../../storage/prospects/find-prospect.ts'
import { countRenumberings } from '../../../storage/prospects/merges.ts'
import { accessOf, accountsFor, accountsOfList } from '../../access.ts'
import { sendError } from '../../errors.ts'
import { type CursorValue, listName, writeCursor } from '../../requests/cursors.ts'
import { pageLimit, pageStart } from '../../requests/pages.ts'
import { mergedResponse, sendMerged } from '../../requests/redirects.ts'
import {
  assignment,
  prospectAssignmentsQuery,
  toAssignmentBody,
  userAssignmentsQuery,
} from '../../schemas/assignments.ts'
import { errorResponses } from '../../schemas/errors.ts'
import { pageOf } from '../../schemas/lists.ts'
import { userPath } from '../../schemas/people/users.ts'
import { prospectPath } from '../../schemas/prospects.ts'
import type { RouteParts } from '../parts.ts'

const page = pageOf(
  assignment,
  'A page of assignments. It may have fewer rows than asked for, even none, and still have a next one.',
)

const ofProspectSchema = {
  operationId: 'listProspectAssignments',
  summary: 'Read who had a prospect when',
  description:
    'Who had the prospect from when to when, who gave it to them and why, and who ended that; the latest beginning first. It follows from the `Assign to User` events that are not deleted: to assign somebody again who has the prospect already ends nothing.',
  tags: ['Prospects'],
  params: prospectPath,
  querystring: prospectAssignmentsQuery,
  response: { 200: page, ...mergedResponse, ...errorResponses('unknownRecord') },
} as const

const ofUserSchema = {
  operationId: 'listUserAssignments',
  summary: 'Read which prospects a user had when',
  description:
    'The same of one user over all prospects, the latest beginning first; also of former members and deactivated users. Prospects that were merged into another one have their history there. Each page looks at a bounded number of events: go on while `has_more` is true.',
  tags: ['Users'],
  params: userPath,
  querystring: userAssignmentsQuery,
  response: { 200: page, ...errorResponses('unknownRecord') },
} as const

type Values = readonly CursorValue[]

const isHandoverPlace = (values: Values): values is HandoverPlace => {
  const [eventId, index, ...more] = values
  return typeof eventId === 'number' && typeof index === 'number' && more.length === 0
}

const isStartPlace = (values: Values): values is StartPlace => {
  const [at, eventId, ...more] = values
  return typeof at === 'string' && isDateTime(at) && typeof eventId === 'number' && more.length === 0
}

const toBody = <P extends Values>(list: string, { rows, next }: AssignmentsPage<P>) => ({
  data: rows.map(toAssignmentBody),
  next_cursor: next === null ? null : writeCursor(list, next),
  has_more: next !== null,
})

/** `/v2`: who had which prospect when. */
export const assignmentsRoutes =
  ({ database }: RouteParts): FastifyPluginCallbackTypebox =>
  (app, _options, done) => {
    const config = { action: 'readRecords' } as const

    app.get('/prospects/:id/assignments', { config, schema: ofProspectSchema }, async (request, reply) => {
      const { query, params } = request
      const found = await findProspect(database.tables, accountsFor(request, 'readRecords'), params.id)
      if (found === null) return sendError(reply, 'unknownRecord')
      if (found.mergedIntoId !== null) return sendMerged(reply, found.mergedIntoId, '/assignments')
      // A merge moves events: a place from before it belongs to another list.
      const moves = await countRenumberings(database.pool, found.accountId, found.id)
      const list = listName('/v2/prospects/{id}/assignments', { id: found.id, moves })
      const start = pageStart(list, query, isHandoverPlace)
      return reply.send(toBody(list, await listProspectAssignments(database, found, start, pageLimit(query))))
    })

    app.get('/users/:id/assignments', { config, schema: ofUserSchema }, async (request, reply) => {
      const { account_id: accountId, from = null, to = null } = request.query
      const user = await findUserInSight(database, accessOf(request), request.params.id)
      if (user === null) return sendError(reply, 'unknownRecord')
      const wanted = { userId: user.id, accountIds: accountsOfList(request, 'readRecords', accountId), from, to }
      const list = listName('/v2/users/{id}/assignments', { id: user.id, accountId, from, to })
      const start = pageStart(list, request.query, isStartPlace)
      return reply.send(toBody(list, await listUserAssignments(database, wanted, start, pageLimit(request.query))))
    })
    done()
  }
