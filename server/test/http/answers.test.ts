import type { AddressInfo } from 'node:net'
import { connect } from 'node:net'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Desk, openDesk } from '../engine/desk.ts'
import { addToken, assignment, bearer, useApp } from './app.ts'
import { standIn } from './stand-in-engine.ts'

/** What every answer has in common, whoever made it: a route, Fastify, or nobody because there was no request yet. */

let desk: Desk
let userId: string
let prospectId: number
let token: string

beforeAll(async () => {
  desk = await openDesk()
  const accountId = await desk.addAccount()
  userId = await desk.addMember(accountId)
  ;[prospectId = 0] = await desk.addProspects(accountId, 1)
  token = (await addToken(desk, userId)).token
})
afterAll(() => desk.close())

/** Sends bytes and returns all that comes back until the server closes the connection. */
const sendRaw = async (app: FastifyInstance, bytes: string): Promise<string> => {
  if (!app.server.listening) await app.listen({ host: '127.0.0.1', port: 0 })
  const { port } = app.server.address() as AddressInfo
  return new Promise((resolve, reject) => {
    let answer = ''
    const socket = connect(port, '127.0.0.1', () => socket.write(bytes))
    socket.on('data', (chunk) => {
      answer += chunk
    })
    socket.on('close', () => resolve(answer))
    socket.on('error', reject)
  })
}

test.each([
  ['GET', '/nothing', 404],
  ['GET', '/%zz', 404],
  ['GET', '/%00', 404],
  ['GET', `/docs/${'x'.repeat(4_000)}`, 404],
  ['DELETE', '/leasing_events', 405],
  ['DELETE', '/api/public/v1/leasing_events?x=1', 405],
  ['OPTIONS', '/leasing_events', 405],
  ['POST', '/healthz', 405],
  ['POST', '/leasing_events', 401],
] as const)(
  '%s %s is answered %s in our shape, with a request id, and is not to be stored',
  async (method, url, status) => {
    const { app } = await useApp(desk)
    const response = await app.inject({ method, url })
    expect(response.statusCode).toBe(status)
    expect(Object.keys(response.json())).toEqual(['error'])
    expect(response.headers).toMatchObject({
      'content-type': 'application/json; charset=utf-8',
      'x-request-id': expect.stringMatching(/^[\w-]{8,}$/),
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    })
  },
)

test.each([
  ['/leasing_events', 'GET, HEAD, POST'],
  ['/api/public/v1/leasing_events', 'GET, HEAD, POST'],
  ['/healthz', 'GET, HEAD'],
  ['/openapi.json', 'GET, HEAD'],
])('405 of %s says which methods it answers', async (url, allow) => {
  const { app } = await useApp(desk)
  for (const method of ['PUT', 'DELETE', 'PATCH', 'OPTIONS'] as const)
    expect((await app.inject({ method, url })).headers.allow).toBe(allow)
})

test('a sane request id of the caller comes back, any other is replaced, and each is another', async () => {
  const { app } = await useApp(desk)
  const idFor = async (given?: string) =>
    (await app.inject({ url: '/healthz', headers: given === undefined ? {} : { 'x-request-id': given } })).headers[
      'x-request-id'
    ]
  for (const sane of ['abc', '0d9a3c57-5c1e-4f0a-9d0b-0f5f3c0a7c11', 'a=b/c:d.e+f', 'x'.repeat(128)])
    expect(await idFor(sane)).toBe(sane)
  for (const odd of ['', 'a b', 'x'.repeat(129), '<script>', 'a"b', 'é', 'a;b'])
    expect(await idFor(odd)).toMatch(/^[\w-]{11,}$/)
  expect(await idFor()).not.toBe(await idFor())
})

test('what is no HTTP is answered in our shape, and the connection ends', async () => {
  const { app } = await useApp(desk)
  const answers = [
    [await sendRaw(app, 'nonsense\r\n\r\n'), 400],
    [await sendRaw(app, `GET /healthz HTTP/1.1\r\nHost: x\r\nX: ${'x'.repeat(40_000)}\r\n\r\n`), 431],
    [
      await sendRaw(app, 'POST /leasing_events HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n'),
      400,
    ],
  ] as const
  for (const [answer, status] of answers) {
    const [head = '', body = ''] = answer.split('\r\n\r\n')
    expect(head).toMatch(new RegExp(`^HTTP/1.1 ${status} `))
    expect(head).toMatch(/\r\nX-Request-Id: [\w-]+\r\n/)
    expect(head).toContain(`Content-Length: ${Buffer.byteLength(body)}`)
    expect(Object.keys(JSON.parse(body))).toEqual(['error'])
  }
})

test('a bug is answered with a fixed text, and nothing of the inside', async () => {
  const { app } = await useApp(desk, {
    engine: standIn(() => Promise.reject(new Error('secret inside'))),
  })
  const response = await app.inject({
    method: 'POST',
    url: '/leasing_events',
    headers: bearer(token),
    payload: assignment(prospectId),
  })
  expect([response.statusCode, response.body]).toEqual([500, '{"error":"Internal server error"}'])
})

test('a stranger among doubled ids is told at the place where the caller wrote it', async () => {
  const { app } = await useApp(desk)
  const stranger = await desk.addUser()
  const response = await app.inject({
    method: 'POST',
    url: '/leasing_events',
    headers: bearer(token),
    payload: assignment(prospectId, [userId, userId.toUpperCase(), stranger.toUpperCase(), stranger]),
  })
  expect(response.json().details.map((detail: { dataPath: string }) => detail.dataPath)).toEqual([
    '.events[0].context.assignedToUserIds[2]',
  ])
})

test('a key answers again to the byte, and says that it does', async () => {
  const { app } = await useApp(desk)
  const post = () =>
    app.inject({
      method: 'POST',
      url: '/leasing_events',
      headers: { ...bearer(token), 'idempotency-key': 'a key' },
      payload: assignment(prospectId, [userId]),
    })
  const [first, again] = [await post(), await post()]
  expect([again.statusCode, again.body]).toEqual([first.statusCode, first.body])
  expect([first, again].map(({ headers }) => headers['idempotency-replayed'])).toEqual([undefined, 'true'])
})

test('requests are counted by route and never by path', async () => {
  const { app } = await useApp(desk)
  for (const url of ['/secret-path', '/other?x=1', '/docs/nothing/here']) await app.inject(url)
  await app.inject({ method: 'POST', url: '/api/public/v1/leasing_events' })
  const { body } = await app.inject('/metrics')
  const routes = [
    ...body.matchAll(/^foyer_http_requests_total\{route="([^"]*)",method="(\w+)",status="(\d+)"\} (\d+)$/gm),
  ]
  expect(routes.map((row) => row.slice(1))).toEqual(
    expect.arrayContaining([
      ['none', 'GET', '404', expect.stringMatching(/^[23]$/)],
      ['/api/public/v1/leasing_events', 'POST', '401', '1'],
    ]),
  )
  expect(body).not.toMatch(/secret-path|other\?|nothing/)
  for (const name of [
    'foyer_batch_requests',
    'foyer_batch_seconds',
    'foyer_queue_requests',
    'process_resident_memory_bytes',
  ])
    expect(body).toContain(`# TYPE ${name} `)
})
