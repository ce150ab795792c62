import { afterAll, beforeAll, expect, test } from 'vitest'
import type { LoggedEvent } from '../../../src/catalogue/leasing-events.ts'
import { type Desk, openDesk, useEngine } from '../../engine/desk.ts'
import { about, oneWritten, type Said, writeOf } from '../../engine/writing/events.ts'
import { callAs } from './caller.ts'

let desk: Desk
let accountId: string
let userId: string

beforeAll(async () => {
  desk = await openDesk()
  accountId = await desk.addAccount()
  userId = await desk.addMember(accountId, 'Owner')
})
afterAll(async () => {
  expect(await desk.verify()).toBeNull()
  await desk.close()
})

/** Somebody who writes events and reads what became of their prospects. */
const openBook = async () => {
  const engine = useEngine(desk.url)
  const caller = await callAs(desk, userId)
  const read = async (id: number, query = '') => (await caller.get(`/v2/prospects/${id}${query}`)).json()
  return {
    ...caller,
    read,
    remove: (eventId: number) =>
      engine.deleteEvent({ actor: { userId, tokenId: null, onlyAccountIds: null }, accountId, eventId, reason: null }),
    say: async (prospectId: number, said: Said, to = accountId, by = userId): Promise<LoggedEvent> =>
      oneWritten(await engine.write(writeOf(by, to, [about(prospectId, said)]))),
    /** Which of these prospects are in a list, in its order. */
    listed: async (query: string, among: readonly number[]): Promise<number[]> => {
      const { data } = (await caller.get(`/v2/prospects?limit=500&account_id=${accountId}&${query}`)).json()
      return data.map((row: { id: number }) => row.id).filter((id: number) => among.includes(id))
    },
  }
}

const numberOf = (n: number): string => `+1415555${n}`

test('lists by where prospects stand follow every event, every deletion and every merge', async () => {
  const { say, remove, listed, post } = await openBook()
  const [first = 0, second = 0] = await desk.addProspects(accountId, 2)
  const both = [first, second]
  const states = async () => [
    await listed('status=Ghosting&sort=created_at', both),
    await listed('stage=contacted,lost&sort=created_at', both),
    await listed('sort=next_follow_up', both),
    await listed('follow_up_due_before=2031-01-01T00:00:00Z&sort=created_at', both),
    await listed('status=Ghosting,New&stage=contacted,lead&sort=name', both),
    await listed('status=Withdrawn,Ghosting&source=Other&follow_up_due_before=2033-01-01T00:00:00Z', both),
  ]
  expect(await states()).toEqual([[], [], [], [], both, []])
  const ghosting = await say(first, { eventType: 'Ghosting', nextFollowUp: '2032-01-01T00:00:00.000000Z' })
  await say(second, { nextFollowUp: '2030-01-01T00:00:00.000000Z' })
  expect(await states()).toEqual([[first], [first], [second, first], [second], both, [first]])
  await say(first, { followUpDone: true })
  await say(second, { eventType: 'Withdrawn', nextFollowUp: '2030-02-01T00:00:00.000000Z' })
  expect(await states()).toEqual([[first], both, [second], [second], [first], [second]])
  await remove(ghosting.id)
  expect(await states()).toEqual([[], [second], [second], [second], [first], [second]])
  await post({ merged_id: second }, `/v2/prospects/${first}/merges`)
  expect(await states()).toEqual([[], [first], [first], [first], [], [first]])
})

test('a prospect tells when it entered its stages, and who shows the planned showing', async () => {
  const { say, read, listed, get } = await openBook()
  const [id = 0] = await desk.addProspects(accountId, 1)
  expect(await read(id)).toMatchObject({ stage_times: {}, showing_user_ids: null, block: null, phone_blocked: false })
  const agentId = await desk.addMember(accountId)
  const contacted = await say(id, { eventType: 'Still Deciding' })
  const planned = await say(id, { eventType: 'Showing Scheduled', plannedDateTime: '2031-05-01T10:00:00.000000Z' })
  await say(id, { eventType: 'Showing Confirmed' })
  await say(id, { eventType: 'Reassign Showing', assignedToUserIds: [agentId] })
  const body = await read(id)
  expect(body).toMatchObject({
    stage: 'showing',
    stage_times: { contacted: contacted.createdAt, showing: planned.createdAt },
    showing_user_ids: [agentId],
    planned_date_time: '2031-05-01T10:00:00.000000Z',
  })
  expect(await listed('stage=showing', [id])).toEqual([id])
  const { data } = (await get(`/v2/prospects?stage=showing&account_id=${accountId}`)).json()
  expect(data).toEqual([{ ...body, unit_address: null }])
  const over = await say(id, { eventType: 'Moved In' })
  expect(await read(id)).toMatchObject({
    stage_times: { contacted: contacted.createdAt, showing: planned.createdAt, 'moved in': over.createdAt },
    showing_user_ids: null,
  })
})

