import { expect, test } from 'vitest'
import { openDesk } from '../support/desk.ts'
import { insertMember, insertProspects } from '../support/fixtures.ts'
import { chainGaps, eventsOf } from '../support/log.ts'
import { freePort, type Server, startServer, stopServer } from '../support/servers.ts'
import { eventually } from '../support/waiting.ts'
import { moreAcknowledged, startLoad } from './ledger.ts'

const desk = await openDesk()

test('kill -9 of the server under load, five times: every acknowledged event is in the log once', async () => {
  const prospects = await insertProspects(desk.sql, desk.home, 50)
  const port = await freePort()
  const start = (): Promise<Server> => startServer({ settings: { DATABASE_URL: desk.sql.url }, port })
  let server = await start()
  const load = startLoad({
    baseUrl: server.baseUrl,
    token: desk.token,
    prospects,
    userIds: [await insertMember(desk.sql, desk.home)],
  })
  for (let life = 1; life <= 5; life += 1) {
    await eventually('acknowledgements', moreAcknowledged(load, 100))
    server.signal('SIGKILL')
    expect(await server.exited).toBeNull()
    server = await start()
  }
  await eventually('acknowledgements', moreAcknowledged(load, 100))
  const ledger = await load.stop()
  await ledger.settle()
  expect(ledger.unexpected).toEqual([])
  expect(await ledger.differences(desk.sql)).toEqual([])
  for (const events of Map.groupBy(await eventsOf(desk.sql, prospects), (event) => event.prospectId).values()) {
    expect(chainGaps(events)).toEqual([])
  }
  expect(await stopServer(server)).toBe(0)
  const { code, stdout, stderr } = await desk.command('verify')
  expect(code, stdout + stderr).toBe(0)
})
