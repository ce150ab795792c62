import { createSocket } from 'node:dgram'
import { once } from 'node:events'
import { onTestFinished } from 'vitest'

/** What a name server says of a name: addresses of IPv4, that it does not exist, that the server itself has failed, or nothing at all. */
export type Said = readonly string[] | 'unknown' | 'broken' | 'silent'

const codes = { unknown: 3, broken: 2 } as const
const typeA = 1

const labels = (question: Buffer): string[] => {
  const length = question[0] ?? 0
  return length === 0 ? [] : [question.toString('latin1', 1, 1 + length), ...labels(question.subarray(1 + length))]
}

const replyTo = (query: Buffer, said: readonly string[] | 'unknown' | 'broken', questionEnd: number): Buffer => {
  const isA = query.readUInt16BE(questionEnd - 4) === typeA
  const addresses = typeof said === 'string' || !isA ? [] : said
  const head = Buffer.from([
    0,
    0,
    0x81,
    0x80 | (typeof said === 'string' ? codes[said] : 0),
    0,
    1,
    0,
    addresses.length,
    0,
    0,
    0,
    0,
  ])
  query.copy(head, 0, 0, 2)
  // The name is where the question has it, and the answer holds for no time at all.
  const records = addresses.map((address) =>
    Buffer.from([0xc0, 12, 0, 1, 0, 1, 0, 0, 0, 0, 0, 4, ...address.split('.').map(Number)]),
  )
  return Buffer.concat([head, query.subarray(12, questionEnd), ...records])
}

/** A name server on this machine until the test is over. Resolves to where it is. */
export const useNameServer = async (say: (name: string) => Said): Promise<string> => {
  const socket = createSocket('udp4', (query, from) => {
    const name = labels(query.subarray(12))
    const said = say(name.join('.'))
    const questionEnd = 12 + name.reduce((sum, label) => sum + label.length + 1, 1) + 4
    if (said !== 'silent') socket.send(replyTo(query, said, questionEnd), from.port, from.address)
  })
  socket.bind(0, '127.0.0.1')
  await once(socket, 'listening')
  onTestFinished(() => new Promise((done) => socket.close(done)))
  return `127.0.0.1:${socket.address().port}`
}
