import { once } from 'node:events'
import type { Socket } from 'node:net'
import { describe, expect, it } from 'vitest'
import { webhookLimits } from '../../../src/catalogue/webhooks.ts'
import { until } from '../../support/wait.ts'
import { usePost, useRawReceiver, useReceiver } from './receivers.ts'

describe('a message', () => {
  it('arrives as it was given, and what comes back is told', async () => {
    const heard: unknown[] = []
    const { url, port } = await useReceiver(async (request, response) => {
      const chunks = await request.toArray()
      heard.push({
        method: request.method,
        url: request.url,
        headers: request.headers,
        body: Buffer.concat(chunks).toString(),
      })
      response.end('thank you')
    })
    const before = new Date().toISOString()
    const result = await usePost()({
      url: `${url}?a=%2F&b`,
      headers: { 'webhook-id': 'msg_1' },
      body: '{"name":"Zoë 😀"}',
    })
    expect(heard).toEqual([
      {
        method: 'POST',
        url: '/hook?a=%2F&b',
        headers: {
          host: `127.0.0.1:${port}`,
          connection: 'keep-alive',
          'user-agent': 'Foyer-Webhooks',
          'content-length': '20',
          'webhook-id': 'msg_1',
        },
        body: '{"name":"Zoë 😀"}',
      },
    ])
    expect(result).toEqual({
      startedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}000Z$/),
      durationMs: expect.any(Number),
      outcome: 'delivered',
      isGone: false,
      statusCode: 200,
      reply: 'thank you',
      retryAfterMs: null,
    })
    expect(result.startedAt >= before.replace('Z', '000Z')).toBe(true)
    expect(Number.isInteger(result.durationMs)).toBe(true)
  })

  it('uses the connection of the one before', async () => {
    const { url, connections } = await useReceiver((_, response) => response.end('ok'))
    const post = usePost()
    for (let number = 0; number < 20; number++) expect((await post({ url })).outcome).toBe('delivered')
    expect(connections()).toBe(1)
  })

  it('is answered by a status that says how to go on', async () => {
    const statuses = [204, 299, 301, 307, 400, 404, 410, 429, 500, 503]
    const { url } = await useReceiver((request, response) => {
      const location = 'http://127.0.0.1:1/'
      response.writeHead(Number(request.headers['x-status']), { 'retry-after': '30', location }).end()
    })
    const post = usePost()
    const results = await Promise.all(statuses.map((status) => post({ url, headers: { 'x-status': String(status) } })))
    expect(results.map(({ statusCode }) => statusCode)).toEqual(statuses)
    expect(results.map(({ outcome }) => outcome === 'delivered')).toEqual(statuses.map((status) => status < 300))
    expect(results.map(({ isGone }) => isGone)).toEqual(statuses.map((status) => status === 410))
    expect(results.map(({ retryAfterMs }) => retryAfterMs)).toEqual(
      statuses.map((status) => (status < 300 ? null : 30_000)),
    )
    expect(results.every(({ reply }) => reply === null)).toBe(true)
  })

  it('follows no redirect', async () => {
    let followed = 0
    const inner = await useReceiver((_, response) => {
      followed++
      response.end()
    })
    const { url } = await useReceiver((_, response) =>
      response.writeHead(308, { location: inner.url }).end('elsewhere'),
    )
    expect(await usePost()({ url })).toMatchObject({ outcome: 'answered', statusCode: 308, reply: 'elsewhere' })
    expect(followed).toBe(0)
  })

  it('is given up when its signal is aborted, with the reason of that', async () => {
    const { url, sockets } = await useRawReceiver(() => {})
    const post = usePost()
    const stopping = new AbortController()
    const sent = post({ url, signal: stopping.signal })
    await until(() => sockets.size === 1)
    stopping.abort(new Error('the server stops'))
    await expect(sent).rejects.toThrow('the server stops')
    await expect(post({ url, signal: stopping.signal })).rejects.toThrow('the server stops')
    await until(() => sockets.size === 0)
  })

  it('whose secret is no header is not sent', async () => {
    const { url, connections } = await useReceiver((_, response) => response.end())
    for (const secret of ['a\r\nx: y', 'a\0b', 'ключ']) {
      expect(await usePost()({ url, headers: { 'X-API-Key': secret } })).toMatchObject({
        outcome: 'unsendable',
        statusCode: null,
      })
    }
    expect(connections()).toBe(0)
  })
})

