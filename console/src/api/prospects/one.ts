import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { type Answer, type Body, client, dataOf } from '../client.ts'
import { useSendingOnce } from '../sending/once.ts'
import type { Prospect } from './list.ts'

/** A prospect with the tag that names this state of it, for `If-Match`; null when nobody knows it. */
export type TaggedProspect = Prospect & { readonly tag: string | null }

export const readTagged = async (id: number, signal?: AbortSignal): Promise<TaggedProspect> => {
  const init = { params: { path: { id } }, ...(signal === undefined ? {} : { signal }) }
  const call = client.GET('/v2/prospects/{id}', init)
  return { ...(await dataOf(call)), tag: (await call).response.headers.get('etag') }
}

/**
 * One prospect as it is now. Its key begins all that is kept of it: `['prospect', id]`. Of one that was merged it is the other one,
 * with that one's id.
 */
export const prospectQuery = (id: number) =>
  queryOptions({ queryKey: ['prospect', id, 'now'], queryFn: ({ signal }) => readTagged(id, signal) })

/** The prospect as it was at a moment (RFC 3339) that has passed. The profile is as it is now. */
export const pastQuery = (id: number, at: string) =>
  queryOptions({
    queryKey: ['prospect', id, 'at', at],
    queryFn: ({ signal }) =>
      dataOf(client.GET('/v2/prospects/{id}', { params: { path: { id }, query: { at } }, signal })),
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

export const useCreateProspect = () => {
  const queries = useQueryClient()
  const send = useSendingOnce()
  return useMutation({
    mutationFn: (body: Body<'/v2/prospects', 'post'>) =>
      send(body, (header) => dataOf(client.POST('/v2/prospects', { params: { header }, body }))),
    onSuccess: (prospect) => {
      queries.setQueryData(prospectQuery(prospect.id).queryKey, { ...prospect, tag: null })
      void queries.invalidateQueries({ queryKey: ['prospects'] })
      void queries.invalidateQueries({ queryKey: ['desk'] })
    },
  })
}
