import { type QueryClient, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { ApiError, type Body, client, dataOf } from './client.ts'
import { type Session, useHere } from './signed-in/context.ts'
import { changeTo } from './signed-in/this-tab.ts'

export type { Session }
export type DemoPerson = NonNullable<Session['demo']>['people'][number]

const none = (error: unknown): null => {
  if (error instanceof ApiError && error.status === 401) return null
  throw error
}

/** Who is signed in; null when nobody is. */
export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: () => dataOf(client.GET('/v2/session')).catch(none),
  staleTime: 5 * 60_000,
})

/** Only in pages behind the sign-in, whose route has seen to it that there is a session. */
export const useSession = (): Session => useHere().session

/** What another person's session may not see goes; the new session stands in the cache. */
const useSessionStart = <Given>(start: (given: Given) => Promise<Session>) => {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: start,
    meta: { isSignIn: true },
    onSuccess: (session) => {
      changeTo(session.user.id)
      queries.clear()
      queries.setQueryData(sessionQuery.queryKey, session)
    },
  })
}

export type SignIn = Body<'/v2/session', 'post'>

export const useSignIn = () => useSessionStart((body: SignIn) => dataOf(client.POST('/v2/session', { body })))

/** In the demo only: go on as another of its people. */
export const useBecome = () =>
  useSessionStart((userId: string) => dataOf(client.POST('/v2/session/demo', { body: { user_id: userId } })))

/** With the link of a reset or an invitation; with a code where the person has a second factor. */
export type NewPassword = Body<'/v2/passwords', 'post'>

export const useNewPassword = () =>
  useSessionStart((body: NewPassword) => dataOf(client.POST('/v2/passwords', { body })))

/** Whether the password was right, and a code of the second factor is missing. */
export const asksForCode = (error: unknown): boolean => error instanceof ApiError && error.has('codeNeeded')

export type SetUp = Body<'/v2/setup', 'post'>

export const useSetUp = () => useSessionStart((body: SetUp) => dataOf(client.POST('/v2/setup', { body })))

/** What a sign-in page has to know: whether there is no user yet, and who there is in a demo, the manager first. */
export const setUpQuery = queryOptions({
  queryKey: ['set-up'],
  queryFn: () => dataOf(client.GET('/v2/setup')),
  staleTime: 60_000,
})

/**
 * Nothing that was read stays: the next person at this screen may be another one. Only when the sign-in is on screen, as other pages
 * would read it anew, and miss who is signed in. Of the set-up the sign-in shows something itself.
 */
export const forgetPerson = (queries: QueryClient): void => {
  queries.removeQueries({ predicate: ({ queryKey: [noun] }) => noun !== setUpQuery.queryKey[0] })
  queries.setQueryData(sessionQuery.queryKey, null)
}

/** Signs out, and leaves with the given way to the sign-in. */
export const useSignOut = () => {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: async (leave: () => Promise<void>) => {
      // Who is not signed in any more has nothing to end.
      await client.DELETE('/v2/session').catch(none)
      changeTo(null)
      await leave()
      forgetPerson(queries)
    },
  })
}

export const usePasswordLink = () =>
  useMutation({
    mutationFn: (email: string) => dataOf(client.POST('/v2/password_links', { body: { email } })),
    meta: { isSignIn: true },
  })
