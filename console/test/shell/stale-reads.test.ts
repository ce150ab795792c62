import { QueryClient, QueryObserver } from '@tanstack/react-query'
import { expect, test } from 'vitest'
import { meQuery } from '../../src/api/accounts.ts'
import { deskQuery, workloadQuery } from '../../src/api/desk.ts'
import { sessionQuery } from '../../src/api/session.ts'
import { usersQuery } from '../../src/api/users.ts'
import { paths } from '../../src/app/paths.ts'
import { isStaleAt } from '../../src/shell/standing/stale-reads.ts'

/** What was read is on screen, and can't be read again; the pages that are to say so. */
const saidBy = async (queryKey: readonly unknown[]): Promise<readonly string[]> => {
  const queries = new QueryClient()
  queries.setQueryData(queryKey, {})
  const observer = new QueryObserver(queries, {
    queryKey,
    queryFn: () => Promise.reject(new Error('away')),
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
  })
  const end = observer.subscribe(() => undefined)
  await observer.refetch()
  const pages = [paths.desk, paths.board, paths.team, paths.settings]
  const said = pages.filter((path) => queries.getQueryCache().findAll({ predicate: isStaleAt(path) }).length > 0)
  end()
  return said
}

test.for([
  { of: 'the desk', key: deskQuery('a').queryKey, at: [paths.desk] },
  { of: 'the users', key: usersQuery('a').queryKey, at: [paths.team] },
  { of: 'the session', key: sessionQuery.queryKey, at: [paths.settings] },
  { of: 'the accounts', key: meQuery.queryKey, at: [paths.settings] },
  {
    of: 'what a page reads for itself',
    key: workloadQuery('a').queryKey,
    at: [paths.desk, paths.board, paths.team, paths.settings],
  },
])('that $of could not be read again say the pages that show it', async ({ key, at }) => {
  expect(await saidBy(key)).toEqual(at)
})
