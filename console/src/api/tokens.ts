import { infiniteQueryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { type Answer, type Body, client, dataOf, onceOnly } from './client.ts'

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
  return useMutation({
    mutationFn: (body: Body<'/v2/tokens', 'post'>) =>
      dataOf(client.POST('/v2/tokens', { params: { header: onceOnly() }, body })),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['tokens'] }),
  })
}

export const useRevokeToken = () => {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (id: string) =>
      dataOf(client.DELETE('/v2/tokens/{id}', { params: { path: { id }, header: onceOnly() } })),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['tokens'] }),
  })
}
