import { createServer, type RequestListener } from 'node:http'
import { type AddressInfo, createServer as createRawServer, type Server, type Socket } from 'node:net'
import { onTestFinished } from 'vitest'
import type { Resolve } from '../../../src/webhooks/sending/name-addresses.ts'
import { createPoster, type PostRequest, type PostResult } from '../../../src/webhooks/sending/post.ts'
import { createUrlRules } from '../../../src/webhooks/sending/url-fault.ts'

/** Listens at a free port of this machine until the test is over. */
const listen = async (server: Server, sockets: Set<Socket>): Promise<number> => {
  server.on('connection', (socket: Socket) => {
    sockets.add(socket)
    socket.on('error', () => {})
    socket.once('close', () => sockets.delete(socket))
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  onTestFinished(async () => {
    for (const socket of sockets) socket.destroy()
    await new Promise((done) => server.close(done))
  })
  return (server.address() as AddressInfo).port
}

export type Receiver = {
  readonly url: string
  readonly port: number
  /** Connections that are open. */
  readonly sockets: ReadonlySet<Socket>
  /** How many connections there were. */
  readonly connections: () => number
}

export const receive = async (server: Server, scheme = 'http'): Promise<Receiver> => {
  const sockets = new Set<Socket>()
  let connections = 0
  server.on('connection', () => connections++)
  const port = await listen(server, sockets)
  return { url: `${scheme}://127.0.0.1:${port}/hook`, port, sockets, connections: () => connections }
}

/** A receiver that speaks HTTP. */
export const useReceiver = (answer: RequestListener): Promise<Receiver> => receive(createServer(answer))

/** A receiver that does with a connection what it likes, as soon as a request has arrived. */
export const useRawReceiver = (answer: (socket: Socket, number: number, data: string) => void): Promise<Receiver> => {
  let number = 0
  return receive(createRawServer((socket) => socket.on('data', (data) => answer(socket, ++number, data.toString()))))
}

export const thisMachine = ['127.0.0.0/8', '::1']

type Settings = {
  readonly allowsHttp: boolean
  readonly allowedNetworks: readonly string[]
  readonly resolve: Resolve
  readonly idleConnectionMs: number
}

/** A poster that may call this machine, unless it is told otherwise, until the test is over. */
export const usePost = (settings: Partial<Settings> = {}): ((request: Partial<PostRequest>) => Promise<PostResult>) => {
  const { allowsHttp = true, allowedNetworks = thisMachine, resolve = async () => [], ...times } = settings
  const rules = createUrlRules({ allowsHttp, allowedNetworks })
  const poster = createPoster({ rules, resolve, now: Date.now, ...times })
  onTestFinished(poster.close)
  return (request) => poster.post({ url: '', headers: {}, body: '{}', ...request })
}
