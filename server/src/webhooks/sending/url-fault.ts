import { isIP } from 'node:net'
import { webhookLimits } from '../../catalogue/webhooks.ts'
import type { UrlFault } from '../../records/webhooks/tools.ts'
import type { Resolve } from './name-addresses.ts'
import { addressCheck, type MayCall } from './safe-address.ts'

/** Where requests may go: by the operator's settings. */
export type UrlRules = { readonly allowsHttp: boolean; readonly mayCall: MayCall }

/** The rules of these settings: whether http is allowed beside https, and the networks that may be called though they are not public. */
export const createUrlRules = (settings: {
  readonly allowsHttp: boolean
  readonly allowedNetworks: readonly string[]
}): UrlRules => ({ allowsHttp: settings.allowsHttp, mayCall: addressCheck(settings.allowedNetworks) })

/** A URL that may be sent to, as far as can be told without looking up its name. */
export type Target = {
  readonly isSecure: boolean
  /** A name without the dot of the root, or an IP address without brackets. */
  readonly host: string
  readonly port: number
  readonly path: string
}

const ports: Readonly<Record<string, number>> = { 'http:': 80, 'https:': 443 }

/** Blanks and backslashes are mended by the parser, and read otherwise by others. */
const absolute = /^https?:\/\/[^\s\\\p{Cc}]+$/iu

/** Reads a URL as the whole web does (WHATWG), which knows `0x7f.1` and `2130706433` for 127.0.0.1, or says what is wrong with it. */
export const readTarget = (text: string, rules: UrlRules): Target | UrlFault => {
  const url = absolute.test(text) ? URL.parse(text) : null
  const usual = url === null ? undefined : ports[url.protocol]
  if (url === null || usual === undefined) return 'syntax'
  // An empty fragment leaves no trace but in the text.
  if (url.username !== '' || url.password !== '' || url.href.includes('#') || url.port === '0') return 'syntax'
  const isSecure = url.protocol === 'https:'
  if (!isSecure && !rules.allowsHttp) return 'scheme'
  const host = url.hostname.replace(/^\[|\]$|\.$/g, '')
  if (host === '' || host.endsWith('.')) return 'syntax'
  if (isIP(host) !== 0 && !rules.mayCall(host)) return 'address'
  return { isSecure, host, port: url.port === '' ? usual : Number(url.port), path: url.pathname + url.search }
}

const thisMachine = ['127.0.0.1', '::1']

/**
 * The addresses of a name, if all of them may be called: with one that may not, a second look would be enough to reach it.
 * `localhost` is never looked up, and leads to what of this machine may be called.
 */
export const addressesOf = async (
  name: string,
  { mayCall }: UrlRules,
  resolve: Resolve,
): Promise<readonly string[] | 'address' | 'unresolved'> => {
  if (/(?:^|\.)localhost$/i.test(name)) {
    const callable = thisMachine.filter(mayCall)
    return callable.length > 0 ? callable : 'address'
  }
  const addresses = await resolve(name).catch(() => [])
  if (addresses.length === 0) return 'unresolved'
  return addresses.every(mayCall) ? addresses : 'address'
}

const after = (limitMs: number): { over: Promise<'unresolved'>; cancel: () => void } => {
  const { promise, resolve } = Promise.withResolvers<'unresolved'>()
  const timer = setTimeout(resolve, limitMs, 'unresolved')
  return { over: promise, cancel: () => clearTimeout(timer) }
}

/** What is wrong with a URL as one to send to, or null. Its name is looked up; each connection looks at its addresses again. */
export const faultOfUrl = async (text: string, rules: UrlRules, resolve: Resolve): Promise<UrlFault | null> => {
  const target = readTarget(text, rules)
  if (typeof target === 'string') return target
  if (isIP(target.host) !== 0) return null
  const limit = after(webhookLimits.lookupMs)
  const found = await Promise.race([addressesOf(target.host, rules, resolve), limit.over])
  limit.cancel()
  return typeof found === 'string' ? found : null
}
