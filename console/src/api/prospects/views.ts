import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { type Answer, client, dataOf } from '../client.ts'
import { sendOnce, useSendingOnce } from '../sending/once.ts'

/** A filter and an order of the prospects page under a name: `query` is what stands behind `?`. */
export type SavedView = Answer<'/v2/views', 'get'>['data'][number]

const keyOf = (accountId: string) => ['views', accountId]

export const viewsQuery = (accountId: string) =>
  queryOptions({
    queryKey: keyOf(accountId),
    queryFn: async () => (await dataOf(client.GET('/v2/views', { params: { query: { account_id: accountId } } }))).data,
    staleTime: 60_000,
  })

const useViewChange = <Given, Outcome>(accountId: string, change: (given: Given) => Promise<Outcome>) => {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: change,
    onSettled: () => queries.invalidateQueries({ queryKey: keyOf(accountId) }),
  })
}

export const useSaveView = (accountId: string) => {
  const send = useSendingOnce()
  return useViewChange(accountId, (given: Pick<SavedView, 'name' | 'query'>) => {
    const body = { account_id: accountId, page: 'prospects' as const, ...given }
    return send(body, (header) => dataOf(client.POST('/v2/views', { params: { header }, body })))
  })
}

export const useChangeView = (accountId: string) =>
  useViewChange(accountId, ({ id, ...body }: Pick<SavedView, 'id'> & Partial<Pick<SavedView, 'name' | 'query'>>) =>
    sendOnce((header) => dataOf(client.PATCH('/v2/views/{id}', { params: { path: { id }, header }, body }))),
  )

export const useDeleteView = (accountId: string) =>
  useViewChange(accountId, (id: string) =>
    sendOnce((header) => dataOf(client.DELETE('/v2/views/{id}', { params: { path: { id }, header } }))),
  )
