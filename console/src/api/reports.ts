import { queryOptions } from '@tanstack/react-query'
import { ask } from './client.ts'

export type ReportName = 'funnel' | 'first_contact' | 'sources' | 'agents'

/** Days or moments, at most 366 days apart. */
export type ReportWindow = { readonly start: string; readonly end: string }

/** `Row` is what a row of this report has: `/docs` tells it. */
export const reportQuery = <Row>(name: ReportName, accountId: string, window: ReportWindow) =>
  queryOptions({
    queryKey: ['reports', accountId, name, window],
    queryFn: () =>
      ask<{ readonly data: readonly Row[] }>('GET', `/v2/reports/${name}`, {
        query: { account_id: accountId, ...window },
      }),
    staleTime: 60_000,
  })

/** Where the report is as a file: for `<a href download>`. */
export const reportFile = (name: ReportName, accountId: string, window: ReportWindow): string =>
  `/v2/reports/${name}?${new URLSearchParams({ account_id: accountId, ...window, format: 'csv' })}`
