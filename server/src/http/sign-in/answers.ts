import type { FastifyReply, FastifyRequest } from 'fastify'
import { endSession, type NewSession } from '../../records/sign-in/sessions.ts'
import type { NoSession, SignInParts } from '../../records/sign-in/sign-in.ts'
import type { SignInTools } from '../../records/sign-in/tools.ts'
import type { Session } from '../../storage/sign-in/sessions.ts'
import { type ErrorDetail, sendError } from '../errors.ts'
import type { SessionBody } from '../schemas/sign-in/sessions.ts'
import { isSecure, sessionCookie, setSessionCookie } from './cookies.ts'

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
export const refuseSession = (reply: FastifyReply, why: NoSession | 'expiredLink'): FastifyReply =>
  sendError(reply, why, why === 'codeNeeded' ? [codeDetail] : [])

/**
 * Sets the cookie of a session that has begun, and gives the body that tells of it. What the browser had before ends, whosever it was:
 * without its cookie nobody could sign it out.
 */
export const beginSession = async (
  { request, reply }: { readonly request: FastifyRequest; readonly reply: FastifyReply },
  { database, tools }: SignInParts,
  { secret, session }: NewSession,
): Promise<SessionBody> => {
  await endSession(database, sessionCookie(request, tools.publicUrl()))
  setSessionCookie(reply, secret, isSecure(request, tools.publicUrl()))
  return sessionBodyOf(tools, session)
}
