import { type AgentOptions, Agent as HttpAgent } from 'node:http'
import { Agent as HttpsAgent } from 'node:https'
import { isIP, type LookupFunction, Socket } from 'node:net'
import { webhookLimits } from '../../catalogue/webhooks.ts'
import { NotCallable } from './failures.ts'
import type { Resolve } from './name-addresses.ts'
import type { MayCall } from './safe-address.ts'
import { addressesOf, type UrlRules } from './url-fault.ts'

/**
 * Looks up a name for one connection and checks what it finds: the connection is made to just these addresses, so a name that leads
 * elsewhere when it is asked again (DNS rebinding) gains nothing. Names only: a socket looks up no IP address.
 */
const safeLookup =
  (rules: UrlRules, resolve: Resolve): LookupFunction =>
  async (name, options, callback) => {
    const found = await addressesOf(name, rules, resolve)
    if (typeof found === 'string') return callback(new NotCallable(found), [])
    const addresses = found.map((address) => ({ address, family: isIP(address) }))
    const [first = { address: '', family: 0 }] = addresses
    return options.all === true ? callback(null, addresses) : callback(null, first.address, first.family)
  }

/** Ends a connection before anything is sent on it if it leads where it must not. Nothing should come so far. */
const guard = (socket: Socket, mayCall: MayCall): void => {
  socket.prependOnceListener('connect', () => {
    const { remoteAddress } = socket
    if (remoteAddress !== undefined && !mayCall(remoteAddress)) socket.destroy(new NotCallable('address'))
  })
}

/** Has every connection that it opens guarded. */
const guarded = <A extends HttpAgent>(agent: A, mayCall: MayCall): A => {
  const open = agent.createConnection.bind(agent)
  agent.createConnection = (options, callback) => {
    const socket = open(options, callback)
    if (socket instanceof Socket) guard(socket, mayCall)
    return socket
  }
  return agent
}

/** Connections of one kind. */
export type Connections = { readonly plain: HttpAgent; readonly secure: HttpAgent; readonly close: () => void }

const openConnections = (options: AgentOptions, { mayCall }: UrlRules): Connections => {
  const plain = guarded(new HttpAgent(options), mayCall)
  const secure = guarded(new HttpsAgent(options), mayCall)
  return {
    plain,
    secure,
    close: () => {
      plain.destroy()
      secure.destroy()
    },
  }
}

/**
 * Connections that are kept for what is sent next, and such that are made for one request. How many there are is bounded by who sends
 * (`requestsAtOnce`), not by host: behind one host are the endpoints of many, and one that hangs must not keep the others waiting.
 * `idleMs`: how long one is kept that nothing is sent over.
 */
export const createConnections = (
  rules: UrlRules,
  resolve: Resolve,
  idleMs: number,
): { kept: Connections; fresh: Connections } => {
  const options = {
    lookup: safeLookup(rules, resolve),
    autoSelectFamily: true,
    autoSelectFamilyAttemptTimeout: webhookLimits.addressMs,
    timeout: idleMs,
    maxFreeSockets: webhookLimits.concurrencyAtMost,
  }
  return {
    kept: openConnections({ ...options, keepAlive: true }, rules),
    fresh: openConnections({ ...options, keepAlive: false }, rules),
  }
}
