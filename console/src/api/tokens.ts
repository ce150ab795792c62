import { infiniteQueryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { type Answer, type Body, client, dataOf } from './client.ts'
import { sendOnce, useSendingOnce } from './sending/once.ts'

export type Token = Answer<'/v2/tokens', 'get'>['data'][number]
/** Its `token` is shown this once. */
export type NewToken = Answer<'/v2/tokens', 'post', 201>

export const tokensQuery = infiniteQueryOptions({
  queryKey: ['tokens'],
  queryFn: ({ pageParam, signal }) =>
    dataOf(
      client.GET('/v2/tokens', { params: { query: { limit: 50, ...(pageParam && { cursor: pageParam }) } }, signal }),
    ),
  initialPageParam: null as string | null,
  getNextPageParam: (page) => page.next_cursor,
})

export const useCreateToken = () => {
  const queries = useQueryClient()
  const send = useSendingOnce()
  return useMutation({
    mutationFn: (body: Body<'/v2/tokens', 'post'>) =>
      send(body, (header) => dataOf(client.POST('/v2/tokens', { params: { header }, body }))),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['tokens'] }),
  })
}

export const useRevokeToken = () => {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (id: string) =>
      sendOnce((header) => dataOf(client.DELETE('/v2/tokens/{id}', { params: { path: { id }, header } }))),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['tokens'] }),
  })
}
