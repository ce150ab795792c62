import { once } from 'node:events'
import { request as httpRequest, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Desk, openDesk } from '../engine/desk.ts'
import { addToken, assignment, bearer, useApp } from './app.ts'

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

const post = (app: FastifyInstance, headers: Record<string, string | string[]> = {}, from = '127.0.0.1') =>
  app.inject({
    method: 'POST',
    url: '/leasing_events',
    headers,
    payload: assignment(prospectId, [userId]),
    remoteAddress: from,
  })

const statuses = async (app: FastifyInstance, count: number, headers: Record<string, string>, from?: string) => {
  const all: number[] = []
  for (let turn = 0; turn < count; turn++) all.push((await post(app, headers, from)).statusCode)
  return all
}

test('the scheme is read in any letter case, and blanks around the token do not matter', async () => {
  const { app } = await useApp(desk)
  for (const authorization of [`bearer ${token}`, `BEARER ${token}`, `Bearer   ${token}`, `Bearer ${token}  `])
    expect((await post(app, { authorization })).statusCode).toBe(201)
  for (const authorization of [`Bearer ${token} ${token}`, `Bearer${token}`, `Bearer ${token},`, 'Bearer \u00e9'])
    expect((await post(app, { authorization })).statusCode).toBe(401)
})

test('what a token does is written down as its user and itself', async () => {
  const { app } = await useApp(desk)
  const own = await addToken(desk, userId)
  const response = await post(app, bearer(own.token))
  expect(response.json()).toMatchObject({ created_by: userId })
  const { rows } = await desk.pool.query('select created_by, created_by_token_id from leasing_events where id = $1', [
    response.json().id,
  ])
  expect(rows).toEqual([{ created_by: userId, created_by_token_id: own.id }])
})

test('so many failures a minute from one address are answered 401, one more 429, and others are not touched', async () => {
  const { app } = await useApp(desk, { failedLoginsPerMinute: 3 })
  expect(await statuses(app, 5, bearer('wrong'))).toEqual([401, 401, 401, 429, 429])
  const refused = await post(app)
  expect(refused.statusCode).toBe(429)
  expect(Number(refused.headers['retry-after'])).toBeGreaterThanOrEqual(1)
  expect(Number(refused.headers['retry-after'])).toBeLessThanOrEqual(60)
  expect(await statuses(app, 2, bearer('wrong'), '127.0.0.2')).toEqual([401, 401])
  expect(await statuses(app, 2, bearer(token))).toEqual([201, 201])
})

test('an address is the one that a trusted proxy tells, and that of the proxy otherwise', async () => {
  const headers = { 'x-forwarded-for': '192.0.2.1' }
  const trusting = await useApp(desk, { failedLoginsPerMinute: 1, trustedProxies: ['127.0.0.1', '10.0.0.0/8'] })
  expect(await statuses(trusting.app, 2, headers)).toEqual([401, 429])
  expect(await statuses(trusting.app, 1, { 'x-forwarded-for': '192.0.2.2' })).toEqual([401])
  const wary = await useApp(desk, { failedLoginsPerMinute: 1 })
  expect(await statuses(wary.app, 1, headers)).toEqual([401])
  expect(await statuses(wary.app, 1, { 'x-forwarded-for': '192.0.2.2' })).toEqual([429])
})

test('where the operator sets a limit, each token may ask so often a minute, and no more is written', async () => {
  const { app } = await useApp(desk, { requestsPerMinute: 2 })
  const own = await addToken(desk, userId)
  const before = await desk.countEvents()
  expect(await statuses(app, 4, bearer(own.token))).toEqual([201, 201, 429, 429])
  expect((await post(app, bearer(own.token))).headers['retry-after']).toMatch(/^[1-9]\d?$/)
  expect(await desk.countEvents()).toBe((before ?? 0) + 2)
  expect(await statuses(app, 1, bearer(token))).toEqual([201])
})

test('while tokens can not be looked up the answer is 503, and it is told', async () => {
  const gone = new Error('gone')
  const { app, unreachable } = await useApp(desk, {
    owners: new (await import('../../src/http/token-owners.ts')).TokenOwners({
      find: () => Promise.reject(gone),
      findSession: () => Promise.reject(gone),
      touch: async () => {},
      touchSessions: async () => {},
      now: () => 0,
    }),
  })
  const response = await post(app, bearer(token))
  expect(response.statusCode).toBe(503)
  expect(response.json()).toEqual({ error: 'The database can not be reached; send the request again' })
  expect(unreachable).toEqual([gone])
  // What can't be a token needs no look-up.
  expect((await post(app, bearer('x'))).statusCode).toBe(401)
})

test('a token that is revoked while the body is still on its way is refused', async () => {
  const { app } = await useApp(desk)
  const own = await addToken(desk, userId)
  await app.listen({ host: '127.0.0.1', port: 0 })
  const payload = JSON.stringify(assignment(prospectId, [userId]))
  const { port } = app.server.address() as AddressInfo
  const request = httpRequest({
    port,
    method: 'POST',
    path: '/leasing_events',
    headers: { ...bearer(own.token), 'content-type': 'application/json', 'content-length': payload.length },
  })
  const arrived = once(app.server, 'request')
  request.write(payload.slice(0, 20))
  await arrived
  await desk.pool.query('update api_tokens set revoked_at = clock_timestamp() where id = $1', [own.id])
  request.end(payload.slice(20))
  const [response] = (await once(request, 'response')) as [IncomingMessage]
  response.resume()
  expect(response.statusCode).toBe(401)
})
