import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { limits } from '../../../src/catalogue/limits.ts'
import { assign, type Desk, openDesk, recorded, type TestEngine, useEngine } from '../../engine/desk.ts'
import { untilInFeed } from '../../support/feed.ts'
import { until } from '../../support/wait.ts'
import { addToken, bearer, useApp } from '../app.ts'
import { openStream, type StreamClient } from './stream-client.ts'

let desk: Desk
let accountId: string
let userId: string
let prospectId: number
let app: FastifyInstance
let engine: TestEngine
let token: string

beforeAll(async () => {
  desk = await openDesk()
})
afterAll(() => desk.close())
beforeEach(async () => {
  accountId = await desk.addAccount()
  userId = await desk.addMember(accountId)
  ;[prospectId = 0] = await desk.addProspects(accountId, 1)
  token = (await addToken(desk, userId)).token
  engine = useEngine(desk.url)
  ;({ app } = await useApp(desk))
})

/** Written by another server: this one hears of it only by looking. */
const write = async (prospect = prospectId, user = userId): Promise<number> =>
  recorded(await engine.append(assign(user, prospect, [user]))).event.id
const idsOf = (client: StreamClient): number[] => client.events().map(({ id }) => id)

test('tells of every event as it comes, from now on, as the feed shows it', async () => {
  await write()
  await untilInFeed(desk.pool)
  const client = await openStream(app, token)
  expect(client.status).toBe(200)
  expect(client.headers).toMatchObject({
    'content-type': 'text/event-stream',
    'cache-control': 'no-store',
    'x-accel-buffering': 'no',
    'x-content-type-options': 'nosniff',
  })
  expect(client.headers['x-request-id']).toMatch(/^[\w-]+$/)
  const written = [await write(), await write(), await write()]
  await until(() => client.events().length >= 3)
  expect(idsOf(client)).toEqual(written)
  const page = await app.inject({ url: '/v2/leasing_events', headers: bearer(token) })
  expect(client.events().map(({ cursor: _cursor, ...event }) => event)).toEqual(page.json().data.slice(1))
})

test('tells of the newest event once more when it is deleted, though nothing comes after it', async () => {
  const client = await openStream(app, token)
  const id = await write()
  await until(() => client.events().length === 1)
  const deleted = await app.inject({ method: 'DELETE', url: `/v2/leasing_events/${id}`, headers: bearer(token) })
  expect(deleted.statusCode, deleted.body).toBe(200)
  await until(() => client.events().length === 2)
  expect(client.events()[1]).toMatchObject({ id, deleted: true })
})

test('goes on where a page or a stream ended, and the header wins', async () => {
  const written = [await write(), await write(), await write()]
  await untilInFeed(desk.pool)
  const page = await app.inject({ url: '/v2/leasing_events?limit=1', headers: bearer(token) })
  const first = page.json().next_cursor
  const client = await openStream(app, token, { query: `?after=${first}` })
  await until(() => client.events().length === 2)
  expect(idsOf(client)).toEqual(written.slice(1))
  const lastEventId = client.events()[0]?.cursor ?? ''
  const again = await openStream(app, token, {
    query: `?after=${first}`,
    headers: { 'last-event-id': lastEventId },
  })
  await until(() => again.events().length === 1)
  expect(idsOf(again)).toEqual(written.slice(2))
  const nothingHeard = await openStream(app, token, { query: `?after=${first}`, headers: { 'last-event-id': '' } })
  await until(() => nothingHeard.events().length === 2)
  const silent = await openStream(app, token)
  await until(() => silent.text().includes('\n\n'))
  const fromPlace = /^id: (.*)$/m.exec(silent.text())?.[1] ?? ''
  const later = await write()
  const fromStart = await openStream(app, token, { headers: { 'last-event-id': fromPlace } })
  await until(() => idsOf(fromStart).includes(later))
})

test('shows the accounts that the token reaches, or the one that is named, and no other', async () => {
  const secondId = await desk.addAccount()
  await desk.setMember(secondId, userId, 'Owner')
  const elsewhereId = await desk.addAccount()
  const stranger = await desk.addMember(elsewhereId)
  const [[second = 0], [elsewhere = 0]] = [
    await desk.addProspects(secondId, 1),
    await desk.addProspects(elsewhereId, 1),
  ]
  const all = await openStream(app, token)
  const one = await openStream(app, token, { query: `?account_id=${secondId.toUpperCase()}` })
  await write(elsewhere, stranger)
  const written = [await write(), await write(second), await write()]
  await until(() => all.events().length >= 3 && one.events().length >= 1)
  expect([idsOf(all), idsOf(one)]).toEqual([written, written.slice(1, 2)])
})

test.each([
  ['a cursor that is none', { query: '?after=nonsense' }, 400, 'cursor', '.after'],
  ['a header that is none', { headers: { 'last-event-id': 'WzFd' } }, 400, 'cursor', "['last-event-id']"],
  ['a cursor beyond all numbers', { query: '?after=WyJ4IiwxZTQwMCwxXQ' }, 400, 'cursor', '.after'],
] as const)('refuses %s', async (_, options, status, keyword, dataPath) => {
  const client = await openStream(app, token, options)
  expect(client.status).toBe(status)
  await until(client.isEnded)
  expect(JSON.parse(client.text()).details).toMatchObject([{ keyword, dataPath }])
})

test.each([
  [
    'its token is revoked',
    async () => desk.pool.query('update api_tokens set revoked_at = now() where user_id = $1', [userId]),
  ],
  [
    'its token expires',
    async () => desk.pool.query('update api_tokens set expires_at = now() where user_id = $1', [userId]),
  ],
  [
    'its token loses the scope',
    async () => desk.pool.query("update api_tokens set scopes = '{write}' where user_id = $1", [userId]),
  ],
  ['its user is deactivated', async () => desk.deactivate(userId)],
  ['its user is no member any more', async () => desk.removeMember(accountId, userId)],
])('ends when %s, and tells of nothing that comes after', async (_, change) => {
  const others = await addToken(desk, await desk.addMember(accountId))
  const [client, other] = [await openStream(app, token), await openStream(app, others.token)]
  const told = await write()
  await until(() => client.events().length === 1)
  await change()
  await until(client.isEnded)
  const later = await write(prospectId, others.userId)
  await until(() => other.events().length === 2)
  expect([idsOf(client), idsOf(other)]).toEqual([[told], [told, later]])
})

test('a token may have so many streams and no more, and one that was left makes room', async () => {
  const clients: StreamClient[] = []
  for (let n = 0; n < limits.streamsPerToken; n += 1) clients.push(await openStream(app, token))
  const refused = await openStream(app, token)
  expect([refused.status, refused.headers['retry-after']]).toEqual([429, '5'])
  expect((await openStream(app, (await addToken(desk, userId)).token)).status).toBe(200)
  clients[0]?.leave()
  await until(async () => (await openStream(app, token)).status === 200)
})

test('the server ends all streams when it closes, and does not wait for clients that do not read', async () => {
  const clients = [await openStream(app, token), await openStream(app, token)]
  await app.close()
  await until(() => clients.every((client) => client.isEnded()))
})

test('there is no HEAD of a stream', async () => {
  const response = await app.inject({ method: 'HEAD', url: '/v2/stream', headers: bearer(token) })
  expect([response.statusCode, response.headers['allow']]).toEqual([405, 'GET'])
})
