import { type QueryClient, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { type Body, client, dataOf } from './client.ts'
import { sendOnce } from './sending/once.ts'
import { type Account, useHere } from './signed-in/context.ts'

export type { Account }
export type Action = Account['actions'][number]

export const meQuery = queryOptions({
  queryKey: ['me'],
  queryFn: () => dataOf(client.GET('/v2/me')),
  staleTime: 5 * 60_000,
})

/** While it is still asked whether anybody is signed in. That nobody is, says the other answer. */
export const readMeEarly = async (queries: QueryClient): Promise<void> => {
  if (queries.getQueryData(meQuery.queryKey) !== undefined) return
  const me = await dataOf(client.GET('/v2/me')).catch(() => null)
  if (me !== null) queries.setQueryData(meQuery.queryKey, me)
}

export const useAccounts = (): readonly Account[] => useHere().accounts

/** The account that the address names (`?account=`), else the first. */
export const accountIn = (accounts: readonly Account[], id: string | undefined): Account | undefined =>
  accounts.find((one) => one.id === id) ?? accounts[0]

/** The chosen account. Only in pages behind the sign-in. */
export const useAccount = (): Account => useHere().account

/** Whether the caller's role may do this in the chosen account. Only hides what the server would refuse. */
export const useMay = (action: Action): boolean => useAccount().actions.includes(action)

export const useChangeAccount = (id: string) => {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (body: Body<'/v2/accounts/{id}', 'patch'>) =>
      sendOnce((header) => dataOf(client.PATCH('/v2/accounts/{id}', { params: { path: { id }, header }, body }))),
    onSuccess: () => queries.invalidateQueries({ queryKey: meQuery.queryKey }),
  })
}
