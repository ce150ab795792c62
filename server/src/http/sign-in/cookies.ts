import type { FastifyReply, FastifyRequest } from 'fastify'
import { signInLimits } from '../../catalogue/sign-in.ts'

export const sessionCookieName = 'foyer_session'

/** What the session's cookie holds, or null. Two of the name would be two claims of who asks. */
export const sessionCookie = (request: FastifyRequest): string | null => {
  const { cookie } = request.headers
  if (cookie === undefined || !cookie.includes(sessionCookieName)) return null
  const found = cookie
    .split(';')
    .map((pair) => pair.trim())
    .filter((pair) => pair.startsWith(`${sessionCookieName}=`))
  return found.length === 1 ? (found[0]?.slice(sessionCookieName.length + 1) ?? null) : null
}

const secondsPerDay = 86_400

const write = (reply: FastifyReply, value: string, seconds: number, isSecure: boolean): void => {
  const parts = [`${sessionCookieName}=${value}`, 'Path=/', `Max-Age=${seconds}`, 'HttpOnly', 'SameSite=Lax']
  reply.header('set-cookie', [...parts, ...(isSecure ? ['Secure'] : [])].join('; '))
}

/** Sets the cookie. It goes over https only where people come by https: `isSecure`. */
export const setSessionCookie = (reply: FastifyReply, secret: string, isSecure: boolean): void =>
  write(reply, secret, signInLimits.sessionDays * secondsPerDay, isSecure)

export const clearSessionCookie = (reply: FastifyReply, isSecure: boolean): void => write(reply, '', 0, isSecure)
