import type { FastifyRequest } from 'fastify'

const reading = new Set(['GET', 'HEAD', 'OPTIONS'])

const urlOf = (text: string): URL | null => (URL.canParse(text) ? new URL(text) : null)

/**
 * Whether a page of this origin is ours. The operator says under which one people come. By another name it is ours too if that is the
 * one that was asked for; whether by https is known where it is, but not of plain http, before which may be a proxy of any kind.
 */
const isOurs = (origin: string, request: FastifyRequest, publicUrl: string): boolean => {
  // As a browser writes it: no user, no path.
  if (urlOf(origin)?.origin !== origin) return false
  const given = urlOf(publicUrl)
  if (origin === given?.origin) return true
  const schemes = request.protocol === 'https' ? ['https'] : ['https', 'http']
  return schemes.some((scheme) => {
    const asked = urlOf(`${scheme}://${request.host}`)
    return origin === asked?.origin && asked.host !== given?.host
  })
}

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
  if (origin !== undefined && !isOurs(origin, request, publicUrl)) return true
  return sign !== '1' && !isJson(request)
}
