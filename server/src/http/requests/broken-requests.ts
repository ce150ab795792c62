import { randomBytes } from 'node:crypto'
import { type IncomingMessage, STATUS_CODES } from 'node:http'
import type { Duplex } from 'node:stream'
import type { FastifyInstance } from 'fastify'
import { type ErrorName, errorBody, errors } from '../errors.ts'

/** What goes wrong where Fastify has no request yet: the answer is written by hand, in the shape of all errors. */
const writeError = (socket: Duplex, name: ErrorName, allow?: string): void => {
  const { status } = errors[name]
  const body = JSON.stringify(errorBody(name))
  const headers = [
    'Content-Type: application/json; charset=utf-8',
    `X-Request-Id: ${randomBytes(9).toString('base64url')}`,
    'X-Content-Type-Options: nosniff',
    'Cache-Control: no-store',
    ...(allow === undefined ? [] : [`Allow: ${allow}`]),
    `Content-Length: ${Buffer.byteLength(body)}`,
    'Connection: close',
  ]
  socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${headers.join('\r\n')}\r\n\r\n${body}`)
}

const byCode: Readonly<Record<string, ErrorName>> = {
  HPE_HEADER_OVERFLOW: 'headersTooLarge',
  ERR_HTTP_REQUEST_TIMEOUT: 'requestTimeout',
}

/** Connections whose request may take longer than others. Node says only once of a request that its time is over. */
const patient = new WeakMap<Duplex, IncomingMessage>()

/** Lets a body come for as long as it takes: its reader ends the request when nothing comes any more. */
export const letTakeLong = (request: IncomingMessage): void => {
  patient.set(request.socket, request)
}

const mayTakeLonger = (error: NodeJS.ErrnoException, socket: Duplex): boolean =>
  error.code === 'ERR_HTTP_REQUEST_TIMEOUT' && patient.get(socket)?.complete === false

export type BrokenRequests = {
  /** Takes the error of a connection that does not speak HTTP, or not in time. */
  readonly onClientError: (error: NodeJS.ErrnoException, socket: Duplex) => void
  readonly watch: (app: FastifyInstance) => void
}

/**
 * A request that breaks HTTP may come right behind one that is being answered. That one's answer goes out first and alone:
 * a refusal in its place would say of a committed event that it was not written.
 */
export const answerBrokenRequests = (): BrokenRequests => {
  const unanswered = new WeakMap<Duplex, IncomingMessage[]>()
  const ending = new WeakSet<Duplex>()
  /** Whether a request that arrived whole still waits for its answer on this connection. */
  const owesAnswer = (socket: Duplex): boolean => {
    for (const request of unanswered.get(socket) ?? []) if (request.complete) return true
    return false
  }
  return {
    onClientError: (error, socket) => {
      if (mayTakeLonger(error, socket)) return
      if (error.code === 'ECONNRESET' || !socket.writable) socket.destroy()
      else if (owesAnswer(socket)) ending.add(socket)
      else writeError(socket, byCode[error.code ?? ''] ?? 'invalidRequest')
    },
    watch: (app) => {
      app.addHook('onRequest', ({ raw }, _reply, done) => {
        const requests = unanswered.get(raw.socket)
        if (requests === undefined) unanswered.set(raw.socket, [raw])
        else requests.push(raw)
        done()
      })
      app.addHook('onResponse', ({ raw }, _reply, done) => {
        // Answers go out in the order of their requests, so this is nearly always the first.
        const requests = unanswered.get(raw.socket) ?? []
        const place = requests.indexOf(raw)
        if (place !== -1) requests.splice(place, 1)
        if (ending.has(raw.socket) && !owesAnswer(raw.socket)) raw.socket.end()
        done()
      })
      app.server.on('connect', (_request, socket) => writeError(socket, 'methodNotAllowed', 'GET, HEAD, POST'))
      app.server.on('checkExpectation', (request) => writeError(request.socket, 'expectationFailed'))
    },
  }
}
