import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type Answer, type Body, client, dataOf } from './client.ts'
import { sessionQuery } from './session.ts'

/** How the signed-in person signs in: password and second factor. Wrong entries are answered 401 and end no session. */
const useOwnChange = <Given, Outcome>(change: (given: Given) => Promise<Outcome>) => {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: change,
    meta: { isSignIn: true },
    onSuccess: () => queries.invalidateQueries({ queryKey: sessionQuery.queryKey }),
  })
}

export const useChangePassword = () =>
  useOwnChange((body: Body<'/v2/me/password', 'put'>) => client.PUT('/v2/me/password', { body }))

export type TwoFactorSecret = Answer<'/v2/me/two_factor', 'post'>

export const useStartTwoFactor = () =>
  useMutation({ mutationFn: (current: string) => dataOf(client.POST('/v2/me/two_factor', { body: { current } })) })

export const useConfirmTwoFactor = () =>
  useOwnChange((code: string) => dataOf(client.POST('/v2/me/two_factor/confirm', { body: { code } })))

export const useRemoveTwoFactor = () =>
  useOwnChange((code: string) => client.POST('/v2/me/two_factor/remove', { body: { code } }))
