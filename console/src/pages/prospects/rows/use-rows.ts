import { useDebouncedValue } from '@mantine/hooks'
import { queryOptions, useInfiniteQuery, useQueries, useQueryClient } from '@tanstack/react-query'
import { useEffect, useMemo } from 'react'
import type { ProspectFilter } from '../../../api/prospects/list.ts'
import { mergePage, type Pages, pagesBetween, type RowsPage, rowsOf } from './merge-page.ts'
import { readPage, rowsQuery } from './rows-query.ts'

/** A page that is read again may have grown: it must reach the next one. */
const againRows = 500
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
