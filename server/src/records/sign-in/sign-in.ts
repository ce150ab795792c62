import type { Database } from '../../storage/database.ts'
import {
  findCredentials,
  findCredentialsByEmail,
  lockCredentials,
  storeHashAnew,
  storePassword,
} from '../../storage/sign-in/credentials.ts'
import { deleteLinksOf } from '../../storage/sign-in/links.ts'
import { deleteSessionsOf, type SessionOrigin } from '../../storage/sign-in/sessions.ts'
import { isRefused, type RecordRefusal } from '../refusals.ts'
import { proveCurrent } from './current-password.ts'
import { PasswordsBusy } from './passwords.ts'
import { takeCode } from './second-factor.ts'
import { type NewSession, openSession } from './sessions.ts'
import type { SignInTools } from './tools.ts'
import { refusalOfPassword } from './weak-passwords.ts'

export type SignInParts = { readonly database: Database; readonly tools: SignInTools }

/** Nothing says which of the three was wrong, nor whether there is such a user at all. */
export type NoSession = 'wrongSignIn' | 'codeNeeded'

export const isSession = (outcome: NewSession | NoSession | RecordRefusal | 'expiredLink'): outcome is NewSession =>
  typeof outcome === 'object' && 'session' in outcome

export type SignInWish = {
  readonly email: string
  readonly password: string
  readonly code: string | undefined
  readonly origin: SessionOrigin
}

/** Who types the password while its costs are old ones has it stored with the new ones; at the next sign-in if too many hash now. */
const hashAnew = async ({ database, tools }: SignInParts, userId: string, password: string, stored: string) => {
  if (!tools.passwords.isOutdated(stored)) return
  try {
    await storeHashAnew(database.tables, userId, stored, await tools.passwords.hash(password))
  } catch (error) {
    if (!(error instanceof PasswordsBusy)) throw error
  }
}

/** Begins a session for who knows the password and, where the user has set up an app, brings a code. */
export const signIn = async (
  parts: SignInParts,
  { email, password, code, origin }: SignInWish,
): Promise<NewSession | NoSession> => {
  const { database, tools } = parts
  const found = await findCredentialsByEmail(database.tables, email)
  const isRight = await tools.passwords.matches(password, found?.password ?? null)
  if (!isRight || found === null || found.password === null || !found.isActive) return 'wrongSignIn'
  const outcome = await database.transaction(async (tables) => {
    const credentials = await lockCredentials(tables, found.userId)
    // It may have been changed, or they deactivated, while the password was hashed.
    if (credentials?.isActive !== true || credentials.password !== found.password) return 'wrongSignIn'
    if (credentials.hasTwoFactor) {
      if (code === undefined) return 'codeNeeded'
      if (!(await takeCode(tables, credentials, tools.secrets, code))) return 'wrongSignIn'
    }
    return openSession(tables, found.userId, origin)
  })
  if (isSession(outcome)) await hashAnew(parts, found.userId, password, found.password)
  return outcome
}

export type PasswordChange = { readonly current: string; readonly password: string }

/** Changes the password of who is signed in, and ends all of their other sessions. */
export const changePassword = async (
  { database, tools }: SignInParts,
  { userId, sessionId }: { readonly userId: string; readonly sessionId: string | null },
  { current, password }: PasswordChange,
): Promise<{ readonly done: true } | RecordRefusal> => {
  const known = await findCredentials(database.tables, userId)
  const weak = known === null ? null : refusalOfPassword(password, known)
  if (weak !== null) return weak
  const proof = await proveCurrent({ database, passwords: tools.passwords }, userId, current)
  if (isRefused(proof)) return proof
  const hash = await tools.passwords.hash(password)
  return database.transaction(async (tables) => {
    const credentials = await proof(tables)
    if (isRefused(credentials)) return credentials
    await storePassword(tables, userId, hash)
    await deleteLinksOf(tables, userId)
    await deleteSessionsOf(tables, userId, sessionId)
    return { done: true }
  })
}

/** Begins a session as somebody of the demo; null when there is nobody of this id in it. */
export const signInAtDemo = async (
  { database, tools }: SignInParts,
  userId: string,
  origin: SessionOrigin,
): Promise<NewSession | null> => {
  const isThere = tools.demoPeople?.some(({ id }) => id === userId) ?? false
  return isThere ? openSession(database.tables, userId, origin) : null
}
