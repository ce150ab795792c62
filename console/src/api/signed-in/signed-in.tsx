import { useSuspenseQuery } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { type ReactNode, useMemo } from 'react'
import { accountIn, meQuery } from '../accounts.ts'
import { sessionQuery } from '../session.ts'
import { usersQuery } from '../users.ts'
import { type Here, HereProvider } from './context.ts'

const useReadHere = (): Here => {
  const { data: session } = useSuspenseQuery(sessionQuery)
  const { accounts } = useSuspenseQuery(meQuery).data
  const { account: id } = useSearch({ strict: false })
  const account = accountIn(accounts, id)
  if (session === null || account === undefined) throw new Error('nobody is signed in, or in no account')
  const { data: users } = useSuspenseQuery(usersQuery(account.id))
  const usersById = useMemo(() => new Map(users.map((user) => [user.id, user])), [users])
  return useMemo(
    () => ({ session, accounts, account, users, usersById }),
    [session, accounts, account, users, usersById],
  )
}

/**
 * Tells all that is in it who is signed in, in which account, and who else is there. Each row of a page asks that several times: to
 * listen to the queries in each took a fifth of the time in which a page is drawn.
 */
export const SignedIn = ({ children }: { readonly children: ReactNode }) => (
  <HereProvider value={useReadHere()}>{children}</HereProvider>
)
