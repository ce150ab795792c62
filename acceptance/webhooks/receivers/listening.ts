import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { onTestFinished } from 'vitest'

/** What was read of a request. */
export type Message = {
  readonly text: string
  readonly headers: IncomingHttpHeaders
  /** Milliseconds since 1970. */
  readonly arrivedAt: number
}

/** One request, as whoever answers it has it. */
export type Exchange = {
  readonly request: IncomingMessage
  readonly response: ServerResponse
  /** Reads all of it. Rejects when it breaks off. */
  readonly read: () => Promise<Message>
}

export type Listener = {
  readonly url: string
  /** Nobody listens any more, and all connections break. */
  readonly goAway: () => Promise<void>
  /** At the same place again. */
  readonly comeBack: () => Promise<void>
}

const readAll = async (request: IncomingMessage): Promise<Message> => {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part as Buffer)
  return { text: Buffer.concat(parts).toString(), headers: request.headers, arrivedAt: Date.now() }
}

/** A server on this machine, until the test ends. */
export const listen = async (answer: (exchange: Exchange) => Promise<void>): Promise<Listener> => {
  const server = createServer((request, response) => {
    // Who sends may be killed in the middle.
    answer({ request, response, read: () => readAll(request) }).catch(() => request.socket.destroy())
  })
  const open = (port: number): Promise<void> => new Promise((resolve) => server.listen(port, '127.0.0.1', resolve))
  const close = (): Promise<void> =>
    new Promise((resolve) => {
      server.close(() => resolve())
      server.closeAllConnections()
    })
  await open(0)
  onTestFinished(close)
  const { port } = server.address() as AddressInfo
  return { url: `http://127.0.0.1:${port}/hook`, goAway: close, comeBack: () => open(port) }
}
