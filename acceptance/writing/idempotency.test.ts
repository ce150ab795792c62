import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { assignment, bulkAssignment, paths, post } from '../support/assignments.ts'
import { openDesk } from '../support/desk.ts'
import { detailsOf, errorOf, eventOf } from '../support/event-shapes.ts'
import { freshPhone, insertMember, insertProspect, insertProspects } from '../support/fixtures.ts'
import { countEvents, eventsOf } from '../support/log.ts'
import { insertToken } from '../support/tokens.ts'
import type { Reply } from '../support/wire/http.ts'
import { talk } from '../support/wire/raw-http.ts'

const desk = await openDesk()

const withKey = (key: string, body: unknown, options: { token?: string; path?: string } = {}): Promise<Reply> =>
  desk.post(body, { ...options, headers: { 'Idempotency-Key': key } })

const expectReplay = (reply: Reply, first: Reply): void => {
  expect({ status: reply.status, text: reply.text }).toEqual({ status: first.status, text: first.text })
  expect(reply.headers['idempotency-replayed']).toBe('true')
}

test('the same key and body is answered again to the byte, and nothing is written', async () => {
  const prospect = await insertProspect(desk.sql, desk.home)
  const agent = await insertMember(desk.sql, desk.home)
  const body = assignment(prospect, [agent], { event: { notes: 'once 👩‍👩‍👧‍👦', source: 'Email' } })
  const key = randomUUID()
  const first = await withKey(key, body)
  eventOf(first)
  expect(first.headers['idempotency-replayed']).toBeUndefined()
  // Later events do not change what was answered.
  eventOf(await desk.post(assignment(prospect, [])))
  for (const path of paths) expectReplay(await withKey(key, body, { path }), first)
  expect((await eventsOf(desk.sql, [prospect])).length).toBe(2)
})

test('the same key with another body is 422, and nothing is written', async () => {
  const prospect = await insertProspect(desk.sql, desk.home)
  const body = assignment(prospect, [])
  const key = randomUUID()
  const first = await withKey(key, body)
  eventOf(first)
  const others = [
    assignment(prospect, [], { event: { notes: 'other' } }),
    assignment(await insertProspect(desk.sql, desk.home), []),
    bulkAssignment(prospect, []),
  ]
  for (const other of others) errorOf(await withKey(key, other), 422)
  expectReplay(await withKey(key, body), first)
  expect((await eventsOf(desk.sql, [prospect])).length).toBe(1)
})

test('twenty at once with one key are one event', async () => {
  const prospect = await insertProspect(desk.sql, desk.home)
  const body = assignment(prospect, [])
  const key = randomUUID()
  const replies = await Promise.all(Array.from({ length: 20 }, () => withKey(key, body)))
  const answered = replies.filter((reply) => reply.status === 201)
  for (const reply of replies) expect([201, 409]).toContain(reply.status)
  for (const reply of replies.filter(({ status }) => status === 409)) errorOf(reply, 409)
  expect(new Set(answered.map((reply) => reply.text)).size).toBe(1)
  expect(answered.filter((reply) => reply.headers['idempotency-replayed'] === undefined)).toHaveLength(1)
  expect((await eventsOf(desk.sql, [prospect])).length).toBe(1)
})

test('the same key from two servers at once is one event', async () => {
  const further = await desk.another()
  const prospect = await insertProspect(desk.sql, desk.home)
  const options = { token: desk.token, headers: { 'Idempotency-Key': randomUUID() } }
  const replies = await Promise.all(
    [desk, further].flatMap(({ baseUrl }) =>
      Array.from({ length: 5 }, () => post(baseUrl, assignment(prospect, []), options)),
    ),
  )
  for (const reply of replies) expect([201, 409], reply.text).toContain(reply.status)
  expect(new Set(replies.filter(({ status }) => status === 201).map(({ text }) => text)).size).toBe(1)
  expect((await eventsOf(desk.sql, [prospect])).length).toBe(1)
})

test('a repeated request among new ones for the same prospect leaves every key with one event', async () => {
  for (let round = 0; round < 5; round += 1) {
    const prospect = await insertProspect(desk.sql, desk.home)
    const [known, ...fresh] = Array.from({ length: 10 }, () => randomUUID())
    const first = await withKey(known ?? '', assignment(prospect, []))
    eventOf(first)
    const together = await Promise.all([...fresh, known ?? ''].map((key) => withKey(key, assignment(prospect, []))))
    const replies = [...together, ...(await Promise.all(fresh.map((key) => withKey(key, assignment(prospect, [])))))]
    for (const reply of replies) eventOf(reply)
    expect((await eventsOf(desk.sql, [prospect])).length).toBe(10)
  }
})

