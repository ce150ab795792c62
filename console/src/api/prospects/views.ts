import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { ask } from '../client.ts'

/** A filter and an order of the prospects page under a name: `query` is what stands behind `?`. */
export type SavedView = {
  readonly id: string
  readonly account_id: string
  readonly page: 'prospects'
  readonly name: string
  readonly query: string
}

const keyOf = (accountId: string) => ['views', accountId]

export const viewsQuery = (accountId: string) =>
  queryOptions({
    queryKey: keyOf(accountId),
    queryFn: async () =>
      (await ask<{ readonly data: readonly SavedView[] }>('GET', '/v2/views', { query: { account_id: accountId } }))
        .data,
    staleTime: 60_000,
  })

const useViewChange = <Given, Outcome>(accountId: string, change: (given: Given) => Promise<Outcome>) => {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: change,
    onSettled: () => queries.invalidateQueries({ queryKey: keyOf(accountId) }),
  })
}

export const useSaveView = (accountId: string) =>
  useViewChange(accountId, (given: Pick<SavedView, 'name' | 'query'>) =>
    ask<SavedView>('POST', '/v2/views', { body: { account_id: accountId, page: 'prospects', ...given } }),
  )

export const useChangeView = (accountId: string) =>
  useViewChange(accountId, ({ id, ...body }: Pick<SavedView, 'id'> & Partial<Pick<SavedView, 'name' | 'query'>>) =>
    ask<SavedView>('PATCH', `/v2/views/${id}`, { body }),
  )

export const useDeleteView = (accountId: string) =>
  useViewChange(accountId, (id: string) => ask<undefined>('DELETE', `/v2/views/${id}`))
