import type { Database } from '../../storage/database.ts'
import { type Credentials, findCredentials, lockCredentials } from '../../storage/sign-in/credentials.ts'
import { type RecordRefusal, refused } from '../refusals.ts'
import type { SignInTools } from './tools.ts'

const wrongPassword: RecordRefusal = refused('invalid', { code: 'currentPassword', field: 'current' })

/** Locks the credentials of who has typed their password; refuses when it was changed meanwhile. */
export type Proof = (tables: Database['tables']) => Promise<Credentials | RecordRefusal>

/** Nothing was typed: that is enough for who has no password. */
export const proveNothing =
  (userId: string): Proof =>
  async (tables) => {
    const credentials = await findCredentials(tables, userId)
    return credentials?.password === null ? credentials : wrongPassword
  }

/** Whether this is the password that a user has now. It takes a tenth of a second, so nothing may be locked yet. */
export const proveCurrent = async (
  { database, passwords }: { readonly database: Database } & Pick<SignInTools, 'passwords'>,
  userId: string,
  current: string,
): Promise<Proof | RecordRefusal> => {
  const before = (await findCredentials(database.tables, userId))?.password ?? null
  if (!(await passwords.matches(current, before))) return wrongPassword
  return async (tables) => {
    const credentials = await lockCredentials(tables, userId)
    return credentials?.password === before ? credentials : wrongPassword
  }
}