test('no key points to an event that is not in the log', async () => {
  const dangling = await desk.sql.query(
    `select key from idempotency_keys k
      where not exists (select from leasing_events e where e.account_id = k.account_id and e.id = k.event_id)`,
  )
  expect(dangling).toEqual([])
})

test('a refused request leaves its key free', async () => {
  const prospect = await insertProspect(desk.sql, desk.home)
  const refused = [
    assignment(9_007_199_254_740_000, []),
    assignment(prospect, [randomUUID()]),
    assignment(prospect, [], { event: { colour: 'red' } }),
    '{"events":',
  ]
  for (const body of refused) {
    const key = randomUUID()
    errorOf(await withKey(key, body), 400)
    const reply = await withKey(key, assignment(prospect, []))
    eventOf(reply)
    expect(reply.headers['idempotency-replayed']).toBeUndefined()
  }
})

test('keys belong to a token', async () => {
  const prospect = await insertProspect(desk.sql, desk.home)
  const key = randomUUID()
  const first = eventOf(await withKey(key, assignment(prospect, [])))
  const other = await withKey(key, assignment(prospect, []), { token: await insertToken(desk.sql, desk.actor.id) })
  expect(eventOf(other).id).not.toBe(first.id)
  expect(other.headers['idempotency-replayed']).toBeUndefined()
})

test('a key has 1 to 255 printable ASCII characters', async () => {
  const prospect = await insertProspect(desk.sql, desk.home)
  for (const key of ['1', 'k'.repeat(255), `${randomUUID()} !"#$%&'()*+,-./:;<=>?@[\\]^_\`{|}~`]) {
    eventOf(await withKey(key, assignment(prospect, [])))
  }
  const before = await countEvents(desk.sql)
  for (const key of ['', 'k'.repeat(256), 'k'.repeat(4_000), 'schl\u00fcssel', 'a\tb']) {
    errorOf(await withKey(key, assignment(prospect, [])), 400)
  }
  expect(await countEvents(desk.sql)).toBe(before)
})

test('two keys on one request are refused', async () => {
  const prospect = await insertProspect(desk.sql, desk.home)
  const text = JSON.stringify(assignment(prospect, []))
  const { replies } = await talk(desk.baseUrl, {
    send: `POST /leasing_events HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${desk.token}\r\nContent-Type: application/json\r\nIdempotency-Key: a\r\nIdempotency-Key: b\r\nContent-Length: ${text.length}\r\n\r\n${text}`,
    replies: 1,
  })
  expect(replies[0]?.status).toBe(400)
})

test('an answer is repeated although its assignee may not be assigned any more', async () => {
  const prospect = await insertProspect(desk.sql, desk.home)
  const agent = await insertMember(desk.sql, desk.home)
  const key = randomUUID()
  const first = await withKey(key, assignment(prospect, [agent]))
  await desk.sql.query('update users set deactivated_at = now() where id = $1', [agent])
  expect(detailsOf(await desk.post(assignment(prospect, [agent])))[0]?.keyword).toBe('accountMember')
  expectReplay(await withKey(key, assignment(prospect, [agent])), first)
})

test('after 24 hours a key is new', async () => {
  const prospect = await insertProspect(desk.sql, desk.home)
  const key = randomUUID()
  const age = (interval: string) =>
    desk.sql.query('update idempotency_keys set created_at = now() - $1::interval where key = $2', [interval, key])
  const first = await withKey(key, assignment(prospect, []))
  await age('23 hours 59 minutes')
  expectReplay(await withKey(key, assignment(prospect, [])), first)
  await age('24 hours 1 second')
  const second = await withKey(key, assignment(prospect, [], { event: { notes: 'a day later' } }))
  expect(eventOf(second).id).not.toBe(eventOf(first).id)
  expect(second.headers['idempotency-replayed']).toBeUndefined()
  expectReplay(await withKey(key, assignment(prospect, [], { event: { notes: 'a day later' } })), second)
  expect((await eventsOf(desk.sql, [prospect])).length).toBe(2)
})

test('a bulk request is repeated as a whole', async () => {
  const prospects = await insertProspects(desk.sql, desk.home, 5, freshPhone())
  const key = randomUUID()
  const first = await withKey(key, bulkAssignment(prospects[2] ?? 0, []))
  eventOf(first)
  const again = await withKey(key, bulkAssignment(prospects[2] ?? 0, []))
  expectReplay(again, first)
  expect(again.headers['foyer-batch-id']).toBe(first.headers['foyer-batch-id'])
  expect((await eventsOf(desk.sql, prospects)).length).toBe(5)
})
