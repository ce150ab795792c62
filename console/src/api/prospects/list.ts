import { infiniteQueryOptions, keepPreviousData } from '@tanstack/react-query'
import { type Answer, client, dataOf, type Query } from '../client.ts'

export type Prospect = Answer<'/v2/prospects/{id}', 'get'>
/** As lists show it: with the address of its unit. */
export type ListedProspect = Answer<'/v2/prospects', 'get'>['data'][number]
export type ProspectFilter = Omit<Query<'/v2/prospects'>, 'account_id' | 'cursor' | 'limit'>

const pageRows = 100

/** Pages of prospects, one after another: `useInfiniteQuery(prospectsQuery(account.id, filter))`. */
export const prospectsQuery = (accountId: string, filter: ProspectFilter = {}, limit = pageRows) =>
  infiniteQueryOptions({
    queryKey: ['prospects', accountId, filter, limit],
    queryFn: ({ pageParam, signal }) =>
      dataOf(
        client.GET('/v2/prospects', {
          params: { query: { ...filter, account_id: accountId, limit, ...(pageParam && { cursor: pageParam }) } },
          signal,
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next_cursor,
    placeholderData: keepPreviousData,
  })
