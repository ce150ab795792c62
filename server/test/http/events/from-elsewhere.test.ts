import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Desk, openDesk } from '../../engine/desk.ts'
import { untilInFeed } from '../../support/feed.ts'
import { ends, note, oneEvent, openOffice, written } from './office.ts'

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
