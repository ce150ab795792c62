import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { type Answer, type Body, client, dataOf, onceOnly } from '../client.ts'
import type { Prospect } from './list.ts'

/** One prospect as it is now. Its key begins all that is kept of it: `['prospect', id]`. */
export const prospectQuery = (id: number) =>
  queryOptions({
    queryKey: ['prospect', id, 'now'],
    queryFn: ({ signal }) => dataOf(client.GET('/v2/prospects/{id}', { params: { path: { id } }, signal })),
  })

export type HistoryItem = Answer<'/v2/prospects/{id}/history', 'get'>['data'][number]

/** Events, changes of the profile and merges, the newest first. */
export const historyQuery = (id: number) =>
  infiniteQueryOptions({
    queryKey: ['prospect', id, 'history'],
    queryFn: ({ pageParam, signal }) =>
      dataOf(
        client.GET('/v2/prospects/{id}/history', {
          params: { path: { id }, query: { limit: 100, ...(pageParam && { cursor: pageParam }) } },
          signal,
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next_cursor,
  })

/** Who had the prospect from when to when. */
export const assignmentsQuery = (id: number) =>
  queryOptions({
    queryKey: ['prospect', id, 'assignments'],
    queryFn: ({ signal }) =>
      dataOf(client.GET('/v2/prospects/{id}/assignments', { params: { path: { id }, query: { limit: 100 } }, signal })),
  })

type Change = Body<'/v2/prospects/{id}', 'patch'>

/** Changes the profile: shown at once, taken back when the server refuses. */
export const useChangeProspect = (id: number) => {
  const queries = useQueryClient()
  const { queryKey } = prospectQuery(id)
  return useMutation({
    mutationFn: (body: Change) =>
      dataOf(client.PATCH('/v2/prospects/{id}', { params: { path: { id }, header: onceOnly() }, body })),
    onMutate: async (body) => {
      await queries.cancelQueries({ queryKey })
      const before = queries.getQueryData(queryKey)
      if (before !== undefined) queries.setQueryData(queryKey, { ...before, ...body } as Prospect)
      return { before }
    },
    onError: (_error, _body, saved) => queries.setQueryData(queryKey, saved?.before),
    onSuccess: (prospect) => queries.setQueryData(queryKey, prospect),
    onSettled: () => {
      void queries.invalidateQueries({ queryKey: ['prospect', id] })
      void queries.invalidateQueries({ queryKey: ['prospects'] })
    },
  })
}

export const useCreateProspect = () => {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (body: Body<'/v2/prospects', 'post'>) =>
      dataOf(client.POST('/v2/prospects', { params: { header: onceOnly() }, body })),
    onSuccess: (prospect) => {
      queries.setQueryData(prospectQuery(prospect.id).queryKey, prospect)
      void queries.invalidateQueries({ queryKey: ['prospects'] })
      void queries.invalidateQueries({ queryKey: ['desk'] })
    },
  })
}
