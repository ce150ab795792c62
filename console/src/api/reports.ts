import { queryOptions } from '@tanstack/react-query'
import { type Answer, client, dataOf, type Query } from './client.ts'

/** From when to when, at most 366 days. */
export type ReportWindow = Pick<Query<'/v2/reports/funnel'>, 'start' | 'end'>

export type Funnel = Answer<'/v2/reports/funnel', 'get'>
export type FirstContact = Answer<'/v2/reports/first_contact', 'get'>
export type Sources = Answer<'/v2/reports/sources', 'get'>
export type Agents = Answer<'/v2/reports/agents', 'get'>

const staleTime = 60_000

type Call = { readonly params: { readonly query: ReportWindow & { account_id: string } }; readonly signal: AbortSignal }

const report =
  <Report>(name: string, read: (call: Call) => Promise<Report | string>) =>
  (accountId: string, window: ReportWindow) =>
    queryOptions({
      queryKey: ['reports', accountId, name, window],
      // Text comes only when it is asked for, with `format=csv`.
      queryFn: async ({ signal }) =>
        (await read({ params: { query: { account_id: accountId, ...window } }, signal })) as Report,
      staleTime,
    })

export const funnelQuery = report<Funnel>('funnel', (call) => dataOf(client.GET('/v2/reports/funnel', call)))
export const firstContactQuery = report<FirstContact>('first_contact', (call) =>
  dataOf(client.GET('/v2/reports/first_contact', call)),
)
export const sourcesQuery = report<Sources>('sources', (call) => dataOf(client.GET('/v2/reports/sources', call)))
export const agentsQuery = report<Agents>('agents', (call) => dataOf(client.GET('/v2/reports/agents', call)))

export type ReportName = 'funnel' | 'first_contact' | 'sources' | 'agents'

/** Where the report is as a file: for `<a href download>`. */
export const reportFile = (name: ReportName, accountId: string, window: ReportWindow): string =>
  `/v2/reports/${name}?${new URLSearchParams({ account_id: accountId, ...window, format: 'csv' })}`
