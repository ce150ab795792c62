import { expect, test } from 'vitest'
import { assignment, post } from '../support/assignments.ts'
import { openDesk } from '../support/desk.ts'
import { eventOf } from '../support/event-shapes.ts'
import { insertMember, insertProspects } from '../support/fixtures.ts'
import { eventsOf } from '../support/log.ts'
import { startServer } from '../support/servers.ts'
import { eventually } from '../support/waiting.ts'
import { moreAcknowledged, startLoad } from './ledger.ts'

const desk = await openDesk()
const prospects = await insertProspects(desk.sql, desk.home, 50)
const agent = await insertMember(desk.sql, desk.home)

/** How many sessions wait for a lock right now. */
const waitingSessions = async (): Promise<number> => {
  const [row] = await desk.sql.query<{ count: number }>(
    "select count(*)::int count from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'",
  )
  return row?.count ?? 0
}

test('SIGTERM finishes what was accepted and exits 0', async () => {
  const server = await startServer({ settings: { DATABASE_URL: desk.sql.url } })
  const session = await desk.sql.session()
  await session.query('begin')
  await session.query('lock table leasing_events in access exclusive mode')
  const accepted = prospects
    .slice(0, 10)
    .map((id) => post(server.baseUrl, assignment(id, [agent]), { token: desk.token }))
  await eventually('a write that waits for the lock', async () => ((await waitingSessions()) > 0 ? true : null))
  server.signal('SIGTERM')
  await session.query('commit')
  await session.end()
  const replies = await Promise.all(accepted)
  const events = replies.map(eventOf)
  expect(await server.exited).toBe(0)
  const logged = new Set((await eventsOf(desk.sql, prospects)).map((event) => event.id))
  for (const event of events) expect(logged).toContain(event.id)
})

test.each(['SIGTERM', 'SIGINT'] as const)(
  '%s under load loses no answer that was given, and exits 0',
  async (signal) => {
    const server = await startServer({ settings: { DATABASE_URL: desk.sql.url } })
    const load = startLoad({ baseUrl: server.baseUrl, token: desk.token, prospects, userIds: [agent] })
    await eventually('acknowledgements', moreAcknowledged(load, 300))
    server.signal(signal)
    expect(await server.exited, server.output().stderr).toBe(0)
    const ledger = await load.stop()
    expect(ledger.unexpected).toEqual([])
    expect(await ledger.differences(desk.sql)).toEqual([])
  },
)

test('one press of Ctrl+C, which npm passes on a second time, is one wish', async () => {
  const server = await startServer({ settings: { DATABASE_URL: desk.sql.url } })
  server.signal('SIGINT')
  server.signal('SIGTERM')
  expect(await server.exited, server.output().stderr).toBe(0)
})
