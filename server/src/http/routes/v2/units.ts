import type { FastifyPluginCallbackTypebox } from '@fastify/type-provider-typebox'
import type { FastifyReply } from 'fastify'
import { isRefused, type RecordRefusal, refused } from '../../../records/refusals.ts'
import { changeUnit, createUnit } from '../../../records/units.ts'
import { listUnits, type UnitFilter } from '../../../storage/records/list-units.ts'
import { findUnit, type Unit } from '../../../storage/records/units.ts'
import { toUnitBody } from '../../../wire/units.ts'
import { accessOf, accountsFor, accountsOfList } from '../../access.ts'
import { sendRefusal } from '../../record-refusals.ts'
import { type CursorValue, listName } from '../../requests/cursors.ts'
import { entityTag, matches } from '../../requests/entity-tags.ts'
import { pageLimit, pageStart, toPage } from '../../requests/pages.ts'
import { bodyErrors, changeErrors, errorResponses } from '../../schemas/errors.ts'
import { ifMatchHeaders } from '../../schemas/fields.ts'
import { noQuery } from '../../schemas/queries.ts'
import {
  newUnit,
  type UnitsQuery,
  unitBody,
  unitChanges,
  unitPath,
  unitsPage,
  unitsQuery,
} from '../../schemas/units.ts'
import type { RouteParts } from '../parts.ts'
import { toUnitFields } from '../unit-bodies.ts'

const toFilter = (query: UnitsQuery): UnitFilter => ({
  ...(query.status && { statuses: query.status }),
  ...(query.city !== undefined && { city: query.city }),
  ...(query.zip_code && { zipCodes: query.zip_code }),
  ...(query.q !== undefined && { words: query.q }),
  ...(query.updated_since !== undefined && { updatedSince: query.updated_since }),
})

const isId = (values: readonly CursorValue[]): values is readonly [number] =>
  values.length === 1 && typeof values[0] === 'number'

const answer = (reply: FastifyReply, unit: Unit | RecordRefusal, status: 200 | 201): FastifyReply =>
  isRefused(unit)
    ? sendRefusal(reply, unit)
    : reply.code(status).header('etag', entityTag(unit.revision)).send(toUnitBody(unit))

const listSchema = {
  operationId: 'listUnits',
  summary: 'List units',
  description: 'Units of the accounts that the token reaches, by ascending id.',
  tags: ['Units'],
  querystring: unitsQuery,
  response: { 200: unitsPage, ...errorResponses('unknownRecord') },
} as const

const createSchema = {
  operationId: 'createUnit',
  summary: 'Create a unit',
  description: 'Creates a unit. What is not given is empty; its status is `Incomplete` unless given.',
  tags: ['Units'],
  querystring: noQuery,
  body: newUnit,
  response: {
    201: { ...unitBody, description: 'The unit that was created. Its `ETag` is for `If-Match`.' },
    ...errorResponses(...changeErrors, ...bodyErrors),
  },
} as const

const readSchema = {
  operationId: 'readUnit',
  summary: 'Read a unit',
  description: 'One unit. Its `ETag` is for `If-Match`.',
  tags: ['Units'],
  querystring: noQuery,
  params: unitPath,
  response: { 200: unitBody, ...errorResponses('unknownRecord') },
} as const

const changeSchema = {
  operationId: 'changeUnit',
  summary: 'Change a unit',
  description:
    'Changes the fields that are given, and no other. With `If-Match` only if nobody changed the unit in between.',
  tags: ['Units'],
  querystring: noQuery,
  headers: ifMatchHeaders,
  params: unitPath,
  body: unitChanges,
  response: {
    200: { ...unitBody, description: 'The unit as it is now. Its `ETag` is for `If-Match`.' },
    ...errorResponses(...changeErrors, ...bodyErrors, 'stale'),
  },
} as const

/** `/v2`: units. */
export const unitsRoutes =
  ({ database }: RouteParts): FastifyPluginCallbackTypebox =>
  (app, _options, done) => {
    app.get('/units', { config: { action: 'readRecords' }, schema: listSchema }, async (request) => {
      const { cursor: _, limit: __, ...filters } = request.query
      const list = listName('units', filters)
      const [afterId] = pageStart(list, request.query, isId) ?? [0]
      const limit = pageLimit(request.query)
      const accountIds = accountsOfList(request, 'readRecords', request.query.account_id)
      const page = { afterId, offset: 0, limit: limit + 1 }
      const rows = await listUnits(database.tables, accountIds, toFilter(request.query), page)
      return toPage(list, rows, limit, toUnitBody, ({ id }) => [id])
    })
    app.post('/units', { config: { action: 'editUnits' }, schema: createSchema }, async (request, reply) => {
      const { account_id: accountId, ...given } = request.body
      const unit = await createUnit(database, accessOf(request), accountId.toLowerCase(), toUnitFields(given))
      return answer(reply, unit, 201)
    })
    app.get('/units/:id', { config: { action: 'readRecords' }, schema: readSchema }, async (request, reply) => {
      const unit = await findUnit(database.tables, accountsFor(request, 'readRecords'), request.params.id)
      return answer(reply, unit ?? refused('unknownRecord'), 200)
    })
    app.patch('/units/:id', { config: { action: 'editUnits' }, schema: changeSchema }, async (request, reply) => {
      const unit = await changeUnit(database, accessOf(request), {
        unitId: request.params.id,
        given: toUnitFields(request.body),
        isCurrent: (revision) => matches(request, entityTag(revision)),
      })
      return answer(reply, unit, 200)
    })
    done()
  }
