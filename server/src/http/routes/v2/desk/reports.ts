import type { FastifyPluginCallbackTypebox } from '@fastify/type-provider-typebox'
import type pg from 'pg'
import { contactTimes, deskLimits, notContacted } from '../../../../catalogue/desk.ts'
import type { ReportWindow } from '../../../../catalogue/reports.ts'
import { funnelOf } from '../../../../domain/reports/funnel.ts'
import { type AgentRow, readAgents } from '../../../../storage/reports/agents.ts'
import { type FirstContacts, readFirstContacts } from '../../../../storage/reports/first-contact.ts'
import { readFurthest } from '../../../../storage/reports/funnel.ts'
import { readMarketingSources } from '../../../../storage/reports/marketing-sources.ts'
import { toLine } from '../../../../transfer/sending/csv-text.ts'
import { accountOf } from '../../../access.ts'
import {
  type AgentReportRow,
  agentsReport,
  type ContactTimeRow,
  firstContactReport,
  funnelReport,
  type ReportQuery,
  reportQuery,
  reportResponse,
  sourcesReport,
} from '../../../schemas/desk/reports.ts'
import { errorResponses } from '../../../schemas/errors.ts'
import type { RouteParts } from '../../parts.ts'
import { toMarketingSource } from '../../v1/report-rows.ts'
import { windowOf } from '../../windows.ts'

type Cell = string | number | boolean | null
type Row = Readonly<Record<string, Cell>>
type Report = { readonly data: readonly Row[]; readonly [total: string]: unknown }
type Wanted = { readonly accountId: string; readonly window: ReportWindow }

const toContactTimes = ({ within, prospects, contacted }: FirstContacts): ContactTimeRow[] => [
  ...contactTimes.map(({ name }, place) => ({ time: name, prospects: within[place] ?? 0 })),
  { time: notContacted, prospects: prospects - contacted },
]

const toAgent = (of: AgentRow): AgentReportRow => ({
  user_id: of.userId,
  name: of.name,
  prospects_assigned: of.prospectsAssigned,
  showings_scheduled: of.showingsScheduled,
  showings_completed: of.showingsCompleted,
  applications_submitted: of.applicationsSubmitted,
  applications_approved: of.applicationsApproved,
  leases_signed: of.leasesSigned,
  moved_in: of.movedIn,
})

/** The rows of one more than may be shown. */
const shown = <R, B>(rows: readonly R[], toRow: (row: R) => B) => ({
  data: rows.slice(0, deskLimits.reportRows).map(toRow),
  has_more: rows.length > deskLimits.reportRows,
})

const mostRows = deskLimits.reportRows + 1

/** The reports: what each says, and how it is read. */
const reports = [
  {
    path: 'funnel',
    operationId: 'reportFunnel',
    summary: 'How far prospects came',
    description:
      'Of the prospects that were created in the window: how many came to each stage, and where the others ended. One that went past a stage came to it.',
    body: funnelReport,
    read: async (pool: pg.Pool, { accountId, window }: Wanted): Promise<Report> => {
      const steps = funnelOf(await readFurthest(pool, accountId, window))
      return {
        data: steps.map(({ stage, reached, wentOn, lost, open }) => ({ stage, reached, went_on: wentOn, lost, open })),
      }
    },
  },
  {
    path: 'first_contact',
    operationId: 'reportFirstContact',
    summary: 'How soon prospects were contacted',
    description:
      'Of the prospects that were created in the window: how long it took until somebody of the team wrote to them or talked with them.',
    body: firstContactReport,
    read: async (pool: pg.Pool, { accountId, window }: Wanted): Promise<Report> => {
      const found = await readFirstContacts(pool, accountId, window)
      const { prospects, contacted, medianMinutes } = found
      return { data: toContactTimes(found), prospects, contacted, median_minutes: medianMinutes }
    },
  },
  {
    path: 'sources',
    operationId: 'reportSources',
    summary: 'What each source brought',
    description: 'The report on marketing sources of version 1, for a window of up to a year.',
    body: sourcesReport,
    read: async (pool: pg.Pool, { accountId, window }: Wanted): Promise<Report> =>
      shown(await readMarketingSources(pool, [accountId], window, { limit: mostRows, offset: 0 }), toMarketingSource),
  },
  {
    path: 'agents',
    operationId: 'reportAgents',
    summary: 'What became of whose prospects',
    description:
      'What happened in the window, counted for those who had the prospect when it happened: for each of them, if there are several.',
    body: agentsReport,
    read: async (pool: pg.Pool, { accountId, window }: Wanted): Promise<Report> =>
      shown(await readAgents(pool, accountId, window, mostRows), toAgent),
  },
] as const

/** The rows below a head line, in the order of the schema; texts that a spreadsheet would run are escaped. */
const toCsv = (columns: readonly string[], rows: readonly Row[]): string =>
  [columns, ...rows.map((row) => columns.map((column): Cell => row[column] ?? null))].map(toLine).join('')

/** `/v2`: reports, each computed from records and log when it is asked for. */
export const deskReportsRoutes =
  ({ database: { pool } }: RouteParts): FastifyPluginCallbackTypebox =>
  (app, _options, done) => {
    for (const { path, body, read, ...words } of reports) {
      const schema = {
        ...words,
        tags: ['Reports'],
        querystring: reportQuery,
        response: { 200: reportResponse(body, words.summary), ...errorResponses('unknownRecord') },
      }
      const columns = Object.keys(body.properties.data.items.properties)
      app.get<{ Querystring: ReportQuery }>(
        `/reports/${path}`,
        { config: { action: 'readRecords' }, schema },
        async (request, reply) => {
          const { query } = request
          const accountId = accountOf(request, 'readRecords', query.account_id)
          const report = await read(pool, { accountId, window: windowOf(query, deskLimits.reportDays) })
          if (query.format !== 'csv') return reply.send(report)
          reply.header('content-disposition', `attachment; filename="${path}.csv"`)
          return reply.type('text/csv; charset=utf-8').send(toCsv(columns, report.data))
        },
      )
    }
    done()
  }
