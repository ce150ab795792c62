import { notifyManager, type Query, useQueryClient } from '@tanstack/react-query'
import { useLocation } from '@tanstack/react-router'
import { useSyncExternalStore } from 'react'
import { lacksNextPage } from '../../api/live/reread-failed.ts'
import { paths } from '../../app/paths.ts'

/** What is read around every page, by the first words of the keys, and the one page that shows it. */
const shownAt: ReadonlyMap<unknown, string> = new Map([
  ['desk', paths.desk],
  ['users', paths.team],
  ['session', paths.settings],
  ['me', paths.settings],
])

/** Shown on this page, and older than it should be: it was read before, and could not be read again. */
export const isStaleAt =
  (path: string) =>
  (query: Query): boolean => {
    const { data, status } = query.state
    // Of a list's next page, which did not come, the list itself tells.
    if (status !== 'error' || data === undefined || lacksNextPage(query) || !query.isActive()) return false
    return (shownAt.get(query.queryKey[0]) ?? path) === path
  }

const keyOf = ({ queryHash, state }: Query): string => `${queryHash} ${state.errorUpdatedAt} ${state.fetchStatus}`

export type StaleReads = { readonly error: unknown; readonly isTrying: boolean; readonly tryAgain: () => void }

/** All that is on the page and could not be refreshed, as one; null when everything is as it should be. */
export const useStaleReads = (): StaleReads | null => {
  const queries = useQueryClient()
  const cache = queries.getQueryCache()
  const isStale = isStaleAt(useLocation({ select: ({ pathname }) => pathname }))
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
