import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type Answer, client, dataOf } from '../client.ts'
import { refreshProspects } from '../events.ts'
import { sendOnce } from '../sending/once.ts'
import type { Prospect } from './list.ts'

export type ListedProspect = Answer<'/v2/prospects', 'get'>['data'][number]

const mostOthers = 100

const find = async (accountId: string, q: string, signal: AbortSignal): Promise<readonly ListedProspect[]> =>
  (
    await dataOf(
      client.GET('/v2/prospects', { params: { query: { account_id: accountId, q, limit: mostOthers } }, signal }),
    )
  ).data

type Person = Pick<Prospect, 'id' | 'account_id' | 'phone_e164' | 'email'>

/** A search finds more: whose number begins alike, or has that address in another field. */
const isSamePerson = (one: Person, other: Person): boolean =>
  one.id !== other.id &&
  ((one.phone_e164 !== null && one.phone_e164 === other.phone_e164) ||
    (one.email !== null && one.email.toLowerCase() === other.email?.toLowerCase()))

/** Prospects of the account with the same phone number or e-mail address: one person who asks about several units. */
const othersQuery = (person: Person) =>
  queryOptions({
    // Begins as what events move: a status that changes there is seen here.
    queryKey: ['prospects', person.account_id, 'others', person.id, person.phone_e164, person.email],
    queryFn: async ({ signal }) => {
      const searches = [person.phone_e164, person.email].filter((text) => text !== null && text !== '')
      const found = await Promise.all(searches.map((text) => find(person.account_id, text ?? '', signal)))
      const byId = new Map(found.flat().map((other) => [other.id, other]))
      return [...byId.values()].filter((other) => isSamePerson(person, other))
    },
    staleTime: 60_000,
  })

const nobody: readonly ListedProspect[] = []

/** Nobody, until they are known. */
export const useOtherInquiries = (person: Person) => {
  const query = useQuery(othersQuery(person))
  return { query, others: query.data ?? nobody }
}

/** Makes two prospects one: the other becomes a redirect to this one, whose events are those of both. */
export const useMerge = (keptId: number) => {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (mergedId: number) =>
      sendOnce((header) =>
        dataOf(
          client.POST('/v2/prospects/{id}/merges', {
            params: { path: { id: keptId }, header },
            body: { merged_id: mergedId },
          }),
        ),
      ),
    onSuccess: (merge) => refreshProspects(queries, [merge.kept_id, merge.merged_id]),
  })
}

export const useUndoMerge = () => {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (id: string) =>
      sendOnce((header) => dataOf(client.POST('/v2/merges/{id}/undo', { params: { path: { id }, header } }))),
    onSuccess: (merge) => refreshProspects(queries, [merge.kept_id, merge.merged_id]),
  })
}
