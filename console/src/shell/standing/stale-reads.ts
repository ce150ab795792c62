import { notifyManager, type Query, useQueryClient } from '@tanstack/react-query'
import { useSyncExternalStore } from 'react'

/** Shown, and older than it should be: it was read before, and could not be read again. */
const isStale = (query: Query): boolean => {
  const { data, status, fetchMeta } = query.state
  // Of a list's next page, which did not come, the list itself tells.
  return status === 'error' && data !== undefined && fetchMeta?.fetchMore === undefined && query.isActive()
}

const keyOf = ({ queryHash, state }: Query): string => `${queryHash} ${state.errorUpdatedAt} ${state.fetchStatus}`

export type StaleReads = { readonly error: unknown; readonly isTrying: boolean; readonly tryAgain: () => void }

/** All that is on the page and could not be refreshed, as one; null when everything is as it should be. */
export const useStaleReads = (): StaleReads | null => {
  const queries = useQueryClient()
  const cache = queries.getQueryCache()
  const stale = (): readonly Query[] => cache.findAll({ predicate: isStale })
  useSyncExternalStore(
    (onChange) => cache.subscribe(notifyManager.batchCalls(onChange)),
    () => stale().map(keyOf).join('\n'),
  )
  const [first, ...others] = stale()
  if (first === undefined) return null
  return {
    error: first.state.error,
    isTrying: [first, ...others].some(({ state }) => state.fetchStatus === 'fetching'),
    tryAgain: () => void queries.refetchQueries({ predicate: isStale }),
  }
}
