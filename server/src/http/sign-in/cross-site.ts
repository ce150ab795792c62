import type { FastifyRequest } from 'fastify'

const reading = new Set(['GET', 'HEAD', 'OPTIONS'])

const hostOf = (origin: string): string | null => (URL.canParse(origin) ? new URL(origin).host : null)

const isJson = (request: FastifyRequest): boolean =>
  /^application\/json\s*(?:;|$)/i.test(request.headers['content-type'] ?? '')

/**
 * Whether a web page of somebody else may have sent this request, along with which the browser sends our cookie. What a browser tells
 * of where it comes from must be this server, by the name that it was asked under or by the one that its operator gives. And the
 * request must have what no page can send elsewhere without asking first, and Foyer answers no such question (CORS).
 */
export const isCrossSite = (request: FastifyRequest, publicUrl: string): boolean => {
  if (reading.has(request.method)) return false
  const { origin, 'sec-fetch-site': site, 'x-foyer-console': sign } = request.headers
  if (site !== undefined && site !== 'same-origin') return true
  if (origin !== undefined) {
    const host = hostOf(origin)
    if (host === null || (host !== request.host.toLowerCase() && host !== hostOf(publicUrl))) return true
  }
  return sign !== '1' && !isJson(request)
}
