import { BlockList, isIP } from 'node:net'

/** Of the registry of special addresses (IANA), and what clouds tell their machines on a public one: all that is nobody's public server. */
const refusedV4 = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '168.63.129.16/32',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/4',
  '240.0.0.0/4',
]
/** Only here are public servers, so what is not named below is refused: unique local, link-local, site-local, multicast, `::1`. */
const publicV6 = ['2000::/3']
/** Except tunnels (Teredo, 6to4) that lead to any IPv4 address, benchmarks and documentation. */
const refusedV6 = ['2001::/23', '2001:db8::/32', '2002::/16', '3ffe::/16', '3fff::/20']
/** An IPv4 address written as one of IPv6, and the prefix by which a network without IPv4 reaches it (NAT64). */
const carriesV4 = ['::ffff:0:0/96', '64:ff9b::/96']

const familyOf = (address: string): 'ipv4' | 'ipv6' => (isIP(address) === 4 ? 'ipv4' : 'ipv6')

const listOf = (networks: readonly string[]): BlockList => {
  const list = new BlockList()
  for (const network of networks) {
    const [address = '', bits] = network.split('/')
    const longest = isIP(address) === 4 ? 32 : 128
    list.addSubnet(address, bits === undefined ? longest : Number(bits), familyOf(address))
  }
  return list
}

const refused = listOf([...refusedV4, ...refusedV6])
const reachable = listOf(publicV6)
const carriers = listOf(carriesV4)

/** The last 32 bits of an IPv6 address as an IPv4 address. The URL parser writes any spelling in one way: groups in hex, zeros left out. */
const carriedV4 = (address: string): string => {
  const [head = '', tail = ''] = new URL(`http://[${address}]`).hostname.slice(1, -1).split('::')
  const groups = ['0', '0', ...(tail === '' ? [] : tail.split(':'))]
  const [high = '0', low = '0'] = (head.split(':').length === 8 ? head.split(':') : groups).slice(-2)
  return [high, low].flatMap((group) => [Number.parseInt(group, 16) >> 8, Number.parseInt(group, 16) & 255]).join('.')
}

const isPublic = (address: string): boolean => {
  const family = familyOf(address)
  return !refused.check(address, family) && (family === 'ipv4' || reachable.check(address, 'ipv6'))
}

/** Whether requests may go to this IP address. */
export type MayCall = (address: string) => boolean

/**
 * Public addresses may be called, and those in the networks (`10.0.0.0/8`, `fd00::/8`, `10.0.0.7`) that the operator allows. What is no
 * IP address, or names an interface of this machine, may not.
 */
export const addressCheck = (allowedNetworks: readonly string[]): MayCall => {
  const allowed = listOf(allowedNetworks)
  const mayCall = (address: string): boolean => {
    if (isIP(address) === 0 || address.includes('%')) return false
    if (allowed.check(address, familyOf(address))) return true
    if (familyOf(address) === 'ipv6' && carriers.check(address, 'ipv6')) return mayCall(carriedV4(address))
    return isPublic(address)
  }
  return mayCall
}
