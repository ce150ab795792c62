import { gzipSync } from 'node:zlib'
import { afterEach, expect, test } from 'vitest'
import { assignment } from '../support/assignments.ts'
import { openDesk } from '../support/desk.ts'
import { errorOf, eventOf } from '../support/event-shapes.ts'
import { insertProspect, insertProspects } from '../support/fixtures.ts'
import { eventsOf } from '../support/log.ts'
import { type RawReply, talk } from '../support/wire/raw-http.ts'

// The shortest time-out that can be set: a client that sends too little is let go soon.
const desk = await openDesk({ FOYER_REQUEST_TIMEOUT_MS: '1000' })
const prospect = await insertProspect(desk.sql, desk.home)
const body = JSON.stringify(assignment(prospect, []))

afterEach(async () => {
  eventOf(await desk.post(assignment(prospect, [])))
})

const requestHead = (lines: readonly string[]): string =>
  [
    'POST /leasing_events HTTP/1.1',
    'Host: foyer.test',
    `Authorization: Bearer ${desk.token}`,
    'Content-Type: application/json',
    ...lines,
    '',
    '',
  ].join('\r\n')

const complete = (text: string): string => requestHead([`Content-Length: ${Buffer.byteLength(text)}`]) + text
const count = async (): Promise<number> => (await eventsOf(desk.sql, [prospect])).length
const expectErrors = (replies: readonly RawReply[], statuses: readonly number[]): void => {
  for (const reply of replies) {
    expect(statuses).toContain(reply.status)
    errorOf(reply, reply.status)
  }
}

test('ten requests in one write are answered in their order', async () => {
  const prospects = await insertProspects(desk.sql, desk.home, 10)
  const send = prospects.map((id) => complete(JSON.stringify(assignment(id, [])))).join('')
  const { replies } = await talk(desk.baseUrl, { send, replies: 10 })
  expect(replies.map((reply) => eventOf(reply).prospect)).toEqual(prospects)
})

test('after a refused request the next one is answered, unless the refusal said that it closes', async () => {
  const [first = 0, second = 0] = await insertProspects(desk.sql, desk.home, 2)
  const send = [JSON.stringify(assignment(first, [])), '{"events":', JSON.stringify(assignment(second, []))]
  const { replies } = await talk(desk.baseUrl, { send: send.map(complete).join(''), replies: 3 })
  const closing = replies[1]?.headers.get('connection') === 'close'
  expect(replies.map((reply) => reply.status)).toEqual(closing ? [201, 400] : [201, 400, 201])
  expect((await eventsOf(desk.sql, [second])).length).toBe(closing ? 0 : 1)
})

test('a chunked body is read, however it is cut', async () => {
  for (const size of [1, 7, 1_000]) {
    const chunks = body.match(new RegExp(`.{1,${size}}`, 'gs')) ?? []
    const send = chunks.map((chunk) => `${chunk.length.toString(16)}\r\n${chunk}\r\n`).join('')
    const { replies } = await talk(desk.baseUrl, {
      send: `${requestHead(['Transfer-Encoding: chunked'])}${send}0\r\n\r\n`,
      replies: 1,
    })
    expect(eventOf(replies[0] ?? { status: 0, text: '' }).prospect).toBe(prospect)
  }
})

test('a chunk of nonsense is refused', async () => {
  const { replies } = await talk(desk.baseUrl, {
    send: `${requestHead(['Transfer-Encoding: chunked'])}zz\r\n${body}\r\n0\r\n\r\n`,
  })
  expect(replies).toHaveLength(1)
  expectErrors(replies, [400])
})

test('a Content-Length that is too short cuts the body off, and the rest is no request', async () => {
  const before = await count()
  const { replies } = await talk(desk.baseUrl, {
    send: `${requestHead([`Content-Length: ${body.length - 5}`])}${body}`,
  })
  expect(replies.length).toBeGreaterThan(0)
  expectErrors(replies, [400])
  expect(await count()).toBe(before)
})

