import { type ClientRequest, type Agent as HttpAgent, request as httpRequest, type IncomingMessage } from 'node:http'
import { request as httpsRequest } from 'node:https'
import { webhookLimits } from '../../catalogue/webhooks.ts'
import { isBrokenConnection, NotSendable, TooLate } from './failures.ts'
import { replyText } from './reply-text.ts'
import type { Target } from './url-fault.ts'

/** What is sent over one connection, and how long until there must be a status. */
export type Sending = {
  readonly target: Target
  readonly agent: HttpAgent
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
  readonly limitMs: number
  readonly signal: AbortSignal | undefined
}

/** What came back. `answeredAt`: when the status was there, by `performance.now()`. */
export type Answered = {
  readonly status: number
  readonly retryAfter: string | undefined
  readonly reply: string | null
  readonly answeredAt: number
}

/** No status came. `isStale`: the connection was one that had been kept, and broke before it brought anything. */
export type Unanswered = { readonly error: Error; readonly isStale: boolean }

const brokenOff = (): Error => Object.assign(new Error('no answer'), { code: 'ECONNRESET' })

/** One request and what comes of it: it ends once, whatever happens, and nothing that happens later is heard. */
class Exchange {
  readonly #request: ClientRequest
  readonly #signal: AbortSignal | undefined
  readonly #settle: (end: Answered | Unanswered) => void
  readonly #timer: NodeJS.Timeout
  readonly #chunks: Buffer[] = []
  #bytes = 0
  /** What the connection had brought before this request. */
  #broughtBefore = 0
  #answer: Omit<Answered, 'reply'> | null = null
  /** Hears what has come of the answer already, which an error at its end would leave behind. */
  #rest: (() => void) | null = null
  #isOver = false

  constructor(request: ClientRequest, { limitMs, signal }: Sending, settle: (end: Answered | Unanswered) => void) {
    this.#request = request
    this.#signal = signal
    this.#settle = settle
    this.#timer = setTimeout(() => this.#drop(new TooLate()), limitMs)
    signal?.addEventListener('abort', this.#stop)
    request.once('socket', (socket) => {
      this.#broughtBefore = socket.bytesRead
    })
    request.once('response', (response) => this.#hear(response))
    // Without a listener the answer would be taken for a broken connection.
    request.once('upgrade', (response, socket) => {
      this.#note(response)
      this.#drop(brokenOff())
      // It is no longer the request's, so nobody else would close it or hear of its errors.
      socket.on('error', () => {})
      socket.destroy()
    })
    request.on('error', (error) => this.#end(error))
  }

  #note({ statusCode = 0, headers }: IncomingMessage): void {
    this.#answer = { status: statusCode, retryAfter: headers['retry-after'], answeredAt: performance.now() }
  }

  /** From here on the status counts, whatever becomes of the rest. */
  #hear(response: IncomingMessage): void {
    this.#note(response)
    response.on('data', (chunk: Buffer) => {
      const room = webhookLimits.replyBytes - this.#bytes
      this.#chunks.push(chunk.length > room ? chunk.subarray(0, room) : chunk)
      this.#bytes += chunk.length
      if (chunk.length > room) this.#drop(brokenOff())
    })
    this.#rest = () => response.read()
    response.on('error', (error) => this.#end(error))
    response.once('end', () => this.#end(brokenOff()))
  }

  readonly #stop = (): void => this.#drop(brokenOff())

  /** Ends it, and the connection with it. */
  #drop(error: Error): void {
    this.#end(error)
    this.#request.destroy()
  }

  #end(error: Error): void {
    if (this.#isOver) return
    this.#isOver = true
    this.#rest?.()
    clearTimeout(this.#timer)
    this.#signal?.removeEventListener('abort', this.#stop)
    this.#settle(this.#answer === null ? this.#unanswered(error) : { ...this.#answer, reply: replyText(this.#chunks) })
  }

  #unanswered(error: Error): Unanswered {
    const { reusedSocket, socket } = this.#request
    const broughtNothing = socket !== null && socket.bytesRead === this.#broughtBefore
    return { error, isStale: reusedSocket && broughtNothing && isBrokenConnection(error) }
  }
}

/** Null: these headers are none that HTTP can carry. */
const begin = ({ target, agent, headers }: Sending): ClientRequest | null => {
  const { host, port, path } = target
  try {
    return (target.isSecure ? httpsRequest : httpRequest)({ method: 'POST', host, port, path, headers, agent })
  } catch (error) {
    if (error instanceof TypeError) return null
    throw error
  }
}

/** Sends one request, and reads what comes back. */
export const exchange = (sending: Sending): Promise<Answered | Unanswered> => {
  const request = begin(sending)
  if (request === null) return Promise.resolve({ error: new NotSendable(), isStale: false })
  const { promise, resolve } = Promise.withResolvers<Answered | Unanswered>()
  new Exchange(request, sending, resolve)
  request.end(sending.body)
  return promise
}
