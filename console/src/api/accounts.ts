import { type QueryClient, queryOptions, useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { type Answer, type Body, client, dataOf } from './client.ts'
import { sendOnce } from './sending/once.ts'

export type Me = Answer<'/v2/me', 'get'>
/** An account with the caller's role in it, and what that role may do. */
export type Account = Me['accounts'][number]
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

export const useAccounts = (): readonly Account[] => useSuspenseQuery(meQuery).data.accounts

/** The account that the address names (`?account=`), else the first. */
export const accountIn = (accounts: readonly Account[], id: string | undefined): Account | undefined =>
  accounts.find((one) => one.id === id) ?? accounts[0]

/** The chosen account. Only in pages behind the sign-in. */
export const useAccount = (): Account => {
  const accounts = useAccounts()
  const { account: id } = useSearch({ strict: false })
  const account = accountIn(accounts, id)
  if (account === undefined) throw new Error('the caller is in no account')
  return account
}

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
