import { createServer } from 'node:net'
import { setImmediate as turn } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { webhookLimits } from '../../../src/catalogue/webhooks.ts'
import { failureOf, TooLate } from '../../../src/webhooks/sending/failures.ts'
import { receive, usePost, useRawReceiver } from './receivers.ts'

/** Waits without a timer, for the tests that hold the timers still. */
const untilTurned = async (condition: () => boolean): Promise<void> => {
  while (!condition()) await turn()
}

/** So many turns of the event loop that what was written on this machine has been read on it. */
const untilRead = async (): Promise<void> => {
  for (let count = 0; count < 50; count++) await turn()
}

describe('a receiver that takes its time', () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  })
  afterEach(() => {
    vi.useRealTimers()
  })

  const useSlowReceiver = async (answer: string) => {
    let isSent = false
    const receiver = await useRawReceiver((socket) => {
      socket.write(answer)
      isSent = true
    })
    return { ...receiver, isSent: () => isSent }
  }

  it.each([
    ['says nothing', ''],
    ['stops within its headers', 'HTTP/1.1 200 OK\r\nContent-Le'],
    [
      'only says that it goes on',
      'HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 102 Processing\r\n\r\nHTTP/1.1 103 Early Hints\r\n\r\n',
    ],
  ])('and %s has failed after ten seconds', async (_, answer) => {
    const { url, sockets, isSent } = await useSlowReceiver(answer)
    const sent = usePost()({ url })
    await untilTurned(isSent)
    vi.advanceTimersByTime(webhookLimits.timeoutMs - 1)
    await untilRead()
    expect(sockets.size).toBe(1)
    vi.advanceTimersByTime(1)
    expect(await sent).toMatchObject({
      outcome: 'timeout',
      statusCode: null,
      reply: expect.stringContaining('10 seconds'),
    })
    await untilTurned(() => sockets.size === 0)
  })

  it.each([
    [200, 'delivered'],
    [500, 'answered'],
  ])('over the body of a %i has %s, and the connection is dropped when the time is over', async (status, outcome) => {
    const answer = `HTTP/1.1 ${status} Status\r\nContent-Length: 50\r\n\r\ndrip`
    const { url, sockets, isSent } = await useSlowReceiver(answer)
    const sent = usePost()({ url })
    await untilTurned(isSent)
    await untilRead()
    vi.advanceTimersByTime(webhookLimits.timeoutMs)
    expect(await sent).toMatchObject({ outcome, statusCode: status, reply: 'drip' })
    await untilTurned(() => sockets.size === 0)
  })

  it('on a connection that was kept is not asked twice', async () => {
    let requests = 0
    const { url, connections } = await useRawReceiver((socket) => {
      requests++
      if (requests === 1) socket.write('HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n')
    })
    const post = usePost()
    await post({ url })
    const sent = post({ url })
    await untilTurned(() => requests === 2)
    vi.advanceTimersByTime(webhookLimits.timeoutMs)
    vi.useRealTimers()
    expect(await sent).toMatchObject({ outcome: 'timeout' })
    expect([requests, connections()]).toEqual([2, 1])
  })

  it('to accept a connection has failed like any other, be the system the first to give up', () => {
    const error = Object.assign(new Error('connect'), { code: 'ETIMEDOUT' })
    expect(failureOf(error)).toEqual(failureOf(new TooLate()))
  })

  it('to say its address has failed after ten seconds too', async () => {
    const sent = usePost({ resolve: () => new Promise(() => {}) })({ url: 'http://slow.example/' })
    vi.advanceTimersByTime(webhookLimits.timeoutMs)
    expect(await sent).toMatchObject({ outcome: 'timeout', statusCode: null })
  })
})

describe('a receiver that speaks no HTTP', () => {
  it.each([
    ['garbage', '\0\xff\x01 hello\r\n\r\n', 'not HTTP'],
    ['a greeting of mail', '220 mail.example ESMTP\r\n', 'not HTTP'],
    ['a status without a number', 'HTTP/1.1 fine\r\n\r\n', 'not HTTP'],
    ['two lengths', 'HTTP/1.1 200 OK\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\nshort', 'not HTTP'],
    ['a status of four digits', 'HTTP/1.1 2000 OK\r\n\r\n', 'not HTTP'],
    ['headers that never end', `HTTP/1.1 200 OK\r\n${`X-More: ${'x'.repeat(1_000)}\r\n`.repeat(100)}`, 'too large'],
    ['nothing', '', 'closed'],
  ])('but %s has failed, with a sentence about it', async (_, answer, sentence) => {
    const { url } = await useRawReceiver((socket) => socket.end(Buffer.from(answer, 'latin1')))
    const result = await usePost()({ url })
    expect(result).toMatchObject({ outcome: 'unreachable', statusCode: null, reply: expect.stringContaining(sentence) })
  })

  it('but another protocol has answered, which is no delivery', async () => {
    const switching = 'HTTP/1.1 101 Switching Protocols\r\nUpgrade: mail\r\nConnection: Upgrade\r\n\r\nhello'
    const { url, sockets } = await useRawReceiver((socket) => socket.write(switching))
    expect(await usePost()({ url })).toMatchObject({ outcome: 'answered', statusCode: 101 })
    await untilTurned(() => sockets.size === 0)
  })

  it('may say that it goes on before it answers', async () => {
    const early = 'HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n'
    const { url } = await useRawReceiver((socket) =>
      socket.end(`${early}HTTP/1.1 202 OK\r\nContent-Length: 2\r\n\r\nok`),
    )
    expect(await usePost()({ url })).toMatchObject({ outcome: 'delivered', statusCode: 202, reply: 'ok' })
  })
})

describe('a receiver that is not there', () => {
  it('has refused the connection', async () => {
    const { promise, resolve } = Promise.withResolvers<number>()
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' ? (address?.port ?? 0) : 0))
    })
    const result = await usePost()({ url: `http://127.0.0.1:${await promise}/` })
    expect(result).toMatchObject({
      outcome: 'unreachable',
      statusCode: null,
      reply: expect.stringContaining('refused'),
    })
  })

  it('has a name that nobody knows', async () => {
    for (const resolve of [async () => [], () => Promise.reject(new Error('no name server'))]) {
      const result = await usePost({ resolve })({ url: 'http://nobody.example/' })
      expect(result).toMatchObject({ outcome: 'unreachable', reply: expect.stringContaining('not known') })
    }
  })

  it('says nothing of our side', async () => {
    const { url } = await receive(createServer((socket) => socket.destroy()))
    const { reply } = await usePost()({ url })
    expect(reply).toMatch(/^[A-Z][\w ,.?]+[.?]$/)
    expect(reply).not.toMatch(/E[A-Z]{3,}|node|socket|127\.0/)
  })
})
