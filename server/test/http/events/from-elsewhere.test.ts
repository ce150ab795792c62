import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Desk, openDesk } from '../../engine/desk.ts'
import { untilInFeed } from '../../support/feed.ts'
import { ends, note, oneEvent, openOffice, type ResultBody, written } from './office.ts'

/** Events that another system knows: their names there, and the time at which they happened. */

let desk: Desk

beforeAll(async () => {
  desk = await openDesk()
})
afterAll(() => desk.close())

test('an external id that is sent again is answered with the first event, whatever else is said', async () => {
  const { write, accountId, prospect } = await openOffice(desk)
  const [one = 0, two = 0] = await desk.addProspects(accountId, 2)
  const named = { ...note(one), source: 'Email', external_id: 'crm-1' }
  const first = oneEvent(await write([named]))
  expect([first.external_id, first.source]).toEqual(['crm-1', 'Email'])
  const again = written(await write([{ ...named, prospect_id: two, event_type: 'Ghosting' }]))
  expect(again.results).toMatchObject([{ result: 'known', event: first }])
  expect(again.counts).toEqual({ targets: 1, written: 0, known: 1, refused: 0 })
  expect((await prospect(two))['status']).toBe('New')
  // Another source, no source, and another account are other names.
  for (const source of ['Phone Call', undefined]) {
    const { source: _email, ...rest } = named
    const other = written(await write([source === undefined ? rest : { ...rest, source }]))
    expect(ends(other)).toEqual([`written ${one}`])
  }
  const elsewhere = await openOffice(desk)
  const [three = 0] = await desk.addProspects(elsewhere.accountId, 1)
  expect(ends(written(await elsewhere.write([{ ...named, prospect_id: three }])))).toEqual([`written ${three}`])
})

test('the same external id twice in one call is one event', async () => {
  const { write, accountId } = await openOffice(desk)
  const [one = 0] = await desk.addProspects(accountId, 1)
  const named = { ...note(one), external_id: 'crm-2' }
  const { results } = written(await write([named, named]))
  expect(new Set(results.map(({ event }) => event?.id)).size).toBe(1)
  expect(await desk.eventsOf(one)).toHaveLength(1)
})

test('the second of two prospects that one call names for an external id is answered with the event of the first', async () => {
  const { write, accountId, prospect, owner } = await openOffice(desk)
  const [one = 0, two = 0] = await desk.addProspects(accountId, 2)
  const both = [
    { prospect_id: one, event_type: 'Ghosting', external_id: 'crm-4' },
    { prospect_id: two, event_type: 'Not Interested', external_id: 'crm-4' },
  ]
  const dry = (await write(both, { dry_run: true })).json()
  expect(dry.counts).toEqual({ targets: 2, written: 1, known: 1, refused: 0 })
  expect(dry.results[1]).toMatchObject({
    result: 'known',
    event: null,
    prospect: { id: two },
    before: null,
    after: null,
  })
  const answer = written(await write(both))
  expect(answer.counts).toEqual({ targets: 2, written: 1, known: 1, refused: 0 })
  expect(ends(answer)).toEqual([`written ${one}`, `known ${two}`])
  expect(answer.results[1]?.event?.id).toBe(answer.results[0]?.event?.id)
  expect((await prospect(two))['status']).toBe('New')
  expect((await owner.get(`/v2/batches/${answer.batch_id}`)).json().counts).toMatchObject({ targets: 2, written: 1 })
})

test('a call that says nothing new is no batch', async () => {
  const { write, accountId, owner } = await openOffice(desk)
  const [one = 0] = await desk.addProspects(accountId, 1)
  const known = { ...note(one), external_id: 'crm-5' }
  const { batch_id: id } = written(await write([known]))
  const again = await write([known])
  expect(written(again)).toMatchObject({ batch_id: null, counts: { targets: 1, written: 0, known: 1, refused: 0 } })
  expect(again.headers['foyer-batch-id']).toBeUndefined()
  expect((await owner.get('/v2/batches')).json().data).toMatchObject([{ id }])
})

test('twenty who send an external id at once write it once', async () => {
  const { write, accountId } = await openOffice(desk)
  const [one = 0] = await desk.addProspects(accountId, 1)
  const send = () => write([{ ...note(one), external_id: 'crm-3' }])
  const answers = (await Promise.all(Array.from({ length: 20 }, send))).map(written)
  const results = answers.flatMap(({ results: [first] }) => first ?? [])
  expect(results.map(({ result }) => result).toSorted()).toEqual([...Array(19).fill('known'), 'written'])
  expect(new Set(results.map(({ event }) => event?.id)).size).toBe(1)
  expect(await desk.eventsOf(one)).toHaveLength(1)
})

test('an event that comes late takes its place, and the prospect is what all of them say', async () => {
  const { write, accountId, prospect, timeline } = await openOffice(desk)
  const [one = 0] = await desk.addProspects(accountId, 1)
  const at = (day: number) => `2024-03-0${day}T12:00:00Z`
  const say = (event_type: string, day: number) => write([{ prospect_id: one, event_type, occurred_at: at(day) }])
  oneEvent(await say('Application Received', 3))
  const late = oneEvent(await say('Showing Complete', 2))
  oneEvent(await say('Lease Signed', 4))
  oneEvent(await say('Still Deciding', 1))
  expect(late.created_at).toBe('2024-03-02T12:00:00.000000Z')
  expect(late.recorded_at > late.created_at).toBe(true)
  expect((await timeline(one)).map(({ event_type }) => event_type)).toEqual([
    'Lease Signed',
    'Application Received',
    'Showing Complete',
    'Still Deciding',
  ])
  expect(await prospect(one)).toMatchObject({
    status: 'Lease Signed',
    stage: 'lease',
    last_event_at: '2024-03-04T12:00:00.000000Z',
  })
  expect(await desk.verify()).toBeNull()
})

