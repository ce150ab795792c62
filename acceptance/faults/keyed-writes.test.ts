import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { openDesk } from '../support/desk.ts'
import { insertProspect } from '../support/fixtures.ts'
import { freePort, type Server, startServer, stopServer } from '../support/servers.ts'
import { eventually } from '../support/waiting.ts'
import { askAs } from '../support/wire/http.ts'
import { moreWritten, startKeyedLoad } from './keyed-load.ts'
import { openOwnDesk } from './own-desk.ts'
import { postmasterPid } from './own-postgres.ts'

const desk = await openDesk()

test('kill -9 of the server under load, three times: every write with a key is there once', async () => {
  const port = await freePort()
  const start = (): Promise<Server> => startServer({ settings: { DATABASE_URL: desk.sql.url }, port })
  let server = await start()
  const load = startKeyedLoad({ baseUrl: server.baseUrl, token: desk.token, accountId: desk.home })
  for (let life = 1; life <= 3; life += 1) {
    await eventually('acknowledgements', moreWritten(load, 40))
    server.signal('SIGKILL')
    expect(await server.exited).toBeNull()
    server = await start()
  }
  await eventually('acknowledgements', moreWritten(load, 40))
  expect(await load.stop(desk.sql)).toEqual([])
  expect(await stopServer(server)).toBe(0)
})

test('a write whose server is killed in the middle is done when it is sent again, once', async () => {
  const server = await startServer({ settings: { DATABASE_URL: desk.sql.url } })
  const [kept, merged] = [await insertProspect(desk.sql, desk.home), await insertProspect(desk.sql, desk.home)]
  const key = randomUUID()
  const merge = (baseUrl: string) =>
    askAs(baseUrl, desk.token, {
      path: `/v2/prospects/${kept}/merges`,
      body: { merged_id: merged },
      headers: { 'Idempotency-Key': key },
    })
  const session = await desk.sql.session()
  await session.query('begin')
  // The merge is written, and only the answer is missing.
  await session.query('lock table idempotency_keys in access exclusive mode')
  const lost = merge(server.baseUrl).catch(() => null)
  await eventually('a request that waits', async () => {
    const [row] = await desk.sql.query<{ count: number }>(
      "select count(*)::int count from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'",
    )
    return (row?.count ?? 0) > 0 ? true : null
  })
  server.signal('SIGKILL')
  await server.exited
  expect(await lost).toBeNull()
  await session.query('rollback')
  await session.end()
  const done = await eventually('an answer', async () => {
    const reply = await merge(desk.baseUrl)
    return reply.status === 409 ? null : reply
  })
  expect(done.status, done.text).toBe(201)
  expect((await merge(desk.baseUrl)).text).toBe(done.text)
  const merges = await desk.sql.query('select id from prospect_merges where kept_id = $1', [kept])
  expect(merges).toHaveLength(1)
})

test('SIGTERM finishes a write with a key that was accepted', async () => {
  const server = await startServer({ settings: { DATABASE_URL: desk.sql.url } })
  const load = startKeyedLoad({ baseUrl: server.baseUrl, token: desk.token, accountId: desk.home })
  await eventually('acknowledgements', moreWritten(load, 40))
  const other = await startServer({ settings: { DATABASE_URL: desk.sql.url } })
  server.signal('SIGTERM')
  expect(await server.exited, server.output().stderr).toBe(0)
  const next = await startServer({
    settings: { DATABASE_URL: desk.sql.url },
    port: Number(new URL(server.baseUrl).port),
  })
  await eventually('acknowledgements', moreWritten(load, 40))
  expect(await load.stop(desk.sql)).toEqual([])
  expect(await Promise.all([other, next].map(stopServer))).toEqual([0, 0])
})

test('kill -9 of PostgreSQL under load, twice: every write with a key is there once, and no connection is lost', async () => {
  const own = await openOwnDesk()
  const { baseUrl, demo } = own.server
  const load = startKeyedLoad({ baseUrl, token: demo.token, accountId: own.account })
  for (let death = 1; death <= 2; death += 1) {
    await eventually('acknowledgements', moreWritten(load, 40))
    process.kill(await postmasterPid(own.dataDir), 'SIGKILL')
    await eventually('acknowledgements', moreWritten(load, 40))
  }
  expect(await load.stop(own.sql)).toEqual([])
  const { code, stdout, stderr } = await own.command('verify')
  expect(code, stdout + stderr).toBe(0)
  // Waits for every connection.
  expect(await own.stop()).toBe(0)
}, 120_000)