test('a block tells why, until when, since when and by whom, and blocks the number of others of its account alone', async () => {
  const { say, read, get } = await openBook()
  const elsewhere = await desk.addAccount()
  await desk.setMember(elsewhere, userId, 'Owner')
  const phone = numberOf(1001)
  const [blocked = 0, other = 0] = await desk.addProspects(accountId, 2, phone)
  const [unrelated = 0, nobodys = 0] = [
    ...(await desk.addProspects(accountId, 1, numberOf(1002))),
    ...(await desk.addProspects(accountId, 1)),
  ]
  const [foreign = 0] = await desk.addProspects(elsewhere, 1, phone)
  const until = '2031-01-01T00:00:00.000000Z'
  const event = await say(blocked, { eventType: 'Blocklist Prospect', reason: 'Rude 🙄', until })
  const block = { reason: 'Rude 🙄', until, at: event.createdAt, by: userId, phone }
  const body = await read(blocked)
  expect(body).toMatchObject({ status: 'Blocklist Prospect', blocklisted: true, phone_blocked: false, block })
  expect(await read(other)).toMatchObject({ status: 'New', blocklisted: false, phone_blocked: true, block: null })
  for (const id of [unrelated, nobodys, foreign]) expect(await read(id)).toMatchObject({ phone_blocked: false })
  const { data } = (await get(`/v2/prospects?account_id=${accountId}&status=Blocklist%20Prospect`)).json()
  expect(data).toEqual([{ ...body, unit_address: null }])
  await say(blocked, { eventType: 'Unblock Prospect' })
  expect(await read(blocked)).toMatchObject({ status: 'New', blocklisted: false, block: null })
  expect(await read(other)).toMatchObject({ phone_blocked: false })
})

test('a block whose time is over no longer holds, for its number either', async () => {
  const { say, read } = await openBook()
  const [id = 0, other = 0] = await desk.addProspects(accountId, 2, numberOf(1003))
  const [occurredAt, until] = ['2025-01-01T00:00:00.000000Z', '2025-02-01T00:00:00.000000Z']
  await say(id, { eventType: 'Blocklist Prospect', occurredAt, until })
  expect(await read(id)).toMatchObject({ blocklisted: false, block: { reason: null, until, at: occurredAt } })
  expect(await read(other)).toMatchObject({ phone_blocked: false })
  expect(await read(id, `?at=2025-01-20T00:00:00Z`)).toMatchObject({ blocklisted: true, block: { until } })
  expect(await read(id, `?at=${until}`)).toMatchObject({ blocklisted: false, block: { until } })
})

/** What a reader sees that is not of the moment that was asked for. */
const timeless = ({ at: _at, updated_at: _updated, ...body }: Record<string, unknown>) => body

const life: readonly Said[] = [
  { eventType: 'New' },
  { eventType: 'Contacted, Awaiting Information', nextFollowUp: '2030-01-01T00:00:00.000000Z' },
  { eventType: 'Showing Scheduled', plannedDateTime: '2030-02-01T00:00:00.000000Z' },
  { notes: 'called' },
  { eventType: 'Missed Showing', followUpDone: true },
  { eventType: 'Blocklist Prospect', reason: 'spam' },
  { notes: 'called again' },
  { eventType: 'Unblock Prospect' },
  { eventType: 'Application Received' },
  { eventType: 'Moved In' },
]

test('a prospect at the moment of each of its events is what it was then, and between two what the first had left', async () => {
  const { say, read } = await openBook()
  const [id = 0] = await desk.addProspects(accountId, 1, numberOf(1004))
  const agentId = await desk.addMember(accountId)
  const handovers: Said[] = [[agentId, userId], []].map((userIds) => ({
    eventType: 'Assign to User',
    assignedToUserIds: userIds,
  }))
  const before = timeless(await read(id))
  const seen: { readonly at: string; readonly body: Record<string, unknown> }[] = []
  for (const said of [...life.slice(0, 3), ...handovers, ...life.slice(3)]) {
    const { createdAt } = await say(id, said)
    seen.push({ at: createdAt, body: timeless(await read(id)) })
  }
  let last = before
  for (const { at, body } of seen) {
    const then = await read(id, `?at=${at}`)
    expect([then.at, timeless(then)]).toEqual([at, body])
    const micro = String(Number(at.slice(20, 26)) - 1).padStart(6, '0')
    // Where it borrows from the second, the moment is another one: too rare to be worked out here.
    if (!micro.startsWith('-'))
      expect(timeless(await read(id, `?at=${at.slice(0, 20)}${micro}Z`)), `before ${at}`).toEqual(last)
    last = body
  }
  expect(timeless(await read(id, '?at=2020-01-01T00:00:00Z'))).toEqual(before)
})

