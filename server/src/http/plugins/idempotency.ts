import type { FastifyInstance, FastifyReply, FastifyRequest, RouteHandlerMethod, RouteOptions } from 'fastify'
import fp from 'fastify-plugin'
import Type, { type TObject } from 'typebox'
import type { RequestTransactions } from '../../storage/connections/request-transactions.ts'
import { sendError } from '../errors.ts'
import { fingerprintOf } from '../idempotency/fingerprint.ts'
import type { Answer } from '../idempotency/kept-answers.ts'
import { type Claim, KeyedRequest } from '../idempotency/keyed-request.ts'
import { idempotencyHeaders, readKey, replayedHeader } from '../idempotency/keys.ts'
import { errorResponses } from '../schemas/errors.ts'
import { keyHolder, secretOf } from './authentication.ts'

const reading = new Set(['GET', 'HEAD', 'OPTIONS'])

type RouteSchema = {
  readonly headers?: TObject
  readonly response?: Readonly<Record<string, { readonly description?: string; readonly headers?: object }>>
}

const merged = (one: string | undefined, other: string | undefined): string =>
  [one, other].filter((text) => text !== undefined).join(' Or: ')

/** The route's responses, and what a key adds to them. */
const responsesOf = ({ response = {} }: RouteSchema): Record<string, object> => {
  const done = Object.entries(response)
    .filter(([status]) => status.startsWith('2'))
    .map(([status, entry]) => [status, { ...entry, headers: { ...entry.headers, ...replayedHeader } }])
  const refused = Object.entries(errorResponses('keyBusy', 'keyReused')).map(([status, entry]) => [
    status,
    { ...entry, description: merged(response[status]?.description, entry.description) },
  ])
  return { ...response, ...Object.fromEntries([...done, ...refused]) }
}

const schemaOf = (given: RouteSchema): object => ({
  ...given,
  headers: Type.Object({ ...given.headers?.properties, ...idempotencyHeaders.properties }),
  response: responsesOf(given),
})

const claimOf = (request: FastifyRequest, key: string): Claim => ({
  tokenId: keyHolder(request),
  key,
  fingerprint: fingerprintOf(request),
  token: secretOf(request),
})

const answerAgain = (reply: FastifyReply, { status, headers, body }: Answer): FastifyReply =>
  reply.code(status).headers(headers).header('idempotency-replayed', 'true').send(body)

type Exchange = { readonly request: FastifyRequest; readonly reply: FastifyReply }
type Handler = () => unknown

const decorator = 'keyedRequest'

/**
 * Every route below that writes may be sent with an `Idempotency-Key`. Then all that its handler writes is one transaction, which
 * ends with storing the answer and is committed before that goes out (docs/decisions/0010-answers-stored-with-the-write.md). A
 * refusal is not stored, and nothing of it stays. Routes need not know.
 */
export const idempotency = fp(
  async (app: FastifyInstance, { transactions }: { readonly transactions: RequestTransactions }): Promise<void> => {
    /** Keys of requests that are being worked on here: a repeat need not take a connection to hear so. */
    const running = new Set<string>()

    const handle = async (keyed: KeyedRequest, { request, reply }: Exchange, handler: Handler): Promise<void> => {
      const answer = await keyed.findAnswer()
      if (answer !== null) {
        await keyed.abandon()
        answerAgain(reply, answer)
        return
      }
      request.setDecorator<KeyedRequest | null>(decorator, keyed)
      // A handler that has answered is not waited for: its promise may be that of its answer, which the client still has to take.
      const payload = await Promise.race([keyed.run(async () => handler()), keyed.ended])
      if (payload !== undefined && !keyed.isEnding) reply.send(payload)
      await keyed.ended
    }

    const once = async (key: string, exchange: Exchange, handler: Handler): Promise<FastifyReply> => {
      const { request, reply } = exchange
      const claim = claimOf(request, key)
      const name = `${claim.tokenId} ${key}`
      if (running.has(name)) return sendError(reply, 'keyBusy')
      running.add(name)
      try {
        const transaction = await transactions.open()
        if (transaction === null) return sendError(reply, 'overloaded')
        const keyed = new KeyedRequest(transaction, claim, reply)
        await handle(keyed, exchange, handler).finally(() => keyed.abandon())
        return reply
      } finally {
        running.delete(name)
      }
    }

    const onlyOnce = (handler: RouteHandlerMethod): RouteHandlerMethod =>
      function (this: FastifyInstance, request, reply) {
        const key = readKey(request)
        const work: Handler = () => Reflect.apply(handler, this, [request, reply])
        return key === null ? work() : once(key, { request, reply }, work)
      }

    const endWithAnswer = async (request: FastifyRequest, reply: FastifyReply, payload: unknown): Promise<unknown> => {
      const keyed = request.getDecorator<KeyedRequest | null>(decorator)
      if (keyed !== null && !keyed.isEnding) await keyed.end(reply, payload)
      return payload
    }

    app.decorateRequest<KeyedRequest | null>(decorator, null)
    app.addHook('onRoute', (route: RouteOptions) => {
      const { once: by = 'byTransaction' } = route.config ?? {}
      if (by === 'nothing' || [route.method].flat().every((method) => reading.has(method))) return
      Object.assign(route, { schema: schemaOf((route.schema ?? {}) as RouteSchema) })
      if (by === 'byRoute') return
      Object.assign(route, {
        handler: onlyOnce(route.handler),
        onSend: [...[route.onSend ?? []].flat(), endWithAnswer],
      })
    })
  },
)
