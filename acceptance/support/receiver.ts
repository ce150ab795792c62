import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'

export type Received = { readonly headers: IncomingHttpHeaders; readonly body: string; readonly path: string }

export type Receiver = {
  readonly port: number
  /** What came so far, in order. */
  readonly received: () => readonly Received[]
  /** The status of the answer to a request, from now on. */
  readonly answerWith: (status: (request: Received) => number) => void
  readonly close: () => Promise<void>
}

/** A program of an integrator that webhooks are sent to. It answers 204 until told otherwise. */
export const startReceiver = async (): Promise<Receiver> => {
  const received: Received[] = []
  let statusOf: (request: Received) => number = () => 204
  const server = createServer((request, response) => {
    void text(request).then((body) => {
      const one = { headers: request.headers, body, path: request.url ?? '' }
      received.push(one)
      response.writeHead(statusOf(one)).end()
    })
  })
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  return {
    port: (server.address() as AddressInfo).port,
    received: () => received,
    answerWith: (status) => {
      statusOf = status
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
