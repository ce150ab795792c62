import type { FastifyPluginCallbackTypebox } from '@fastify/type-provider-typebox'
import { listProspectsOfV1 } from '../../../storage/v1/prospects.ts'
import { toV1ProspectBody } from '../../../wire/v1/prospects.ts'
import { accountsFor } from '../../access.ts'
import { v1PageOf } from '../../requests/v1-pages.ts'
import { v1Prospects, v1ProspectsQuery } from '../../schemas/v1/prospects.ts'
import type { V1Parts } from '../parts.ts'

const schema = {
  operationId: 'listProspectsByPage',
  summary: 'List prospects',
  description:
    'Prospects of all accounts of the token, oldest first, as a bare array. To follow them, send the `created_at` of the last row back as `created_after`, and drop the rows that you have.',
  tags: ['Prospects'],
  querystring: v1ProspectsQuery,
  response: { 200: v1Prospects },
} as const

/** `GET /prospects`. Contract, "GET /prospects". */
export const prospectsRoutes =
  ({ database, hide }: V1Parts): FastifyPluginCallbackTypebox =>
  (app, _options, done) => {
    app.get('/prospects', { config: { action: 'readRecords' }, schema: { ...schema, hide } }, async (request) => {
      const { created_after: createdAfter = null, created_before: createdBefore = null } = request.query
      const { limit, offset } = v1PageOf(request.query)
      const window = { createdAfter, createdBefore, limit, offset }
      const rows = await listProspectsOfV1(database.pool, accountsFor(request, 'readRecords'), window)
      return rows.map(toV1ProspectBody)
    })
    done()
  }