test('an event that comes late counts from when it happened, one that was deleted not at all', async () => {
  const { say, read, remove } = await openBook()
  const [id = 0] = await desk.addProspects(accountId, 1)
  const lost = await say(id, { eventType: 'Withdrawn', occurredAt: '2025-03-01T00:00:00.000000Z' })
  await say(id, { eventType: 'Showing Complete', occurredAt: '2025-02-01T00:00:00.000000Z' })
  const statuses = () =>
    Promise.all(
      ['2025-01-31T23:59:59.999999Z', '2025-02-01T01:00:00%2B01:00', '2025-02-28T12:00:00Z', lost.createdAt].map(
        async (at) => (await read(id, `?at=${at}`)).status,
      ),
    )
  expect(await statuses()).toEqual(['New', 'Showing Complete', 'Showing Complete', 'Withdrawn'])
  await remove(lost.id)
  expect(await statuses()).toEqual(['New', 'Showing Complete', 'Showing Complete', 'Showing Complete'])
})

test('events that a merge has brought count where they are now, and the merged one leads there', async () => {
  const { say, read, get, post } = await openBook()
  const [kept = 0, merged = 0] = await desk.addProspects(accountId, 2)
  const { createdAt: at } = await say(merged, { eventType: 'Ghosting' })
  const past = `/v2/prospects/${kept}?at=${at}`
  expect(await read(kept, `?at=${at}`)).toMatchObject({ status: 'New', last_event_at: null })
  await post({ merged_id: merged }, `/v2/prospects/${kept}/merges`)
  expect(await read(kept, `?at=${at}`)).toMatchObject({ id: kept, status: 'Ghosting', last_event_at: at })
  const moved = await get(`/v2/prospects/${merged}?at=${at}`)
  expect([moved.statusCode, moved.headers.location]).toEqual([307, past])
})

test('a moment that has not come, and a text that is none, are refused; the past has no tag', async () => {
  const { get } = await openBook()
  const [id = 0] = await desk.addProspects(accountId, 1)
  const refusals: [string, string][] = [
    ['2099-01-01T00:00:00Z', 'occurred'],
    ['9999-12-31T23:59:59.999999Z', 'occurred'],
    ['2025-01-01', 'format'],
    ['', 'format'],
    ['now', 'format'],
    ['2025-01-01T24:00:00Z', 'format'],
  ]
  for (const [at, keyword] of refusals) {
    const response = await get(`/v2/prospects/${id}?at=${at}`)
    const detail = expect.objectContaining({ keyword, dataPath: '.at' })
    expect([response.statusCode, response.json().details], at).toEqual([400, [detail]])
  }
  const first = await get(`/v2/prospects/${id}?at=0001-01-01T00:00:00Z`)
  expect([first.statusCode, first.headers.etag, first.json().at]).toEqual([
    200,
    undefined,
    '0001-01-01T00:00:00.000000Z',
  ])
})

test('a past that follows from more events than are looked at is refused', async () => {
  const { get } = await openBook()
  const [id = 0] = await desk.addProspects(accountId, 1)
  await desk.pool.query(
    `insert into leasing_events (account_id, id, prospect_id, sequence, event_type, created_at, created_by, context)
     select $1, nextval('leasing_event_ids'), $2, n, 'Log Note', '2025-01-01T00:00:00Z'::timestamptz + n * interval '1 s', $3, '{}'
     from generate_series(1, 50001) n`,
    [accountId, id, userId],
  )
  const at = '2025-01-01T00:00:01.000000Z'
  expect((await get(`/v2/prospects/${id}?at=${at}`)).json()).toMatchObject({ at, last_event_at: at })
  const response = await get(`/v2/prospects/${id}?at=2025-03-01T00:00:00Z`)
  const detail = { keyword: 'historyTooLong', dataPath: '.at', params: { limit: 50_000 } }
  expect([response.statusCode, response.json().details]).toEqual([409, [expect.objectContaining(detail)]])
  await desk.pool.query('delete from leasing_events where prospect_id = $1', [id])
})
