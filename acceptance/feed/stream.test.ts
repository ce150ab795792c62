import { expect, test } from 'vitest'
import { assignment } from '../support/assignments.ts'
import { openDesk } from '../support/desk.ts'
import { eventOf } from '../support/event-shapes.ts'
import { insertMember, insertProspects } from '../support/fixtures.ts'
import { startServer } from '../support/servers.ts'
import { insertToken } from '../support/tokens.ts'
import { eventually } from '../support/waiting.ts'
import { type EventStream, openStream } from '../support/wire/event-stream.ts'
import { ask } from '../support/wire/http.ts'

const desk = await openDesk()
const agent = await insertMember(desk.sql, desk.home)
const prospects = await insertProspects(desk.sql, desk.home, 2)
const write = async (): Promise<number> => eventOf(await desk.post(assignment(prospects[0] ?? 0, [agent]))).id

const arrived = (stream: EventStream, id: number) =>
  eventually(`event ${id} on the stream`, () => (stream.events().some(({ data }) => data.id === id) ? true : null))
const ended = (stream: EventStream) => eventually('the end of a stream', () => (stream.isEnded() ? true : null))

test('an event is heard on every server, and is the one that the feed and its own address show', async () => {
  const further = await desk.another()
  const streams = [await openStream(desk.baseUrl, desk), await openStream(further.baseUrl, desk)]
  const id = await write()
  for (const stream of streams) await arrived(stream, id)
  const headers = { Authorization: `Bearer ${desk.token}` }
  const { text } = await ask(desk.baseUrl, { path: `/v2/leasing_events/${id}`, headers })
  for (const stream of streams) {
    expect(stream.events().map(({ data }) => data)).toEqual([JSON.parse(text)])
    stream.leave()
  }
})

test('two accounts hear nothing of each other', async () => {
  const other = await openStream(desk.baseUrl, { token: desk.demo.other_token })
  const named = await openStream(desk.baseUrl, {
    token: desk.demo.other_token,
    query: `?account_id=${desk.home}`,
  })
  expect(named.status).toBe(404)
  const own = await openStream(desk.baseUrl, desk)
  await arrived(own, await write())
  expect(other.events()).toEqual([])
  other.leave()
  own.leave()
})

test('a revoked token hears nothing more', async () => {
  const token = await insertToken(desk.sql, desk.actor.id)
  const [revoked, other] = [await openStream(desk.baseUrl, { token }), await openStream(desk.baseUrl, desk)]
  await arrived(revoked, await write())
  const listed: { id: string; ending: string }[] = JSON.parse((await desk.command('token', 'list', '--json')).stdout)
  const id = listed.findLast(({ ending }) => token.endsWith(ending))?.id ?? ''
  expect((await desk.command('token', 'revoke', id)).code).toBe(0)
  await ended(revoked)
  const later = await write()
  await arrived(other, later)
  expect(revoked.events().map(({ data }) => data.id)).not.toContain(later)
  expect((await openStream(desk.baseUrl, { token })).status).toBe(401)
  other.leave()
})

test('SIGTERM ends streams, also those that nobody reads, and the client goes on at another server', async () => {
  const server = await startServer({ settings: { DATABASE_URL: desk.sql.url } })
  const first = await openStream(server.baseUrl, desk)
  const deaf = await openStream(server.baseUrl, desk)
  deaf.stopReading()
  await arrived(first, await write())
  server.signal('SIGTERM')
  expect(await server.exited, server.output().stderr).toBe(0)
  await ended(first)
  const missed = await write()
  const again = await openStream(desk.baseUrl, { token: desk.token, lastEventId: first.lastPlace() })
  await arrived(again, missed)
  expect(again.events().map(({ data }) => data.id)).toEqual([missed])
  again.leave()
  deaf.leave()
})