test('a Content-Length that is too long ends in a time-out, and nothing is written', async () => {
  const before = await count()
  const { replies, closed } = await talk(desk.baseUrl, {
    send: `${requestHead([`Content-Length: ${body.length + 5}`])}${body}`,
  })
  expect(closed).toBe(true)
  expectErrors(replies, [400, 408])
  expect(await count()).toBe(before)
})

test('a client that hangs up in the middle of its body writes nothing', async () => {
  const before = await count()
  const { replies } = await talk(desk.baseUrl, {
    send: `${requestHead([`Content-Length: ${body.length + 5}`])}${body}`,
    hangUp: true,
  })
  expectErrors(replies, [400])
  expect(await count()).toBe(before)
})

test.each([
  ['two lengths', [`Content-Length: ${body.length}`, 'Content-Length: 1']],
  ['a length and chunks', [`Content-Length: ${body.length}`, 'Transfer-Encoding: chunked']],
  ['a negative length', ['Content-Length: -1']],
  ['a length with a sign', [`Content-Length: +${body.length}`]],
  ['a length that is no number', ['Content-Length: many']],
  ['an unknown transfer coding', ['Transfer-Encoding: gzip']],
  ['a space before the colon', [`Content-Length : ${body.length}`]],
])('%s is refused: a proxy in front could read another request', async (_, lines) => {
  const before = await count()
  const { replies } = await talk(desk.baseUrl, { send: `${requestHead(lines)}${body}` })
  expect(replies.length).toBeGreaterThan(0)
  expectErrors(replies, [400, 501])
  expect(await count()).toBe(before)
})

test('a length beyond every limit is refused before the body comes', async () => {
  const { replies } = await talk(desk.baseUrl, { send: requestHead(['Content-Length: 999999999999']), replies: 1 })
  expect(replies).toHaveLength(1)
  expectErrors(replies, [413])
})

test('Expect: 100-continue is answered before the body comes', async () => {
  const send = requestHead([`Content-Length: ${body.length}`, 'Expect: 100-continue'])
  const { replies } = await talk(desk.baseUrl, { send: `${send}${body}`, replies: 2 })
  expect(replies.map((reply) => reply.status)).toEqual([100, 201])
})

test('another expectation is refused', async () => {
  const send = requestHead([`Content-Length: ${body.length}`, 'Expect: a-miracle', 'Connection: close'])
  const { replies } = await talk(desk.baseUrl, { send: `${send}${body}` })
  expect(replies[0]?.status).toBe(417)
})

test.each(['gzip', 'deflate', 'br', 'identity, gzip'])('a body in %s is not taken', async (encoding) => {
  const before = await count()
  const reply = await desk.post(gzipSync(body), { headers: { 'Content-Encoding': encoding } })
  errorOf(reply, 415)
  expect(await count()).toBe(before)
})

test.each(['}', 'GARBAGE\r\n\r\n'])(
  'what breaks HTTP behind a good request (%j) does not take its answer',
  async (junk) => {
    const before = await count()
    const { replies, closed } = await talk(desk.baseUrl, { send: complete(body) + junk })
    expect(replies.map((reply) => reply.status)).toEqual([201])
    expect(closed).toBe(true)
    expect(await count()).toBe(before + 1)
  },
)

test.each([
  ['no Host', 'GET /healthz HTTP/1.1\r\n\r\n', 400],
  ['an Expect that nobody knows', 'GET /healthz HTTP/1.1\r\nHost: x\r\nExpect: miracles\r\n\r\n', 417],
  ['CONNECT', 'CONNECT foyer.test:80 HTTP/1.1\r\nHost: x\r\n\r\n', 405],
])('%s is refused in the shape of all errors', async (_, send, status) => {
  const { replies } = await talk(desk.baseUrl, { send, replies: 1 })
  expectErrors(replies, [status])
  expect(replies[0]?.headers.get('x-request-id')).toBeTruthy()
})
