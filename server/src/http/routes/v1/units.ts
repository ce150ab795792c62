import type { FastifyPluginCallbackTypebox } from '@fastify/type-provider-typebox'
import { limits } from '../../../catalogue/limits.ts'
import { type Access, reachedAccounts, refusalIn } from '../../../records/access.ts'
import { isRefused } from '../../../records/refusals.ts'
import { changeUnit, createUnit } from '../../../records/units.ts'
import type { Database } from '../../../storage/database.ts'
import { listUnits, type UnitFilter } from '../../../storage/records/list-units.ts'
import { findUnit } from '../../../storage/records/units.ts'
import { toV1UnitBody } from '../../../wire/v1/units.ts'
import { accessOf, accountsFor } from '../../access.ts'
import type { ErrorDetail } from '../../errors.ts'
import { sendRefusal } from '../../record-refusals.ts'
import { Refused } from '../../requests/json-body.ts'
import { v1PageOf } from '../../requests/v1-pages.ts'
import { bodyErrors, errorResponses } from '../../schemas/errors.ts'
import { noQuery } from '../../schemas/queries.ts'
import {
  requiredToCreate,
  type V1UnitsQuery,
  type V1UnitUpsert,
  v1Unit,
  v1Units,
  v1UnitsQuery,
  v1UnitUpsert,
} from '../../schemas/v1/units.ts'
import type { V1Parts } from '../parts.ts'
import { toUnitFields } from '../unit-bodies.ts'

const toFilter = (query: V1UnitsQuery): UnitFilter => ({
  ...(query.unitIds && { ids: query.unitIds }),
  ...(query.statuses && { statuses: query.statuses }),
  ...(query.extracted_from !== undefined && { extractedFrom: query.extracted_from }),
  ...(query.city !== undefined && { city: query.city }),
  ...(query.zip_codes && { zipCodes: query.zip_codes }),
  ...(query.updated_after !== undefined && { updatedSince: query.updated_after }),
  ...(query.updated_before !== undefined && { updatedBefore: query.updated_before }),
})

const missing = (missingProperty: string): ErrorDetail => ({
  keyword: 'required',
  dataPath: '',
  schemaPath: '#/required',
  params: { missingProperty },
  message: `should have required property '${missingProperty}'`,
})

const atField = (field: string, keyword: string, message: string, params: ErrorDetail['params'] = {}): ErrorDetail => ({
  keyword,
  dataPath: `.${field}`,
  schemaPath: `#/properties/${field}/${keyword}`,
  params,
  message,
})

// The same whether there is none or it is somebody else's, so that nobody can probe for ids.
const unknown = {
  id: atField('id', 'knownUnit', 'should be the id of a unit in an account of yours'),
  account_id: atField('account_id', 'knownAccount', 'should be the id of an account of yours'),
}

/** Refuses with 400 who may not write in this account, as v1 does: it knows no 403 and no 404. */
const refuseUnlessWriter = (access: Access, accountId: string, field: 'id' | 'account_id'): void => {
  const role = access.roles.get(accountId)
  if (role === undefined) throw new Refused('invalidRequest', [unknown[field]])
  if (refusalIn(access, accountId, 'editUnits') === null) return
  const words = 'should be in an account where your role may change units'
  throw new Refused('invalidRequest', [atField(field, 'writingRole', words, { role })])
}

const create = (database: Database, access: Access, { id: _, account_id, ...given }: V1UnitUpsert) => {
  const lacking = requiredToCreate.filter((name) =>
    name === 'account_id' ? account_id === undefined : given[name] === undefined,
  )
  if (account_id === undefined || lacking.length > 0)
    throw new Refused('invalidRequest', lacking.slice(0, limits.errorDetails).map(missing))
  const accountId = account_id.toLowerCase()
  refuseUnlessWriter(access, accountId, 'account_id')
  return createUnit(database, access, accountId, toUnitFields(given))
}

const update = async (
  database: Database,
  access: Access,
  unitId: number,
  { id: _, account_id, ...given }: V1UnitUpsert,
) => {
  const unit = await findUnit(database.tables, reachedAccounts(access), unitId)
  const isThere = account_id === undefined || unit?.account_id === account_id.toLowerCase()
  if (unit === null || !isThere) throw new Refused('invalidRequest', [unknown.id])
  refuseUnlessWriter(access, unit.account_id, 'id')
  return changeUnit(database, access, { unitId, given: toUnitFields(given), isCurrent: () => true })
}

const listSchema = {
  operationId: 'listUnitsByPage',
  summary: 'List units',
  description:
    'Units of all accounts of the token by ascending id, as a bare array: of any status unless `statuses` says otherwise. The last page is the first one that is shorter than `limit`.',
  tags: ['Units'],
  querystring: v1UnitsQuery,
  response: { 200: v1Units },
} as const

const upsertSchema = {
  operationId: 'upsertUnit',
  summary: 'Create or update a unit',
  description:
    'Without `id` a unit is created, with `id` that unit is updated: only what is given changes. The answer is the unit.',
  tags: ['Units'],
  querystring: noQuery,
  body: v1UnitUpsert,
  response: {
    200: { ...v1Unit, description: 'The unit that was updated.' },
    201: { ...v1Unit, description: 'The unit that was created.' },
    ...errorResponses(...bodyErrors),
  },
} as const

/** `GET /units` and `POST /units`. Contract, "GET /units, POST /units". */
export const unitsRoutes =
  ({ database, hide }: V1Parts): FastifyPluginCallbackTypebox =>
  (app, _options, done) => {
    app.get('/units', { config: { action: 'readRecords' }, schema: { ...listSchema, hide } }, async (request) => {
      const { limit, offset } = v1PageOf(request.query)
      const accountIds = accountsFor(request, 'readRecords', request.query.accountId)
      const page = { afterId: 0, limit, offset }
      return (await listUnits(database.tables, accountIds, toFilter(request.query), page)).map(toV1UnitBody)
    })
    app.post(
      '/units',
      { config: { action: 'editUnits' }, schema: { ...upsertSchema, hide } },
      async (request, reply) => {
        const { body } = request
        const access = accessOf(request)
        const unit =
          body.id === undefined ? await create(database, access, body) : await update(database, access, body.id, body)
        if (isRefused(unit)) return sendRefusal(reply, unit)
        return reply.code(body.id === undefined ? 201 : 200).send(toV1UnitBody(unit))
      },
    )
    done()
  }
