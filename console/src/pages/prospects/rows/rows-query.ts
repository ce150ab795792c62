import { infiniteQueryOptions, keepPreviousData } from '@tanstack/react-query'
import { client, dataOf } from '../../../api/client.ts'
import type { ProspectFilter } from '../../../api/prospects/list.ts'
import type { RowsPage } from './merge-page.ts'

/** The first page is there soon; the others are large, so that scrolling does not wait. */
const firstPageRows = 100
const pageRows = 400

/** One page as the server has it now. */
export const readPage = async (
  accountId: string,
  filter: ProspectFilter,
  cursor: string | null,
  limit: number,
  signal: AbortSignal,
): Promise<RowsPage> => {
  const query = { ...filter, account_id: accountId, limit, ...(cursor === null ? {} : { cursor }) }
  const page = await dataOf(client.GET('/v2/prospects', { params: { query }, signal }))
  return { ...page, readAt: Date.now() }
}

/**
 * Pages as they were read. Not under the key of lists that are read again as a whole when something changes: of 100,000 rows only
 * the pages in sight are.
 */
export const rowsQuery = (accountId: string, filter: ProspectFilter) =>
  infiniteQueryOptions({
    queryKey: ['prospect rows', accountId, filter],
    queryFn: ({ pageParam, signal }) =>
      readPage(accountId, filter, pageParam, pageParam === null ? firstPageRows : pageRows, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next_cursor,
    placeholderData: keepPreviousData,
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnReconnect: false,
    // Comparing a hundred thousand rows takes longer than drawing those in sight.
    structuralSharing: false,
  })
