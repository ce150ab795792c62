import type { FastifyReply, FastifyRequest } from 'fastify'
import { signInLimits } from '../../catalogue/sign-in.ts'

export const sessionCookieName = 'foyer_session'

/**
 * Over https the cookie is one that a browser takes from this very host alone (`__Host-`, RFC 6265bis): no neighbour below the same
 * domain can have somebody go on in a session of theirs. Over plain http browsers take no such name.
 */
export const secureSessionCookieName = `__Host-${sessionCookieName}`

const nameOf = (isSecure: boolean): string => (isSecure ? secureSessionCookieName : sessionCookieName)

/** Whether people come by https: straight, by a trusted proxy that says so, or by the address that the operator gives. */
export const isSecure = (request: FastifyRequest, publicUrl: string): boolean =>
  request.protocol === 'https' || publicUrl.startsWith('https:')

/** What the session's cookie holds, or null. Two of the name would be two claims of who asks. */
export const sessionCookie = (request: FastifyRequest, publicUrl: string): string | null => {
  const { cookie } = request.headers
  if (cookie === undefined || !cookie.includes(sessionCookieName)) return null
  const start = `${nameOf(isSecure(request, publicUrl))}=`
  const found = cookie
    .split(';')
    .map((pair) => pair.trim())
    .filter((pair) => pair.startsWith(start))
  return found.length === 1 ? (found[0]?.slice(start.length) ?? null) : null
}

const secondsPerDay = 86_400

const write = (reply: FastifyReply, value: string, seconds: number, isSecure: boolean): void => {
  const parts = [`${nameOf(isSecure)}=${value}`, 'Path=/', `Max-Age=${seconds}`, 'HttpOnly', 'SameSite=Lax']
  reply.header('set-cookie', [...parts, ...(isSecure ? ['Secure'] : [])].join('; '))
}

/** Sets the cookie. It goes over https only where people come by https: `isSecure`. */
export const setSessionCookie = (reply: FastifyReply, secret: string, isSecure: boolean): void =>
  write(reply, secret, signInLimits.sessionDays * secondsPerDay, isSecure)

export const clearSessionCookie = (reply: FastifyReply, isSecure: boolean): void => write(reply, '', 0, isSecure)
