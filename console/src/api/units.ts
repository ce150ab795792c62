import { infiniteQueryOptions, keepPreviousData, queryOptions, useQuery } from '@tanstack/react-query'
import { type Answer, client, dataOf, type Query } from './client.ts'

export type Unit = Answer<'/v2/units/{id}', 'get'>
export type UnitFilter = Omit<Query<'/v2/units'>, 'account_id' | 'cursor' | 'limit'>

export const unitsQuery = (accountId: string, filter: UnitFilter = {}) =>
  infiniteQueryOptions({
    queryKey: ['units', accountId, filter],
    queryFn: ({ pageParam, signal }) =>
      dataOf(
        client.GET('/v2/units', {
          params: { query: { ...filter, account_id: accountId, limit: 50, ...(pageParam && { cursor: pageParam }) } },
          signal,
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next_cursor,
    placeholderData: keepPreviousData,
  })

const unitQuery = (id: number) =>
  queryOptions({
    queryKey: ['unit', id],
    queryFn: ({ signal }) => dataOf(client.GET('/v2/units/{id}', { params: { path: { id } }, signal })),
    staleTime: 5 * 60_000,
  })

/** A unit that a prospect may ask about; undefined while it is read and when there is none. */
export const useUnit = (id: number | null): Unit | undefined =>
  useQuery({ ...unitQuery(id ?? 0), enabled: id !== null }).data

/** One line for a unit: street and apartment, else its number. */
export const unitLine = (unit: Pick<Unit, 'id' | 'address'>): string => {
  const { address } = unit
  if (address === null) return `Unit ${unit.id}`
  const street = `${address.street_number} ${address.street_name}`.trim()
  return address.unit ? `${street}, ${address.unit}` : street || address.formatted_address
}
