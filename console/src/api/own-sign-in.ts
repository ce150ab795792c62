import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { type Answer, ApiError, type Body, client, dataOf } from './client.ts'
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

export type OwnSession = Answer<'/v2/sessions', 'get'>['data'][number]

const sessionsKey = ['sessions']

/** Where the signed-in person is signed in, this browser first. */
export const ownSessionsQuery = queryOptions({
  queryKey: sessionsKey,
  queryFn: async () => {
    const { data } = await dataOf(client.GET('/v2/sessions'))
    return data.toSorted((one, other) => Number(other.current) - Number(one.current))
  },
})

/** A session that has ended meanwhile is no failure. */
const gone = (error: unknown): void => {
  if (!(error instanceof ApiError && error.status === 404)) throw error
}

const useEnding = <Given, Outcome>(end: (given: Given) => Promise<Outcome>) => {
  const queries = useQueryClient()
  return useMutation({ mutationFn: end, onSettled: () => queries.invalidateQueries({ queryKey: sessionsKey }) })
}

export const useEndSession = () =>
  useEnding(async (id: string) => {
    await client.DELETE('/v2/sessions/{id}', { params: { path: { id } } }).catch(gone)
  })

export const useEndOtherSessions = () => useEnding(() => dataOf(client.POST('/v2/sessions/end_others')))
