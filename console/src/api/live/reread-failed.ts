import { InfiniteQueryObserver, type Query, type QueryClient } from '@tanstack/react-query'

/** What could not be read is no more than the next page of a list. */
export const lacksNextPage = ({ state: { status, fetchMeta } }: Query): boolean =>
  status === 'error' && fetchMeta?.fetchMore !== undefined

/** Asks again for what is shown and could not be read: of a list that lacks its next page for that one, not for all before it. */
export const rereadFailed = (queries: QueryClient): void => {
  const failed = queries.getQueryCache().findAll({ type: 'active', predicate: ({ state }) => state.status === 'error' })
  const lists = new Set(failed.filter(lacksNextPage))
  void queries.refetchQueries({ predicate: (query) => failed.includes(query) && !lists.has(query) })
  for (const { observers } of lists) {
    const list = observers.find((observer) => observer instanceof InfiniteQueryObserver)
    void list?.fetchNextPage()
  }
}
