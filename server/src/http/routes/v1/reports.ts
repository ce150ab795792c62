import type { FastifyPluginCallbackTypebox } from '@fastify/type-provider-typebox'
import type { FastifyRequest } from 'fastify'
import { limits } from '../../../catalogue/limits.ts'
import type { ReportWindow } from '../../../catalogue/reports.ts'
import { recentDays } from '../../../domain/reports/property-health.ts'
import { type ReportPage, readMarketingSources } from '../../../storage/reports/marketing-sources.ts'
import { readShowings } from '../../../storage/reports/showings.ts'
import { readUnitPerformance } from '../../../storage/reports/unit-performance.ts'
import { readReportedUnits } from '../../../storage/reports/units.ts'
import { accountsFor } from '../../access.ts'
import { type ErrorDetail, sendError } from '../../errors.ts'
import { toV1Envelope, v1PageOf } from '../../requests/v1-pages.ts'
import {
  type AccountReportQuery,
  accountReportQuery,
  marketingSourcesReport,
  showingsReport,
  unitReport,
  unitReportPath,
  unitReportQuery,
  unitsReport,
} from '../../schemas/v1/reports.ts'
import type { V1Parts } from '../parts.ts'
import { windowOf } from '../windows.ts'
import { toMarketingSource, toReportedUnit, toShowing, toUnitReport } from './report-rows.ts'

const action = 'readRecords'

// The same whether the unit does not exist or stands in somebody else's account, so that nobody can probe for ids.
const unknownUnit: ErrorDetail = {
  keyword: 'knownUnit',
  dataPath: '.unitId',
  schemaPath: '#/properties/unitId/knownUnit',
  params: {},
  message: 'should be the id of a unit in an account of yours',
}

/** The accounts of the query that the caller reaches, each once. */
const namedAccounts = (request: FastifyRequest, { account_ids }: AccountReportQuery): string[] => {
  const named = new Set(account_ids.map((id) => id.toLowerCase()))
  return accountsFor(request, action).filter((id) => named.has(id))
}

/** Answers an account-wide report with one page of what `read` finds. */
const answerReport = async <S, R>(
  request: FastifyRequest,
  query: AccountReportQuery,
  read: (accountIds: readonly string[], window: ReportWindow, page: ReportPage) => Promise<readonly S[]>,
  toRow: (row: S) => R,
) => {
  const window = windowOf(query, limits.v1ReportDays)
  const { limit, offset } = v1PageOf(query)
  // One more than the page has: whether there is a next page.
  const rows = await read(namedAccounts(request, query), window, { limit: limit + 1, offset })
  return toV1Envelope(rows, query, toRow)
}

const tags = ['Reports']
const config = { action } as const

const unitSchema = {
  operationId: 'reportUnitPerformance',
  summary: 'How one unit does',
  description:
    'Leads, showings and applications of one unit in the window, and how it stands on the market now. Computed from the log. A unit of another account is answered like one that does not exist.',
  tags,
  params: unitReportPath,
  querystring: unitReportQuery,
  response: { 200: unitReport },
} as const

const sourcesSchema = {
  operationId: 'reportMarketingSources',
  summary: 'What each source of prospects brought',
  description: 'One row for each source that prospects came from, over all accounts of the report together.',
  tags,
  querystring: accountReportQuery,
  response: { 200: marketingSourcesReport },
} as const

const showingsSchema = {
  operationId: 'reportShowings',
  summary: 'Showings and what became of them',
  description: 'One row for each showing whose planned date and time lies in the window.',
  tags,
  querystring: accountReportQuery,
  response: { 200: showingsReport },
} as const

const unitsSchema = {
  operationId: 'reportUnits',
  summary: 'All units as they stand now',
  description: 'One row for each unit of the accounts. The rows show the state of now, whatever the window.',
  tags,
  querystring: accountReportQuery,
  response: { 200: unitsReport },
} as const

/** The reports of v1, each computed from records and log when it is asked for. */
export const reportsRoutes =
  ({ database: { pool }, hide }: V1Parts): FastifyPluginCallbackTypebox =>
  (app, _options, done) => {
    app.get(
      '/reporting/leasing-performance/units/:unitId',
      { config, schema: { ...unitSchema, hide } },
      async (request, reply) => {
        const window = windowOf(request.query, null)
        const accountIds = accountsFor(request, action)
        const unit = await readUnitPerformance(pool, accountIds, request.params.unitId, window, recentDays)
        return unit === null ? sendError(reply, 'invalidRequest', [unknownUnit]) : reply.send(toUnitReport(unit))
      },
    )
    app.get('/reporting/marketing-sources', { config, schema: { ...sourcesSchema, hide } }, (request) =>
      answerReport(request, request.query, (...of) => readMarketingSources(pool, ...of), toMarketingSource),
    )
    app.get('/reporting/showings', { config, schema: { ...showingsSchema, hide } }, (request) =>
      answerReport(request, request.query, (...of) => readShowings(pool, ...of), toShowing),
    )
    app.get('/reporting/units', { config, schema: { ...unitsSchema, hide } }, (request) =>
      answerReport(
        request,
        request.query,
        (accountIds, _window, page) => readReportedUnits(pool, accountIds, page),
        toReportedUnit,
      ),
    )
    done()
  }
