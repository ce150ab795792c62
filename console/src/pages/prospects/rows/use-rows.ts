import { useDebouncedValue } from '@mantine/hooks'
import {
  infiniteQueryOptions,
  keepPreviousData,
  queryOptions,
  useInfiniteQuery,
  useQueries,
  useQueryClient,
} from '@tanstack/react-query'
import { useEffect, useMemo } from 'react'
import { client, dataOf } from '../../../api/client.ts'
import type { ProspectFilter } from '../../../api/prospects/list.ts'
import { mergePage, type Pages, pagesBetween, type RowsPage, rowsOf } from './merge-page.ts'

/** The first page is there soon; the others are large, so that scrolling does not wait. */
const firstPageRows = 100
const pageRows = 400
/** A page that is read again may have grown: it must reach the next one. */
const againRows = 500

const readPage = async (
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
const rowsQuery = (accountId: string, filter: ProspectFilter) =>
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

const againMs = 5_000

const pageQuery = (accountId: string, filter: ProspectFilter, cursor: string | null, known: RowsPage) =>
  queryOptions({
    queryKey: ['prospects', accountId, 'page', filter, cursor],
    queryFn: ({ signal }) => readPage(accountId, filter, cursor, againRows, signal),
    initialData: known,
    initialDataUpdatedAt: known.readAt,
    staleTime: againMs,
  })

const settleMs = 250

/** The rows that are shown, or a few more. */
export type Sight = { readonly first: number; readonly last: number }

/** Keeps the pages in sight as the server has them: they are read again when they are old, and when something happens. */
const useFreshPages = (accountId: string, filter: ProspectFilter, list: Pages | undefined, sight: Sight): void => {
  const queries = useQueryClient()
  const shown = list === undefined ? [] : pagesBetween(list.pages, sight.first, sight.last)
  const [settled] = useDebouncedValue(shown.join(), settleMs)
  const places = settled === '' ? [] : settled.split(',').map(Number)
  const asked = places.flatMap((index) => {
    const [page, cursor] = [list?.pages[index], list?.pageParams[index]]
    return page === undefined || cursor === undefined ? [] : [{ index, cursor, page }]
  })
  const results = useQueries({
    queries: asked.map(({ cursor, page }) => pageQuery(accountId, filter, cursor, page)),
  })
  useEffect(() => {
    const { queryKey } = rowsQuery(accountId, filter)
    asked.forEach(({ index, page }, place) => {
      const fresh = results[place]?.data
      if (fresh === undefined || fresh.readAt <= page.readAt) return
      queries.setQueryData(queryKey, (before) =>
        before === undefined ? before : (mergePage(before as Pages, index, fresh) as typeof before),
      )
    })
  })
}

const aheadRows = 900

/** The rows of a filter, as far as they were read; more are read before one comes to their end, and all when one wants to see it. */
export const useRows = (accountId: string, filter: ProspectFilter, sight: Sight, isToEnd: boolean) => {
  const query = useInfiniteQuery(rowsQuery(accountId, filter))
  const { data, hasNextPage, isFetching, isError, fetchNextPage, isPlaceholderData } = query
  const rows = useMemo(() => rowsOf(data?.pages ?? []), [data])
  const needsMore = isToEnd || sight.last + aheadRows > rows.length
  useEffect(() => {
    if (needsMore && hasNextPage && !isFetching && !isError && !isPlaceholderData) void fetchNextPage()
  }, [needsMore, hasNextPage, isFetching, isError, isPlaceholderData, fetchNextPage])
  useFreshPages(accountId, filter, isPlaceholderData ? undefined : (data as Pages | undefined), sight)
  return { rows, query }
}
