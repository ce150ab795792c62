import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { onTestFinished } from 'vitest'

export type Received = {
  readonly body: Readonly<Record<string, unknown>>
  readonly text: string
  readonly headers: IncomingHttpHeaders
}

export type Receiver = {
  readonly url: string
  /** All that came, in order. */
  readonly received: Received[]
}

type Answer = (reply: ServerResponse, received: Received, count: number) => void

const ok: Answer = (reply) => reply.writeHead(200).end('ok')

/** Somebody who hears of webhooks on this machine, until the test ends. */
export const startReceiver = async (answer: Answer = ok): Promise<Receiver> => {
  const received: Received[] = []
  const server = createServer(async (request, reply) => {
    const parts: Buffer[] = []
    for await (const part of request) parts.push(part as Buffer)
    const text = Buffer.concat(parts).toString()
    const one = { body: JSON.parse(text) as Received['body'], text, headers: request.headers }
    received.push(one)
    answer(reply, one, received.length)
  })
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  onTestFinished(() => {
    server.close()
    server.closeAllConnections()
  })
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`, received }
}