describe('a kept connection', () => {
  const ok = 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok'

  it('that the receiver closes as it is used again is replaced at once, which is no failure', async () => {
    // The second request is what it is cut by: nobody can know before.
    const { url, connections } = await useRawReceiver((socket, number) => {
      if (number === 2) socket.resetAndDestroy()
      else socket.write(ok)
    })
    const post = usePost()
    expect(await post({ url })).toMatchObject({ outcome: 'delivered' })
    expect(await post({ url })).toMatchObject({ outcome: 'delivered', reply: 'ok' })
    expect(connections()).toBe(2)
  })

  it('that nothing is sent over is closed after its time, and not while an answer is waited for', async () => {
    const answers: (() => void)[] = []
    const { url, sockets, connections } = await useRawReceiver((socket) => answers.push(() => socket.write(ok)))
    const post = usePost({ idleConnectionMs: 50 })
    const both = [post({ url }), post({ url })]
    await until(() => answers.length === 2)
    answers[0]?.()
    expect(await Promise.race(both)).toMatchObject({ outcome: 'delivered' })
    await until(() => sockets.size === 1)
    answers[1]?.()
    for (const one of both) expect(await one).toMatchObject({ outcome: 'delivered' })
    await until(() => sockets.size === 0)
    expect(connections()).toBe(2)
  })

  it('is replaced by a new one, and not by another that was kept', async () => {
    const kept: Socket[] = []
    const { url, connections } = await useRawReceiver((socket) => {
      if (kept.includes(socket)) return socket.resetAndDestroy()
      kept.push(socket)
      // Two at once, so that two are kept.
      if (kept.length > 1) for (const each of kept.length === 2 ? kept : [socket]) each.write(ok)
      return socket
    })
    const post = usePost()
    await Promise.all([post({ url }), post({ url })])
    expect(connections()).toBe(2)
    expect(await post({ url })).toMatchObject({ outcome: 'delivered' })
    expect(connections()).toBe(3)
  })

  it('is replaced once only: a receiver that closes the new one too has failed', async () => {
    const { url, connections } = await useRawReceiver((socket, number) => {
      if (number === 1) socket.write(ok)
      else socket.end()
    })
    const post = usePost()
    await post({ url })
    expect(await post({ url })).toMatchObject({
      outcome: 'unreachable',
      statusCode: null,
      reply: expect.stringContaining('closed'),
    })
    expect(connections()).toBe(2)
  })

  it('that breaks within an answer is not replaced: the receiver may have done its work', async () => {
    const { url, connections } = await useRawReceiver((socket, number) => {
      if (number === 1) socket.write(ok)
      else socket.end('HTTP/1.1 20')
    })
    const post = usePost()
    await post({ url })
    expect(await post({ url })).toMatchObject({ outcome: 'unreachable', statusCode: null })
    expect(connections()).toBe(1)
  })

  it('is a failure like any other when it was a new one', async () => {
    const { url, connections } = await useRawReceiver((socket) => socket.resetAndDestroy())
    expect(await usePost()({ url })).toMatchObject({ outcome: 'unreachable', statusCode: null })
    expect(connections()).toBe(1)
  })

  it('that was closed while idle is not used', async () => {
    const { url, sockets, connections } = await useReceiver((_, response) => response.end('ok'))
    const post = usePost()
    await post({ url })
    for (const socket of sockets) {
      socket.end()
      await once(socket, 'close')
    }
    expect(await post({ url })).toMatchObject({ outcome: 'delivered' })
    expect(connections()).toBe(2)
  })
})

describe('the answer', () => {
  it('is read up to its limit, and the connection is dropped if more is to come', async () => {
    const { url, sockets } = await useReceiver((request, response) => {
      const more = Number(request.headers['x-more'])
      response.writeHead(200, { 'content-length': webhookLimits.replyBytes + more })
      response.write('x'.repeat(webhookLimits.replyBytes + Math.min(more, 1)))
      if (more === 0) response.end()
    })
    const post = usePost()
    const kept = 'x'.repeat(webhookLimits.replyKeptCharacters)
    expect(await post({ url, headers: { 'x-more': '0' } })).toMatchObject({ outcome: 'delivered', reply: kept })
    expect(sockets.size).toBe(1)
    expect(await post({ url, headers: { 'x-more': '2' } })).toMatchObject({ outcome: 'delivered', reply: kept })
    await until(() => sockets.size === 0)
  })

  it('may go on for ever, and is cut', async () => {
    const { url } = await useReceiver((_, response) => {
      const pour = (): void => {
        if (!response.destroyed) response.write('x'.repeat(65_536), () => setImmediate(pour))
      }
      pour()
    })
    expect(await usePost()({ url })).toMatchObject({ outcome: 'delivered', reply: expect.stringMatching(/^x+$/) })
  })

  it.each([
    ['shorter than it says', 'HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\nshort'],
    ['longer than it says', 'HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nshort, or not'],
    ['in broken chunks', 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nshort\r\nzzz\r\n'],
    ['as long as the connection', 'HTTP/1.1 200 OK\r\n\r\nshort'],
  ])('counts by its status where its body is %s', async (_, answer) => {
    const { url } = await useRawReceiver((socket) => socket.end(answer))
    expect(await usePost()({ url })).toMatchObject({
      outcome: 'delivered',
      statusCode: 200,
      reply: expect.stringMatching(/^short/),
    })
  })

  it('may come before the message was taken', async () => {
    const { url } = await useRawReceiver((socket) => socket.end('HTTP/1.1 413 Too Large\r\nContent-Length: 0\r\n\r\n'))
    const result = await usePost()({ url, body: 'x'.repeat(webhookLimits.payloadBytes) })
    expect(['answered', 'unreachable']).toContain(result.outcome)
  })
})
