import { createContext, useContext } from 'react'
import type { Answer } from '../client.ts'

export type Session = Answer<'/v2/session', 'get'>
/** An account with the caller's role in it, and what that role may do. */
export type Account = Answer<'/v2/me', 'get'>['accounts'][number]
export type User = Answer<'/v2/users', 'get'>['data'][number]

/** Who is signed in, and where. */
export type Here = {
  readonly session: Session
  readonly accounts: readonly Account[]
  /** The chosen one. */
  readonly account: Account
  /** Everybody of the chosen account, also who is deactivated: the log names them. */
  readonly users: readonly User[]
  readonly usersById: ReadonlyMap<string, User>
}

const context = createContext<Here | null>(null)

export const HereProvider = context.Provider

/** Only in pages behind the sign-in. */
export const useHere = (): Here => {
  const here = useContext(context)
  if (here === null) throw new Error('nobody is signed in')
  return here
}
