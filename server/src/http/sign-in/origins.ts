import type { FastifyRequest } from 'fastify'
import { signInLimits } from '../../catalogue/sign-in.ts'
import type { SessionOrigin } from '../../storage/sign-in/sessions.ts'

const { userAgentCharacters, addressCharacters } = signInLimits

/** With what and from where a session is begun, as its user is shown it. An IPv4 address that is written as one of IPv6 is what it is. */
export const originOf = (request: FastifyRequest): SessionOrigin => ({
  userAgent: request.headers['user-agent']?.slice(0, userAgentCharacters) ?? null,
  address: request.ip.replace(/^::ffff:(?=\d+\.)/i, '').slice(0, addressCharacters),
})
