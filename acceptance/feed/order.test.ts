import { expect, test } from 'vitest'
import { assignment, post } from '../support/assignments.ts'
import { type Desk, openDesk } from '../support/desk.ts'
import { eventOf } from '../support/event-shapes.ts'
import { insertMember, insertProspects } from '../support/fixtures.ts'
import { eventually } from '../support/waiting.ts'
import { type EventStream, openStream } from '../support/wire/event-stream.ts'
import { ask } from '../support/wire/http.ts'

const desk = await openDesk()
const further = await desk.another()
const baseUrls = [desk.baseUrl, further.baseUrl]
const agent = await insertMember(desk.sql, desk.home)
const writers = 12
const eventsPerWriter = 40

type Page = {
  readonly data: readonly { readonly id: number }[]
  readonly next_cursor: string
  readonly has_more: boolean
}

const readPage = async (baseUrl: string, after: string | null, limit: number): Promise<Page> => {
  const query = `?account_id=${desk.home}&limit=${limit}${after === null ? '' : `&after=${encodeURIComponent(after)}`}`
  const reply = await ask(baseUrl, {
    path: `/v2/leasing_events${query}`,
    headers: { Authorization: `Bearer ${desk.token}` },
  })
  expect(reply.status, reply.text).toBe(200)
  return JSON.parse(reply.text)
}

/** Until all that was written so far is shown: other tests' transactions on the same PostgreSQL hold the feed up. */
const settle = async (): Promise<void> => {
  const [written] = await desk.sql.query<{ number: string }>('select pg_current_xact_id()::text as number')
  await eventually('the end of older transactions', async () => {
    const [answer] = await desk.sql.query<{ passed: boolean }>(
      'select pg_snapshot_xmin(pg_current_snapshot()) > $1::xid8 as passed',
      [written?.number],
    )
    return answer?.passed ? true : null
  })
}

/** Where the feed ends now. */
const findEnd = async (): Promise<string> => {
  await settle()
  let page = await readPage(desk.baseUrl, null, 500)
  while (page.has_more) page = await readPage(desk.baseUrl, page.next_cursor, 500)
  return page.next_cursor
}

/** Polls the feed, each time another server, until all of these have come and nothing more does. */
const poll = async (start: string, isDone: (seen: readonly number[]) => boolean): Promise<number[]> => {
  const seen: number[] = []
  let after = start
  for (let turn = 0; ; turn += 1) {
    const page = await readPage(baseUrls[turn % 2] ?? '', after, 7)
    seen.push(...page.data.map(({ id }) => id))
    after = page.next_cursor
    if (page.data.length === 0 && isDone(seen)) return seen
  }
}

/** Hears the stream, hangs up after every thirty events, and comes back to the other server. */
const hear = async (start: string, isDone: (seen: readonly number[]) => boolean): Promise<number[]> => {
  const seen: number[] = []
  let place = start
  for (let turn = 0; !isDone(seen); turn += 1) {
    const question = { token: desk.token, query: `?account_id=${desk.home}`, lastEventId: place }
    const stream: EventStream = await openStream(baseUrls[turn % 2] ?? '', question)
    await eventually('events on the stream', () =>
      stream.events().length >= 30 || isDone([...seen, ...stream.events().map(({ data }) => data.id)]) ? true : null,
    )
    stream.leave()
    seen.push(...stream.events().map(({ data }) => data.id))
    place = stream.lastPlace() ?? place
  }
  return seen
}

/** Another program's transaction: takes its number and its event's id now, and commits when it is told to. */
const openSlowly = async ({ sql, home, actor }: Desk) => {
  const session = await sql.session()
  await session.query('begin')
  const { rows } = await session.query<{ id: string }>(
    `insert into leasing_events (account_id, id, prospect_id, sequence, event_type, created_at, created_by, context)
     select $1, nextval('leasing_event_ids'), id, 1, 'Log Note', now(), $2, '{}' from prospects
     where account_id = $1 and version = 0 order by id desc limit 1 returning id`,
    [home, actor.id],
  )
  return {
    id: Number(rows[0]?.id),
    commit: async () => {
      await session.query('commit')
      await session.end()
    },
  }
}

test('12 writers on two servers and a transaction that commits last: pages and streams hold every event once, in one order', async () => {
  const [, ...prospects] = (await insertProspects(desk.sql, desk.home, writers + 1)).toReversed()
  const start = await findEnd()
  const slow = await openSlowly(desk)
  const written = new Set<number>([slow.id])
  let isWriting = true
  const isDone = (seen: readonly number[]): boolean => !isWriting && seen.length >= written.size
  const readers = [poll(start, isDone), poll(start, isDone), hear(start, isDone)]
  const write = async (writer: number): Promise<void> => {
    for (let turn = 0; turn < eventsPerWriter; turn += 1) {
      const body = assignment(prospects[(writer + turn) % writers] ?? 0, [agent])
      written.add(eventOf(await post(baseUrls[(writer + turn) % 2] ?? '', body, { token: desk.token })).id)
      if (written.size === (writers * eventsPerWriter) / 2) await slow.commit()
    }
  }
  await Promise.all(Array.from({ length: writers }, (_, writer) => write(writer)))
  isWriting = false
  const [first = [], ...others] = await Promise.all(readers)
  expect(first.toSorted((a, b) => a - b)).toEqual([...written].toSorted((a, b) => a - b))
  for (const other of others) expect(other).toEqual(first)
  expect(first[0]).toBe(slow.id)
  expect(await poll(start, (seen) => seen.length >= written.size)).toEqual(first)
})

test('while a transaction is open nothing behind it is shown, and then all of it', async () => {
  const prospects = await insertProspects(desk.sql, desk.home, 2)
  const start = await findEnd()
  const slow = await openSlowly(desk)
  const stream = await openStream(further.baseUrl, { token: desk.token, query: `?after=${start}` })
  const { id } = eventOf(await desk.post(assignment(prospects[0] ?? 0, [agent])))
  expect((await readPage(desk.baseUrl, start, 10)).data).toEqual([])
  expect(stream.events()).toEqual([])
  await slow.commit()
  await eventually('both events', () => (stream.events().length >= 2 ? true : null))
  expect(stream.events().map(({ data }) => data.id)).toEqual([slow.id, id])
  stream.leave()
})
