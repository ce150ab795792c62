import type { FastifyReply } from 'fastify'

/** The response to whoever asks for a prospect that was merged into another one, for a route's `response`. */
export const mergedResponse = {
  307: {
    type: 'null',
    description: 'The prospect was merged into another one: `Location` says where it is now.',
    headers: {
      Location: {
        type: 'string',
        description: 'The same about the prospect that it was merged into.',
        example: '/v2/prospects/12345',
      },
    },
  },
} as const

/** Sends the caller to the prospect that this one was merged into. Undoing a merge ends it, so it holds for this time only. */
export const sendMerged = (reply: FastifyReply, intoId: number, below = ''): FastifyReply => {
  const [, query] = reply.request.url.split('?', 2)
  const rest = query === undefined ? below : `${below}?${query}`
  return reply.code(307).header('location', `/v2/prospects/${intoId}${rest}`).send()
}
