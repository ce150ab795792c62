import type { FastifyRequest } from 'fastify'

/** Whether a header (its name in lower case) came more than once. Node joins such headers or keeps the first, and tells nobody. */
export const isHeaderDoubled = ({ raw: { rawHeaders } }: FastifyRequest, name: string): boolean => {
  let times = 0
  for (let place = 0; place < rawHeaders.length; place += 2) {
    const given = rawHeaders[place] ?? ''
    if (given.length === name.length && given.toLowerCase() === name) times++
  }
  return times > 1
}
