import { afterEach, expect, test } from 'vitest'
import { assignment } from '../support/assignments.ts'
import { openDesk } from '../support/desk.ts'
import { errorOf, eventOf } from '../support/event-shapes.ts'
import { insertProspect } from '../support/fixtures.ts'
import { ask } from '../support/wire/http.ts'
import { talk } from '../support/wire/raw-http.ts'

const desk = await openDesk({ FOYER_REQUEST_TIMEOUT_MS: '1000' })
const prospect = await insertProspect(desk.sql, desk.home)
const body = JSON.stringify(assignment(prospect, []))

afterEach(async () => {
  eventOf(await desk.post(body))
})

/** The first answer to a request of this line, without a body. */
const answerTo = async (requestLine: string, ...lines: readonly string[]) => {
  const send = [requestLine, 'Host: foyer.test', 'Connection: close', ...lines, '', ''].join('\r\n')
  const { replies } = await talk(desk.baseUrl, { send, bodiless: requestLine.startsWith('HEAD') })
  return replies[0] ?? { status: 0, headers: new Map<string, string>(), text: '' }
}

const expectNothingAt = async (path: string): Promise<void> => {
  for (const method of ['GET', 'POST']) {
    const reply = await answerTo(`${method} ${path} HTTP/1.1`, `Authorization: Bearer ${desk.token}`)
    expect([400, 404, 414], `${method}: ${reply.text}`).toContain(reply.status)
    errorOf(reply, reply.status)
  }
}

test.each([
  '/leasing_events%00',
  '/%00',
  '/leasing%5Fevents%2F',
  '/api%2Fpublic%2Fv1%2Fleasing_events',
  '/api/public/v1/%2e%2e/leasing_events',
  '/api/../leasing_events',
  '//leasing_events',
  '/leasing_events/%2e%2e%2f%2e%2e%2fetc%2fpasswd',
  '/docs/..%2f..%2fpackage.json',
  '/docs/../../package.json',
  '/%zz',
  '/%',
  '/%c0%af',
  '/%ff%fe',
  '/%u0041',
  '/leasing_events;x=1',
])('the path %s leads nowhere', (path) => expectNothingAt(path))

test('a path of 4 KiB leads nowhere', async () => {
  await expectNothingAt(`/${'a'.repeat(4_096)}`)
  await expectNothingAt(`/leasing_events/${'a'.repeat(4_096)}`)
  await expectNothingAt(`/${'%41'.repeat(1_300)}`)
  await expectNothingAt(`/${'a/'.repeat(2_000)}`)
})

test("a header of 8 KiB is read, one beyond Node's limit is refused", async () => {
  const reply = await ask(desk.baseUrl, { path: '/healthz', headers: { 'X-Long': 'a'.repeat(8_192) } })
  expect(reply.status).toBe(200)
  const refused = await answerTo('GET /healthz HTTP/1.1', `X-Long: ${'a'.repeat(40_000)}`)
  errorOf(refused, 431)
})

test('thousands of headers are survived', async () => {
  const reply = await answerTo('GET /healthz HTTP/1.1', ...Array.from({ length: 1_500 }, (_, index) => `h${index}: 1`))
  expect([200, 431]).toContain(reply.status)
})

test('HEAD answers like GET without a body', async () => {
  for (const path of ['/healthz', '/readyz', '/openapi.json']) {
    expect((await answerTo(`HEAD ${path} HTTP/1.1`)).status).toBe(200)
  }
  expect((await answerTo('HEAD /nowhere HTTP/1.1')).status).toBe(404)
  expect((await answerTo('HEAD /leasing_events HTTP/1.1')).status).toBe(401)
})

test('OPTIONS names the methods', async () => {
  const reply = await answerTo('OPTIONS /leasing_events HTTP/1.1')
  expect([200, 204, 405]).toContain(reply.status)
  expect(reply.headers.get('allow')).toContain('POST')
})

test('OPTIONS * is survived', async () => {
  expect((await answerTo('OPTIONS * HTTP/1.1')).status).toBeLessThan(500)
})

test.each(['TRACE', 'PROPFIND', 'PURGE', 'QUERY'])('the method %s is not known to any route', async (method) => {
  const reply = await answerTo(`${method} /leasing_events HTTP/1.1`)
  expect([405, 501]).toContain(reply.status)
  errorOf(reply, reply.status)
})

test.each([
  ['an unknown method', 'BREW /leasing_events HTTP/1.1'],
  ['a method in small letters', 'post /leasing_events HTTP/1.1'],
  ['an unknown version', 'GET /healthz HTTP/9.9'],
  ['a space in the path', 'GET /health z HTTP/1.1'],
  ['nonsense', '\u0000\u0001\u0002'],
  ['a TLS greeting', '\u0016\u0003\u0001\u0000\u00a5\u0001'],
  ['the greeting of HTTP/2', 'PRI * HTTP/2.0'],
])('%s is refused', async (_, requestLine) => {
  const reply = await answerTo(requestLine)
  expect([400, 404, 405, 501, 505]).toContain(reply.status)
  errorOf(reply, reply.status)
})

test('CONNECT and upgrades are not left hanging', async () => {
  expect((await answerTo('CONNECT foyer.test:443 HTTP/1.1')).status).toBeLessThan(500)
  const upgrade = ['Upgrade: websocket', 'Connection: Upgrade', 'Sec-WebSocket-Version: 13']
  const { replies } = await talk(desk.baseUrl, {
    send: ['GET /healthz HTTP/1.1', 'Host: x', ...upgrade, '', ''].join('\r\n'),
    replies: 1,
  })
  expect([200, 400, 426]).toContain(replies[0]?.status)
})

test('without a Host the request is refused, with a foreign one it is answered', async () => {
  const { replies } = await talk(desk.baseUrl, { send: 'GET /healthz HTTP/1.1\r\nConnection: close\r\n\r\n' })
  expect(replies[0]?.status).toBe(400)
  expect((await ask(desk.baseUrl, { path: '/healthz', headers: { Host: 'evil.test' } })).status).toBe(200)
})

test('HTTP/1.0 is answered and the connection closed', async () => {
  const { replies, closed } = await talk(desk.baseUrl, { send: 'GET /healthz HTTP/1.0\r\n\r\n' })
  expect([replies[0]?.status, closed]).toEqual([200, true])
})

test('the whole address in the request line is the same path', async () => {
  const reply = await answerTo(`GET ${desk.baseUrl}/healthz HTTP/1.1`)
  expect([200, 400, 404]).toContain(reply.status)
})

test('who sends half a head, half a body, or nothing more is let go', async () => {
  const half = `POST /leasing_events HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${desk.token}\r\n`
  const conversations = await Promise.all(
    [
      'GET /hea',
      half,
      `${half}Content-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n${body.slice(0, 9)}`,
    ].map((send) => talk(desk.baseUrl, { send })),
  )
  for (const { closed, replies } of conversations) {
    expect(closed).toBe(true)
    for (const reply of replies) errorOf(reply, 408)
  }
})
