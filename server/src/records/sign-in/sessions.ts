import { randomBytes, randomUUID } from 'node:crypto'
import { signInLimits } from '../../catalogue/sign-in.ts'
import { looksLikeSession, secretHash, sessionSecret } from '../../domain/sign-in/secrets.ts'
import type { Database } from '../../storage/database.ts'
import {
  deleteOldestSessions,
  deleteSession,
  deleteSessionOf,
  deleteSessionsOf,
  insertSession,
  listSessions,
  type OwnSession,
  readSession,
  type Session,
  type SessionOrigin,
  touchSessions,
} from '../../storage/sign-in/sessions.ts'

type Tables = Database['tables']

/** A session that has begun just now. `secret` is for its cookie, and is kept nowhere. */
export type NewSession = { readonly secret: string; readonly session: Session }

export const openSession = async (tables: Tables, userId: string, origin: SessionOrigin): Promise<NewSession> => {
  const secret = sessionSecret(randomBytes(32))
  const id = randomUUID()
  await insertSession(tables, { id, userId, hash: secretHash(secret), origin })
  await deleteOldestSessions(tables, userId, signInLimits.sessionsPerPerson)
  const session = await readSession(tables, id)
  if (session === null) throw new Error('a session that was opened is not there')
  return { secret, session }
}

/** Renews a session and tells of it; null when it was ended meanwhile. */
export const renewSession = async ({ tables }: Database, id: string): Promise<Session | null> => {
  await touchSessions(tables, [id])
  return readSession(tables, id)
}

/** Ends the session of a cookie, whatever the cookie holds. */
export const endSession = async ({ tables }: Database, secret: string | null): Promise<void> => {
  if (secret !== null && looksLikeSession(secret)) await deleteSession(tables, secretHash(secret))
}

/** All sessions of a person. */
export const listOwnSessions = ({ tables }: Database, userId: string): Promise<OwnSession[]> =>
  listSessions(tables, userId)

/** Ends one of a person's sessions; false when it is none of theirs. */
export const endOwnSession = ({ tables }: Database, userId: string, id: string): Promise<boolean> =>
  deleteSessionOf(tables, userId, id)

/** Ends all of a person's sessions but one. How many they were. */
export const endOtherSessions = ({ tables }: Database, userId: string, id: string): Promise<number> =>
  deleteSessionsOf(tables, userId, id)
