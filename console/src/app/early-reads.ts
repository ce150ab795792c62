import type { QueryClient } from '@tanstack/react-query'
import { type Account, accountIn, meQuery } from '../api/accounts.ts'
import { deskQuery } from '../api/desk.ts'
import { historyQuery, prospectQuery } from '../api/prospects/one.ts'
import { setUpQuery } from '../api/session.ts'
import { filterOf, type ProspectsSearch } from '../pages/prospects/filters/search.ts'
import { rowsQuery } from '../pages/prospects/rows/rows-query.ts'
import { mayPass } from './query-client.ts'
import type { AccountSearch } from './search-params.ts'

// What the largest pages show first is asked for while their scripts are still on their way. That an answer was none, the pages see
// themselves, and ask again.

const begin = (reading: Promise<unknown>): void => void reading.catch(() => undefined)

/** While no answer comes what was read before does: else following a link would take the whole console away. */
export const orKnown = async <Data>(reading: Promise<Data>, known: () => Data | undefined): Promise<Data> => {
  try {
    return await reading
  } catch (error) {
    const before = known()
    if (before === undefined || !mayPass(error)) throw error
    return before
  }
}

export const chosenAccount = async (queries: QueryClient, id: string | undefined): Promise<Account | undefined> => {
  const { accounts } = await orKnown(queries.query(meQuery), () => queries.getQueryData(meQuery.queryKey))
  return accountIn(accounts, id)
}

export const beginDesk = async (queries: QueryClient, { account: id }: AccountSearch): Promise<void> => {
  const account = await chosenAccount(queries, id)
  if (account !== undefined) begin(queries.query(deskQuery(account.id)))
}

export const beginProspects = async (queries: QueryClient, search: AccountSearch & ProspectsSearch): Promise<void> => {
  const account = await chosenAccount(queries, search.account)
  if (account === undefined) return
  begin(queries.infiniteQuery(rowsQuery(account.id, filterOf(search, account.time_zone, Date.now()))))
}

export const beginProspect = (queries: QueryClient, id: string): void => {
  if (!/^[1-9]\d{0,14}$/.test(id)) return
  begin(queries.query(prospectQuery(Number(id))))
  begin(queries.infiniteQuery(historyQuery(Number(id))))
}

/** Waited for, so that nothing of the sign-in moves when it is there. Without an answer the page is shown all the same. */
export const readSetUp = async (queries: QueryClient): Promise<void> => {
  await queries.query(setUpQuery).catch(() => undefined)
}
