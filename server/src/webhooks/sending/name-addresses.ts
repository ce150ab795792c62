import { lookup, Resolver } from 'node:dns/promises'
import { webhookLimits } from '../../catalogue/webhooks.ts'

/** All IP addresses of a name. Empty: it is not known, or nobody who knows it answered. */
export type Resolve = (name: string) => Promise<readonly string[]>

const tries = 2

/** What the machine itself knows a name as: by its hosts file, or whatever else it asks. */
const knownHere = async (name: string): Promise<readonly string[]> => {
  try {
    return (await lookup(name, { all: true })).map(({ address }) => address)
  } catch {
    return []
  }
}

const codeOf = (error: unknown): unknown => (error instanceof Error && 'code' in error ? error.code : null)

/**
 * Asks the name servers of the machine, and not the machine: that takes one of Node's four threads for as long as it lasts, so that names
 * whose servers never answer would keep all others from being looked up. The machine is asked where the name servers don't know a name
 * and `hasOwnNames` says that there are names of the operator's own, and where there is no name server at all.
 * `nameServers` are asked instead of the machine's, if there are any.
 */
export const createResolve = (hasOwnNames: boolean, nameServers: readonly string[] = []): Resolve => {
  const servers = new Resolver({ timeout: webhookLimits.nameServerMs, tries })
  if (nameServers.length > 0) servers.setServers(nameServers)
  return async (name) => {
    const answers = await Promise.allSettled([servers.resolve4(name), servers.resolve6(name)])
    const addresses = answers.flatMap((answer) => (answer.status === 'fulfilled' ? answer.value : []))
    if (addresses.length > 0) return addresses
    const codes = answers.map((answer) => (answer.status === 'rejected' ? codeOf(answer.reason) : null))
    const isUnknown = codes.every((code) => code === 'ENOTFOUND' || code === 'ENODATA')
    return codes.includes('ECONNREFUSED') || (hasOwnNames && isUnknown) ? knownHere(name) : []
  }
}
