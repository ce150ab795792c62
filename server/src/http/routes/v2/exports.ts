import type { FastifyPluginCallbackTypebox } from '@fastify/type-provider-typebox'
import { refusalIn } from '../../../records/access.ts'
import type { ExportTable } from '../../../storage/transfer/exports.ts'
import { exportRecords } from '../../../transfer/sending/export-records.ts'
import { accessOf } from '../../access.ts'
import { sendRefusal } from '../../record-refusals.ts'
import { errorResponses } from '../../schemas/errors.ts'
import { exportQuery, fileResponse } from '../../schemas/transfer/imports.ts'
import type { RouteParts } from '../parts.ts'

const routes: readonly { readonly table: ExportTable; readonly operationId: string; readonly words: string }[] = [
  { table: 'prospects', operationId: 'exportProspects', words: 'prospects' },
  { table: 'units', operationId: 'exportUnits', words: 'units' },
  { table: 'leasing_events', operationId: 'exportLeasingEvents', words: 'leasing events' },
]

/** `/v2`: exports. */
export const exportsRoutes =
  ({ database, uploads }: RouteParts): FastifyPluginCallbackTypebox =>
  (app, _options, done) => {
    for (const { table, operationId, words } of routes) {
      const schema = {
        operationId,
        summary: `Export all ${words} of an account`,
        description: `A file with all ${words} of the account, sent as it is read. In CSV, texts that a spreadsheet would run as formulas have an apostrophe before them; an import takes it away again. An answer that breaks off is not whole.`,
        tags: ['Imports and exports'],
        querystring: exportQuery,
        response: { 200: fileResponse(`The ${words}.`), ...errorResponses('unknownRecord', 'roleMayNot') },
      }
      // A HEAD would read the whole table to send nothing.
      const options = { config: { action: 'exportRecords' }, schema, exposeHeadRoute: false } as const
      app.get<{ Querystring: { account_id: string; format?: 'csv' | 'jsonl' } }>(
        `/exports/${table}`,
        options,
        async (request, reply) => {
          const { account_id, format = 'csv' } = request.query
          const accountId = account_id.toLowerCase()
          const refusal = refusalIn(accessOf(request), accountId, 'exportRecords')
          if (refusal !== null) return sendRefusal(reply, refusal)
          return uploads.send(reply, {
            name: table,
            format,
            texts: exportRecords(database, table, accountId, format),
            reasonToStop: () => uploads.reasonToStop(request, 'exportRecords', accountId),
          })
        },
      )
    }
    done()
  }
