import { afterAll, afterEach, expect, test } from 'vitest'
import { assignment, post } from '../support/assignments.ts'
import { openDesk } from '../support/desk.ts'
import { errorOf, eventOf, retryAfterOf } from '../support/event-shapes.ts'
import { insertMember, insertProspects } from '../support/fixtures.ts'
import { chainGaps, eventsOf } from '../support/log.ts'
import { type Server, startServer, stopServer } from '../support/servers.ts'
import { insertToken } from '../support/tokens.ts'
import { eventually } from '../support/waiting.ts'
import { ask, type Reply } from '../support/wire/http.ts'
import { startDatabaseProxy } from './database-proxy.ts'
import { moreAcknowledged, startLoad } from './ledger.ts'

const desk = await openDesk()
const proxy = await startDatabaseProxy(desk.sql.url)
const settings = { DATABASE_URL: proxy.url, FOYER_DATABASE_TIMEOUT_MS: '500' }
const prospects = await insertProspects(desk.sql, desk.home, 20)
const agent = await insertMember(desk.sql, desk.home)
/** The server of all tests but those of a start. */
const running = await startServer({ settings })
const servers: Server[] = []
afterEach(async () => {
  proxy.recover()
  const ended = servers.splice(0)
  const codes = await Promise.all(ended.map(stopServer))
  expect(codes, ended.map((server) => server.output().stderr).join()).toEqual(ended.map(() => 0))
})
afterAll(async () => {
  expect(await stopServer(running), running.output().stderr).toBe(0)
  await proxy.close()
}, 60_000)

const assign = (server: Server, token = desk.token): Promise<Reply> =>
  post(server.baseUrl, assignment(prospects[0] ?? 0, [agent]), { token })

const expectLater = (reply: Reply): void => {
  errorOf(reply, 503)
  retryAfterOf(reply)
}

const recovers = (server: Server): Promise<true> =>
  eventually('an acknowledgement', async () => ((await assign(server)).status === 201 ? true : null))

test.each([
  ['accepts and never answers', proxy.fallSilent],
  ['is gone', proxy.goAway],
])('a database that %s is a 503 with Retry-After, and heals by itself', async (_, breakIt) => {
  eventOf(await assign(running))
  breakIt()
  for (const reply of await Promise.all(Array.from({ length: 8 }, () => assign(running)))) expectLater(reply)
  expect((await ask(running.baseUrl, { path: '/healthz' })).status).toBe(200)
  const readiness = await ask(running.baseUrl, { path: '/readyz' })
  expectLater(readiness)
  proxy.recover()
  await recovers(running)
  expect((await ask(running.baseUrl, { path: '/readyz' })).status).toBe(200)
})

test('a token that a server has not seen yet is a 503, not a 401, while the database is gone', async () => {
  const token = await insertToken(desk.sql, desk.actor.id)
  proxy.goAway()
  expectLater(await assign(running, token))
  proxy.recover()
  await recovers(running)
  eventOf(await assign(running, token))
})

test('a database that goes away in the moment of the start does not end the server', async () => {
  const started = await Promise.all([1, 2, 3].map(() => startServer({ settings, until: '/healthz' })))
  servers.push(...started)
  proxy.goAway()
  for (const server of started) expectLater(await assign(server))
  proxy.recover()
  await Promise.all(started.map(recovers))
})

test('a server that starts before its database says so and becomes ready by itself', async () => {
  proxy.goAway()
  const server = await startServer({ settings, until: '/healthz' })
  servers.push(server)
  expectLater(await assign(server))
  expectLater(await ask(server.baseUrl, { path: '/readyz' }))
  proxy.recover()
  await recovers(server)
})

test('pauses of the database under load lose nothing that was acknowledged', async () => {
  const load = startLoad({ baseUrl: running.baseUrl, token: desk.token, prospects, userIds: [agent] })
  for (const breakIt of [proxy.fallSilent, proxy.goAway, proxy.fallSilent, proxy.goAway]) {
    await eventually('acknowledgements', moreAcknowledged(load, 50))
    const turnedAway = load.turnedAway()
    breakIt()
    await eventually('a 503', () => (load.turnedAway() > turnedAway ? true : null))
    proxy.recover()
  }
  await eventually('acknowledgements', moreAcknowledged(load, 50))
  const ledger = await load.stop()
  await ledger.settle()
  expect(ledger.unexpected).toEqual([])
  expect(await ledger.differences(desk.sql)).toEqual([])
  for (const events of Map.groupBy(await eventsOf(desk.sql, prospects), (event) => event.prospectId).values()) {
    expect(chainGaps(events)).toEqual([])
  }
})
