import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { expect, onTestFinished, test } from 'vitest'
import { readStream, type StreamNews } from '../../../src/cli/webhooks/stream.ts'

const serve = async (listener: RequestListener): Promise<string> => {
  const server = createServer(listener)
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  onTestFinished(
    () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  )
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

const collect = async (news: AsyncIterable<StreamNews>): Promise<StreamNews[]> => {
  const all: StreamNews[] = []
  for await (const one of news) all.push(one)
  return all
}

const never = new AbortController().signal

const newsOf = async (baseUrl: string, silenceMs?: number): Promise<StreamNews[]> =>
  collect(readStream({ baseUrl, token: 'a-token', accountId: null }, null, never, silenceMs))

const stream = { 'content-type': 'text/event-stream' }

test('what was asked for, and from where on, is asked for', async () => {
  const asked: unknown[] = []
  const baseUrl = await serve(({ url, headers }, response) => {
    asked.push([url, headers.authorization, headers.accept, headers['last-event-id']])
    response.writeHead(200, stream).end()
  })
  await newsOf(`${baseUrl}/below`)
  await collect(readStream({ baseUrl, token: 'a-token', accountId: 'a&b' }, 'place', never))
  expect(asked).toEqual([
    ['/below/v2/stream', 'Bearer a-token', 'text/event-stream', undefined],
    ['/v2/stream?account_id=a%26b', 'Bearer a-token', 'text/event-stream', 'place'],
  ])
})

test('a character that is cut in two between pieces is whole again', async () => {
  const bytes = Buffer.from('id: 1\ndata: Zoë 👩‍👩‍👧\n\n')
  const baseUrl = await serve(async (_request, response) => {
    response.writeHead(200, stream).flushHeaders()
    for (const byte of bytes) {
      response.write(Buffer.from([byte]))
      await pause(1)
    }
    response.end()
  })
  expect(await newsOf(baseUrl)).toEqual([
    { kind: 'opened' },
    { kind: 'block', block: { id: '1', type: 'message', data: 'Zoë 👩‍👩‍👧' } },
    { kind: 'ended', isFinal: false, why: 'Foyer ended the stream' },
  ])
})

test('a connection that breaks has told what came before, and another one may do better', async () => {
  const baseUrl = await serve((_request, response) => {
    response.writeHead(200, stream).write('data: a\n\n', () => response.destroy())
  })
  const news = await newsOf(baseUrl)
  expect(news.slice(0, 2).map(({ kind }) => kind)).toEqual(['opened', 'block'])
  expect(news.at(-1)).toMatchObject({ kind: 'ended', isFinal: false })
})

test('what comes while the reader is busy waits for it', async () => {
  const baseUrl = await serve(async (_request, response) => {
    response.writeHead(200, stream).write('data: a\n\n')
    await pause(400)
    response.end('data: b\n\n')
  })
  const heard: unknown[] = []
  for await (const one of readStream({ baseUrl, token: 'a-token', accountId: null }, null, never, 200)) {
    heard.push(one.kind === 'block' ? one.block.data : one.kind === 'ended' ? one.why : one.kind)
    if (one.kind === 'block') await pause(500)
  }
  expect(heard).toEqual(['opened', 'a', 'b', 'Foyer ended the stream'])
})

test('a connection on which nothing comes any more is given up, but not while the reader is busy', async () => {
  const baseUrl = await serve((_request, response) => {
    response.writeHead(200, stream).write('data: a\n\n')
  })
  const source = { baseUrl, token: 'a-token', accountId: null }
  const news: StreamNews[] = []
  for await (const one of readStream(source, null, never, 200)) {
    news.push(one)
    if (one.kind === 'block') await pause(400)
  }
  expect(news.at(-1)).toEqual({ kind: 'ended', isFinal: false, why: 'Foyer has been silent for too long' })
  expect(news).toHaveLength(3)
  expect(await newsOf(await serve(() => {}), 100)).toEqual([news.at(-1)])
})

test.each([
  [500, false],
  [503, false],
  [429, false],
  [408, false],
  [401, true],
  [403, true],
  [400, true],
])('%i: that it is final is %s', async (status, isFinal) => {
  const baseUrl = await serve((_request, response) => {
    response.writeHead(status, { 'content-type': 'application/json' }).end('{"error":"Words of the server"}')
  })
  expect(await newsOf(baseUrl)).toEqual([
    { kind: 'ended', isFinal, why: `Foyer answers ${status}, Words of the server` },
  ])
})

test.each<[string, RequestListener]>([
  ['a page', (_request, response) => response.writeHead(200, { 'content-type': 'text/html' }).end('<html>')],
  ['nothing', (_request, response) => response.writeHead(204).end()],
  ['another place', (_request, response) => response.writeHead(302, { location: '/login' }).end()],
  ['404 in words of its own', (_request, response) => response.writeHead(404).end('null')],
])('a server that answers with %s is not Foyer', async (_name, listener) => {
  const baseUrl = await serve(listener)
  const news = await newsOf(baseUrl)
  expect(news).toMatchObject([{ kind: 'ended', isFinal: true }])
  expect(JSON.stringify(news)).toContain(`Is Foyer at ${baseUrl}`)
})

test('where nobody answers is told, and may pass', async () => {
  const [end, ...more] = await newsOf('http://127.0.0.1:1')
  expect(more).toEqual([])
  expect(end).toMatchObject({ kind: 'ended', isFinal: false })
  expect(JSON.stringify(end)).toContain('http://127.0.0.1:1: connect ECONNREFUSED')
})

test('whoever wants to stop is heard at once, and what the reader throws stays what it is', async () => {
  const baseUrl = await serve((_request, response) => {
    response.writeHead(200, stream).write('data: a\n\n')
  })
  const source = { baseUrl, token: 'a-token', accountId: null }
  const stopping = new AbortController()
  const reading = collect(readStream(source, null, stopping.signal))
  setTimeout(() => stopping.abort(new RangeError('enough')), 50)
  await expect(reading).rejects.toThrow('enough')
  const failing = async () => {
    for await (const { kind } of readStream(source, null, never)) if (kind === 'block') throw new RangeError('mine')
  }
  await expect(failing()).rejects.toThrow('mine')
})