test('a deleted event counts for nothing, stays, and says who deleted it and why; again is the same', async () => {
  const { write, accountId, prospect, timeline, owner, agent } = await openOffice(desk)
  const [one = 0] = await desk.addProspects(accountId, 1)
  oneEvent(await write([{ prospect_id: one, event_type: 'Showing Desired' }]))
  const lost = oneEvent(await write([{ prospect_id: one, event_type: 'Not Interested' }]))
  const path = `/v2/leasing_events/${lost.id}`
  expect((await agent.delete(path)).statusCode).toBe(403)
  const deleted = await owner.delete(`${path}?reason=${encodeURIComponent('wrong person 🙈')}`)
  expect([deleted.statusCode, deleted.json()]).toEqual([
    200,
    {
      ...lost,
      deleted: true,
      deleted_at: expect.stringMatching(/^\d{4}-.*\.\d{6}Z$/),
      deleted_by: owner.userId,
      deletion_reason: 'wrong person 🙈',
    },
  ])
  expect(await prospect(one)).toMatchObject({ status: 'Showing Desired', stage: 'contacted' })
  const again = await owner.delete(`${path}?reason=another`)
  expect([again.statusCode, again.body]).toEqual([200, deleted.body])
  expect((await owner.get(path)).json()).toEqual(deleted.json())
  expect((await timeline(one)).map((event) => [event.id === lost.id, event.deleted])).toContainEqual([true, true])
  expect(await desk.verify()).toBeNull()
})

test('people delete their own events; a reader none', async () => {
  const { write, accountId, owner, agent } = await openOffice(desk)
  const [one = 0] = await desk.addProspects(accountId, 1)
  const own = oneEvent(await agent.post('/v2/leasing_events', { events: [note(one)] }))
  const others = oneEvent(await write([note(one)]))
  await desk.setMember(accountId, agent.userId, 'Read-only')
  expect((await agent.delete(`/v2/leasing_events/${own.id}`)).statusCode).toBe(403)
  await desk.setMember(accountId, agent.userId, 'Leasing Agent')
  expect((await agent.delete(`/v2/leasing_events/${own.id}`)).statusCode).toBe(200)
  expect((await agent.delete(`/v2/leasing_events/${others.id}`)).statusCode).toBe(403)
  expect((await owner.delete(`/v2/leasing_events/${own.id + 1_000_000}`)).statusCode).toBe(404)
  expect((await owner.delete(`/v2/leasing_events/${others.id}?reason=${'x'.repeat(501)}`)).statusCode).toBe(400)
})

test('a deletion comes to the feed, behind what its readers have seen', async () => {
  const { write, accountId, owner } = await openOffice(desk)
  const [one = 0] = await desk.addProspects(accountId, 1)
  const event = oneEvent(await write([note(one)]))
  const another = oneEvent(await write([note(one, 'another')]))
  const read = async (after = '') => {
    await untilInFeed(desk.pool)
    return (await owner.get(`/v2/leasing_events${after}`)).json()
  }
  const seen = await read()
  expect(seen.data).toHaveLength(2)
  await owner.delete(`/v2/leasing_events/${event.id}`)
  const { data } = await read(`?after=${seen.next_cursor}`)
  expect(data).toMatchObject([{ id: event.id, deleted: true }])
  // Whoever begins now gets it once.
  expect((await read()).data.map(({ id }: { id: number }) => id)).toEqual([another.id, event.id])
})

test('late events for prospects with very many events are refused by those that would be too much together', async () => {
  const { write, accountId, owner } = await openOffice(desk)
  const ids = await desk.addProspects(accountId, 12)
  const fill = (id: number, events: number) =>
    desk.pool.query(
      `with filled as (
         insert into leasing_events (account_id, id, prospect_id, sequence, event_type, created_at, created_by, context)
         select $1, nextval('leasing_event_ids'), $2, n, 'Log Note', '2025-01-01T00:00:00Z'::timestamptz + n * interval '1 s', $3, '{}'
         from generate_series(1, $4::int) n returning created_at
       )
       update prospects set version = $4, last_event_at = (select max(created_at) from filled) where id = $2`,
      [accountId, id, owner.userId, events],
    )
  for (const [place, id] of ids.entries()) await fill(id, place === 11 ? 10_001 : 9_500)
  const event = { prospect_ids: ids, event_type: 'Ghosting', occurred_at: '2025-01-01T00:00:00Z' }
  const { results } = (await write([event], { mode: 'partial', dry_run: true })).json()
  const codes = results.map(({ result, refusals }: ResultBody) => refusals?.[0]?.code ?? result)
  expect(codes).toEqual([...Array(10).fill('written'), 'lateEvents', 'historyLength'])
  await desk.pool.query('delete from leasing_events where account_id = $1', [accountId])
  await desk.pool.query('delete from prospects where account_id = $1', [accountId])
})
