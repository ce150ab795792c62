import type { FastifyReply, FastifyRequest } from 'fastify'
import { signInLimits } from '../../catalogue/sign-in.ts'
import { type KnownBrowser, readBrowser, writeBrowser } from '../../domain/sign-in/known-browsers.ts'

export const sessionCookieName = 'foyer_session'
const browserCookieName = 'foyer_browser'

/**
 * Over https a cookie is one that a browser takes from this very host alone (`__Host-`, RFC 6265bis): no neighbour below the same
 * domain can have somebody go on in a session of theirs. Over plain http browsers take no such name.
 */
const nameOver = (isSecure: boolean, name: string): string => (isSecure ? `__Host-${name}` : name)

export const secureSessionCookieName = nameOver(true, sessionCookieName)

/** Whether people come by https: straight, by a trusted proxy that says so, or by the address that the operator gives. */
export const isSecure = (request: FastifyRequest, publicUrl: string): boolean =>
  request.protocol === 'https' || publicUrl.startsWith('https:')

/**
 * What a cookie holds, or null. Two of the name would be two claims. Only blanks and tabs stand around a cookie: whatever else looks
 * like one is part of its name, before which browsers do not see the prefix, and a neighbour could set it (`\xa0__Host-…`).
 */
const cookieOf = (request: FastifyRequest, name: string, publicUrl: string): string | null => {
  const { cookie } = request.headers
  if (cookie === undefined || !cookie.includes(name)) return null
  const start = `${nameOver(isSecure(request, publicUrl), name)}=`
  const found = cookie
    .split(';')
    .map((pair) => pair.replace(/^[ \t]+/, ''))
    .filter((pair) => pair.startsWith(start))
  return found.length === 1 ? (found[0]?.slice(start.length).trimEnd() ?? null) : null
}

/** What the session's cookie holds, or null. */
export const sessionCookie = (request: FastifyRequest, publicUrl: string): string | null =>
  cookieOf(request, sessionCookieName, publicUrl)

/** To whom the browser is known, as it says; null when it says nothing that can be read. */
export const browserCookie = (request: FastifyRequest, publicUrl: string): KnownBrowser | null => {
  const text = cookieOf(request, browserCookieName, publicUrl)
  return text === null ? null : readBrowser(text)
}

type Cookie = { readonly name: string; readonly value: string; readonly days: number }

const secondsPerDay = 86_400

const write = (reply: FastifyReply, { name, value, days }: Cookie, isSecure: boolean): void => {
  const age = `Max-Age=${days * secondsPerDay}`
  const parts = [`${nameOver(isSecure, name)}=${value}`, 'Path=/', age, 'HttpOnly', 'SameSite=Lax']
  reply.header('set-cookie', [...parts, ...(isSecure ? ['Secure'] : [])].join('; '))
}

/** Sets the cookie. It goes over https only where people come by https: `isSecure`. */
export const setSessionCookie = (reply: FastifyReply, secret: string, isSecure: boolean): void =>
  write(reply, { name: sessionCookieName, value: secret, days: signInLimits.sessionDays }, isSecure)

export const clearSessionCookie = (reply: FastifyReply, isSecure: boolean): void =>
  write(reply, { name: sessionCookieName, value: '', days: 0 }, isSecure)

/** It stays when its people sign out: that they were here is what it is for. */
export const setBrowserCookie = (reply: FastifyReply, browser: KnownBrowser, isSecure: boolean): void =>
  write(reply, { name: browserCookieName, value: writeBrowser(browser), days: signInLimits.browserDays }, isSecure)
