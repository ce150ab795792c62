import { queryOptions } from '@tanstack/react-query'
import { type Answer, client, dataOf, type Query } from './client.ts'

/** From when to when, at most 366 days. */
export type ReportWindow = Pick<Query<'/v2/reports/funnel'>, 'start' | 'end'>

export type FunnelRow = Answer<'/v2/reports/funnel', 'get'>['data'][number]
export type FirstContact = Answer<'/v2/reports/first_contact', 'get'>
export type SourceRow = Answer<'/v2/reports/sources', 'get'>['data'][number]
export type AgentRow = Answer<'/v2/reports/agents', 'get'>['data'][number]

const staleTime = 60_000

type Call = { readonly params: { readonly query: ReportWindow & { account_id: string } }; readonly signal: AbortSignal }

const report =
  <Report>(name: string, read: (call: Call) => Promise<Report>) =>
  (accountId: string, window: ReportWindow) =>
    queryOptions({
      queryKey: ['reports', accountId, name, window],
      queryFn: ({ signal }) => read({ params: { query: { account_id: accountId, ...window } }, signal }),
      staleTime,
    })

export const funnelQuery = report('funnel', (call) => dataOf(client.GET('/v2/reports/funnel', call)))
export const firstContactQuery = report('first_contact', (call) =>
  dataOf(client.GET('/v2/reports/first_contact', call)),
)
export const sourcesQuery = report('sources', (call) => dataOf(client.GET('/v2/reports/sources', call)))
export const agentsQuery = report('agents', (call) => dataOf(client.GET('/v2/reports/agents', call)))

export type ReportName = 'funnel' | 'first_contact' | 'sources' | 'agents'

/** Where the report is as a file: for `<a href download>`. */
export const reportFile = (name: ReportName, accountId: string, window: ReportWindow): string =>
  `/v2/reports/${name}?${new URLSearchParams({ account_id: accountId, ...window, format: 'csv' })}`
