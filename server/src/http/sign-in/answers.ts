import type { FastifyReply, FastifyRequest } from 'fastify'
import type { NewSession } from '../../records/sign-in/sessions.ts'
import type { SignInTools } from '../../records/sign-in/tools.ts'
import type { Session } from '../../storage/sign-in/sessions.ts'
import type { SessionBody } from '../schemas/sign-in/sessions.ts'
import { isSecure, setSessionCookie } from './cookies.ts'

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

/** Sets the cookie of a session that has begun, and gives the body that tells of it. */
export const beginSession = (
  { request, reply }: { readonly request: FastifyRequest; readonly reply: FastifyReply },
  tools: SignInTools,
  { secret, session }: NewSession,
): SessionBody => {
  setSessionCookie(reply, secret, isSecure(request, tools.publicUrl()))
  return sessionBodyOf(tools, session)
}
