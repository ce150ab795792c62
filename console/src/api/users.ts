import {
  infiniteQueryOptions,
  type QueryClient,
  queryOptions,
  useMutation,
  useQueryClient,
} from '@tanstack/react-query'
import { meQuery, useAccount } from './accounts.ts'
import { type Answer, type Body, client, dataOf } from './client.ts'
import { sendOnce, useSendingOnce } from './sending/once.ts'
import { sessionQuery } from './session.ts'
import { type User, useHere } from './signed-in/context.ts'

export type { User }
export type Role = User['memberships'][number]['role']

/** Far above any account's staff; a company with more sees the first of them in pickers. */
const mostPages = 4
const pageUsers = 500

const readAllUsers = async (accountId: string): Promise<readonly User[]> => {
  const users: User[] = []
  let cursor: string | undefined
  for (let page = 0; page < mostPages; page += 1) {
    const query = { account_id: accountId, limit: pageUsers, ...(cursor === undefined ? {} : { cursor }) }
    const { data, next_cursor: next } = await dataOf(client.GET('/v2/users', { params: { query } }))
    users.push(...data)
    if (next === null) break
    cursor = next
  }
  return users
}

/** Everybody of an account, also who is deactivated: the log names them. */
export const usersQuery = (accountId: string) =>
  queryOptions({ queryKey: ['users', accountId], queryFn: () => readAllUsers(accountId), staleTime: 5 * 60_000 })

export const useUsers = (): readonly User[] => useHere().users

/** The users of the chosen account by their ids. */
export const useUsersById = (): ReadonlyMap<string, User> => useHere().usersById

export const membershipOf = (user: User, accountId: string): User['memberships'][number] | undefined =>
  user.memberships.find((one) => one.account_id === accountId)

/** Who may have a prospect: active members whose role may add events. */
export const useAssignableUsers = (): readonly User[] => {
  const users = useUsers()
  const { id } = useAccount()
  return users.filter((user) => {
    const membership = membershipOf(user, id)
    return user.active && membership?.active === true && membership.role !== 'Read-only'
  })
}

const refreshRoster = async (queries: QueryClient): Promise<void> => {
  await queries.invalidateQueries({ queryKey: ['users'] })
  await queries.invalidateQueries({ queryKey: ['workload'] })
  // It may have been oneself.
  await queries.invalidateQueries({ queryKey: sessionQuery.queryKey })
  await queries.invalidateQueries({ queryKey: meQuery.queryKey })
}

const useRosterChange = <Given, Outcome>(change: (given: Given) => Promise<Outcome>) => {
  const queries = useQueryClient()
  return useMutation({ mutationFn: change, onSettled: () => refreshRoster(queries) })
}

export const useInviteUser = () => {
  const send = useSendingOnce()
  return useRosterChange((body: Body<'/v2/users', 'post'>) =>
    send(body, (header) => dataOf(client.POST('/v2/users', { params: { header }, body }))),
  )
}

/** A change in all of their accounts. */
export type UserChange = Body<'/v2/users/{id}', 'patch'> & { readonly userId: string }

export const useChangeUser = () =>
  useRosterChange(({ userId, ...body }: UserChange) =>
    sendOnce((header) => dataOf(client.PATCH('/v2/users/{id}', { params: { path: { id: userId }, header }, body }))),
  )

export type MembershipChange = Body<'/v2/users/{id}/memberships/{account_id}', 'patch'> & { readonly userId: string }

const withChange = (user: User, accountId: string, change: Omit<MembershipChange, 'userId'>): User => ({
  ...user,
  memberships: user.memberships.map((one) => (one.account_id === accountId ? { ...one, ...change } : one)),
})

/** Shows the change at once, and takes it back when the server refuses it. */
export const useChangeMembership = (accountId: string) => {
  const queries = useQueryClient()
  const { queryKey } = usersQuery(accountId)
  return useMutation({
    mutationFn: ({ userId, ...body }: MembershipChange) =>
      sendOnce((header) =>
        dataOf(
          client.PATCH('/v2/users/{id}/memberships/{account_id}', {
            params: { path: { id: userId, account_id: accountId }, header },
            body,
          }),
        ),
      ),
    onMutate: async ({ userId, ...change }) => {
      await queries.cancelQueries({ queryKey })
      const before = queries.getQueryData(queryKey)
      queries.setQueryData(queryKey, (users) =>
        users?.map((user) => (user.id === userId ? withChange(user, accountId, change) : user)),
      )
      return { before }
    },
    onError: (_error, _change, kept) => {
      if (kept?.before !== undefined) queries.setQueryData(queryKey, kept.before)
    },
    onSettled: () => refreshRoster(queries),
  })
}

/** A link that lets the invited person choose a password; to be handed over, and mailed if the server can. */
export const useInvitationLink = () =>
  useMutation({
    mutationFn: (userId: string) =>
      sendOnce((header) =>
        dataOf(client.POST('/v2/users/{id}/invitation', { params: { path: { id: userId }, header } })),
      ),
  })

export type UserAssignment = Answer<'/v2/users/{id}/assignments', 'get'>['data'][number]

const assignmentRows = 20

/** Which prospects of the account a user had from when to when, the latest beginning first. */
export const userAssignmentsQuery = (userId: string, accountId: string) =>
  infiniteQueryOptions({
    queryKey: ['workload', accountId, 'assignments', userId],
    queryFn: ({ pageParam, signal }) =>
      dataOf(
        client.GET('/v2/users/{id}/assignments', {
          params: {
            path: { id: userId },
            query: { account_id: accountId, limit: assignmentRows, ...(pageParam && { cursor: pageParam }) },
          },
          signal,
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next_cursor,
  })
