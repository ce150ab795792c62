import { isIP } from 'node:net'

/** The eight groups of an IPv6 address. `URL` writes every one of them in the same way. */
const groupsOf = (address: string): number[] => {
  const [bare = ''] = address.split('%')
  const [before = '', after = ''] = new URL(`http://[${bare}]`).hostname.slice(1, -1).split('::')
  const read = (part: string): number[] =>
    part === '' ? [] : part.split(':').map((group) => Number.parseInt(group, 16))
  const [first, last] = [read(before), read(after)]
  return [...first, ...Array<number>(8 - first.length - last.length).fill(0), ...last]
}

/**
 * Whose tries from this address are counted together: an IPv4 address, or the /64 of an IPv6 address, in which everybody has as many
 * addresses as they like. An IPv4 address that is written as one of IPv6 is what it is.
 */
export const networkOf = (address: string): string => {
  if (isIP(address) !== 6) return address
  const groups = groupsOf(address)
  const isMapped = groups.slice(0, 5).every((group) => group === 0) && groups[5] === 0xffff
  if (isMapped)
    return groups
      .slice(6)
      .flatMap((group) => [group >> 8, group & 255])
      .join('.')
  return `${groups
    .slice(0, 4)
    .map((group) => group.toString(16))
    .join(':')}::/64`
}
