import { queryOptions, useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useAccount } from './accounts.ts'
import { type Answer, type Body, client, dataOf, onceOnly } from './client.ts'

export type User = Answer<'/v2/users', 'get'>['data'][number]
export type Role = User['memberships'][number]['role']

/** Far above any account's staff; a company with more sees the first of them in pickers. */
const mostPages = 20

const readAllUsers = async (accountId: string): Promise<readonly User[]> => {
  const users: User[] = []
  let cursor: string | undefined
  for (let page = 0; page < mostPages; page += 1) {
    const query = { account_id: accountId, limit: 100, ...(cursor === undefined ? {} : { cursor }) }
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

export const useUsers = (): readonly User[] => useSuspenseQuery(usersQuery(useAccount().id)).data

/** The users of the chosen account by their ids. */
export const useUsersById = (): ReadonlyMap<string, User> => {
  const users = useUsers()
  return useMemo(() => new Map(users.map((user) => [user.id, user])), [users])
}

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

const useRosterChange = <Given, Outcome>(change: (given: Given) => Promise<Outcome>) => {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: change,
    onSettled: async () => {
      await queries.invalidateQueries({ queryKey: ['users'] })
      await queries.invalidateQueries({ queryKey: ['workload'] })
    },
  })
}

export const useInviteUser = () =>
  useRosterChange((body: Body<'/v2/users', 'post'>) => dataOf(client.POST('/v2/users', { body })))

export const useChangeUser = (id: string) =>
  useRosterChange((body: Body<'/v2/users/{id}', 'patch'>) =>
    dataOf(client.PATCH('/v2/users/{id}', { params: { path: { id } }, body })),
  )

export const useChangeMembership = (userId: string, accountId: string) =>
  useRosterChange((body: Body<'/v2/users/{id}/memberships/{account_id}', 'patch'>) =>
    dataOf(
      client.PATCH('/v2/users/{id}/memberships/{account_id}', {
        params: { path: { id: userId, account_id: accountId } },
        body,
      }),
    ),
  )

/** A link that lets the invited person choose a password; to be handed over, and mailed if the server can. */
export const useInvitationLink = () =>
  useMutation({
    mutationFn: (userId: string) =>
      dataOf(client.POST('/v2/users/{id}/invitation', { params: { path: { id: userId }, header: onceOnly() } })),
  })
