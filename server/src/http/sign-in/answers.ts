import { randomBytes } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { knownTo } from '../../domain/sign-in/known-browsers.ts'
import type { RecordRefusal } from '../../records/refusals.ts'
import { endSession, type NewSession } from '../../records/sign-in/sessions.ts'
import type { NoSession, SignInParts } from '../../records/sign-in/sign-in.ts'
import type { SignInTools } from '../../records/sign-in/tools.ts'
import { whoseId } from '../../records/sign-in/whose.ts'
import type { Session } from '../../storage/sign-in/sessions.ts'
import { type ErrorDetail, sendError } from '../errors.ts'
import { sendRefusal } from '../record-refusals.ts'
import type { SessionBody } from '../schemas/sign-in/sessions.ts'
import { browserCookie, isSecure, sessionCookie, setBrowserCookie, setSessionCookie } from './cookies.ts'

export const demoBodyOf = ({ demoPeople }: SignInTools): SessionBody['demo'] =>
  demoPeople && {
    people: demoPeople.map(({ id, name, role, accountName }) => ({ id, name, role, account_name: accountName })),
  }

export const sessionBodyOf = (
  tools: SignInTools,
  { userId, name, email, expiresAt, hasTwoFactor }: Session,
): SessionBody => ({
  user: { id: userId, name, email },
  expires_at: expiresAt,
  two_factor: hasTwoFactor,
  demo: demoBodyOf(tools),
})

/** For programs: the password was right, and only this is missing. */
const codeDetail: ErrorDetail = {
  keyword: 'codeNeeded',
  dataPath: '.code',
  schemaPath: '#/codeNeeded',
  params: {},
  message: 'should be the code that the authenticator app shows, or a backup code',
}

/** Tells who wanted a session why there is none. */
export const refuseSession = (reply: FastifyReply, why: NoSession | RecordRefusal | 'expiredLink'): FastifyReply =>
  typeof why === 'object' ? sendRefusal(reply, why) : sendError(reply, why, why === 'codeNeeded' ? [codeDetail] : [])

type Exchange = { readonly request: FastifyRequest; readonly reply: FastifyReply }

/** Marks the browser as one that this user has signed in with: see `SignInGuard`. */
export const rememberBrowser = async (
  { request, reply }: Exchange,
  { database, tools }: SignInParts,
  userId: string,
): Promise<void> => {
  const { browserKey } = await whoseId(database, userId)
  if (browserKey === null) return
  const browser = knownTo(browserCookie(request, tools.publicUrl()), browserKey, randomBytes(16))
  setBrowserCookie(reply, browser, isSecure(request, tools.publicUrl()))
}

/**
 * Sets the cookie of a session that has begun, and gives the body that tells of it. What the browser had before ends, whosever it was:
 * without its cookie nobody could sign it out.
 */
export const beginSession = async (
  exchange: Exchange,
  parts: SignInParts,
  { secret, session }: NewSession,
): Promise<SessionBody> => {
  const { request, reply } = exchange
  const { database, tools } = parts
  await endSession(database, sessionCookie(request, tools.publicUrl()))
  setSessionCookie(reply, secret, isSecure(request, tools.publicUrl()))
  await rememberBrowser(exchange, parts, session.userId)
  return sessionBodyOf(tools, session)
}
