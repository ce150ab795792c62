import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Desk, openDesk } from '../../engine/desk.ts'
import { addToken, bearer } from '../app.ts'
import { gist } from '../people/caller.ts'
import { note, type Office, oneEvent, openOffice, written } from './office.ts'

let desk: Desk

beforeAll(async () => {
  desk = await openDesk()
})
afterAll(() => desk.close())

const user = '1259ef6e-61ee-42cb-b6bd-7fe547569d7c'
const at = '2024-10-05T18:53:03Z'

/** An event and what is wrong with it. */
const wrongEvents: readonly (readonly [event: object, ...faults: string[]])[] = [
  [{}, 'required .events[0]', 'exactlyOneOf .events[0]'],
  [{ event_type: 'New' }, 'exactlyOneOf .events[0]'],
  [{ event_type: 'New', prospect_id: 1, phone: '1' }, 'exactlyOneOf .events[0]'],
  [{ event_type: 'New', prospect_ids: [], phone: '1' }, 'minItems .events[0].prospect_ids', 'exactlyOneOf .events[0]'],
  [{ event_type: 'Newt', prospect_id: 1 }, 'enum .events[0].event_type'],
  [{ event_type: 'new', prospect_id: 1 }, 'enum .events[0].event_type'],
  [{ event_type: null, prospect_id: 1 }, 'enum .events[0].event_type'],
  [{ event_type: 'toString', prospect_id: 1 }, 'enum .events[0].event_type'],
  [{ event_type: 'New', prospect_id: '1' }, 'type .events[0].prospect_id'],
  [{ event_type: 'New', prospect_id: 0 }, 'minimum .events[0].prospect_id'],
  [{ event_type: 'New', prospect_id: 2 ** 53 }, 'maximum .events[0].prospect_id'],
  [{ event_type: 'New', prospect_ids: [7, 7] }, 'uniqueItems .events[0].prospect_ids'],
  [{ event_type: 'New', prospect_ids: [7, null] }, 'type .events[0].prospect_ids[1]'],
  [
    { event_type: 'New', prospect_ids: Array.from({ length: 1_001 }, (_, n) => n + 1) },
    'maxItems .events[0].prospect_ids',
  ],
  [{ event_type: 'New', phone: '5'.repeat(65) }, 'maxLength .events[0].phone'],
  [{ event_type: 'New', phone: '\0' }, 'pattern .events[0].phone'],
  [{ ...note(1), source: 'Fax' }, 'enum .events[0].source'],
  [{ ...note(1), notes: null }, 'type .events[0].notes'],
  [{ ...note(1), notes: ' \n\t' }, 'pattern .events[0].notes'],
  [{ ...note(1), notes: 'a\0' }, 'pattern .events[0].notes'],
  [{ ...note(1), notes: 'a\uD800' }, 'pattern .events[0].notes'],
  [{ ...note(1), notes: 'x'.repeat(10_001) }, 'maxLength .events[0].notes'],
  [{ prospect_id: 1, event_type: 'Log Note' }, 'required .events[0]'],
  [{ prospect_id: 1, event_type: 'Showing Scheduled' }, 'required .events[0]'],
  [{ prospect_id: 1, event_type: 'Move-in Scheduled', planned_date_time: 5 }, 'type .events[0].planned_date_time'],
  [{ ...note(1), planned_date_time: '2024-10-05' }, 'format .events[0].planned_date_time'],
  [{ ...note(1), occurred_at: '2023-02-29T00:00:00Z' }, 'format .events[0].occurred_at'],
  [{ ...note(1), occurred_at: '2024-10-05T24:00:00Z' }, 'format .events[0].occurred_at'],
  [{ ...note(1), occurred_at: '2024-10-05T18:53:03+16:00' }, 'format .events[0].occurred_at'],
  [{ ...note(1), next_follow_up: '2024-10-05T18:53:03.1234567Z' }, 'format .events[0].next_follow_up'],
  [{ ...note(1), next_follow_up: '0000-10-05T18:53:03Z' }, 'format .events[0].next_follow_up'],
  [{ ...note(1), external_id: '' }, 'minLength .events[0].external_id'],
  [{ ...note(1), external_id: 'x'.repeat(201) }, 'maxLength .events[0].external_id'],
  [{ ...note(1), applyActionInBulk: true }, 'additionalProperties .events[0]'],
  [{ ...note(1), context: [] }, 'type .events[0].context'],
  [{ ...note(1), context: { assignedToUserIds: [user] } }, 'additionalProperties .events[0].context'],
  [{ ...note(1), context: { reason: 'why' } }, 'additionalProperties .events[0].context'],
  [{ ...note(1), context: { followUpDone: false } }, 'enum .events[0].context.followUpDone'],
  [{ prospect_id: 1, event_type: 'Assign to User' }, 'required .events[0]'],
  [{ prospect_id: 1, event_type: 'Reassign Showing', context: {} }, 'required .events[0].context'],
  [
    { prospect_id: 1, event_type: 'Assign to User', context: { assignedToUserIds: [user, 'urn:uuid:1'] } },
    'format .events[0].context.assignedToUserIds[1]',
  ],
  [
    { prospect_id: 1, event_type: 'Blocklist Prospect', context: { until: at.slice(0, 10), reason: 'x'.repeat(501) } },
    'maxLength .events[0].context.reason',
    'format .events[0].context.until',
  ],
]

test.each(wrongEvents.map(([event, ...faults]) => ({ event, faults })))(
  '$event is refused, and the fault named at its place',
  async ({ event, faults }) => {
    const { write } = await openOffice(desk)
    expect(gist(await write([event]))).toEqual([400, ...faults])
  },
)

test('bodies that are no right request are refused as a whole', async () => {
  const { owner, write } = await openOffice(desk)
  expect(gist(await write([]))).toEqual([400, 'minItems .events'])
  expect(gist(await write(Array.from({ length: 1_001 }, () => note(1))))).toEqual([400, 'maxItems .events'])
  expect(gist(await write([note(1)], { mode: 'maybe' }))).toEqual([400, 'enum .mode'])
  expect(gist(await write([note(1)], { dry_run: 'true' }))).toEqual([400, 'type .dry_run'])
  expect(gist(await write([note(1)], { account_id: 'x' }))).toEqual([400, 'format .account_id'])
  expect(gist(await owner.post('/v2/leasing_events', []))).toEqual([400, 'type'])
})

test('at most twenty faults are told, and of a body with millions of them the first', async () => {
  const { write } = await openOffice(desk)
  expect((await write(Array.from({ length: 30 }, () => ({})))).json().details).toHaveLength(20)
  expect(gist(await write(Array.from({ length: 1_000_000 }, () => ({}))))).toEqual([400, 'maxItems .events'])
})

test('a body may be larger than those of other routes, but not without bound', async () => {
  const { write, accountId } = await openOffice(desk)
  const [id = 0] = await desk.addProspects(accountId, 1)
  const events = Array.from({ length: 100 }, () => note(id, 'x'.repeat(10_000)))
  expect(written(await write(events)).counts).toMatchObject({ written: 100 })
  expect((await write(Array.from({ length: 500 }, () => note(id, 'x'.repeat(10_000))))).statusCode).toBe(413)
})

const sendText = ({ app }: Office, token: string, payload: string) =>
  app.inject({
    method: 'POST',
    url: '/v2/leasing_events',
    headers: { ...bearer(token), 'content-type': 'application/json' },
    payload,
  })

test('texts come back to the byte, whatever they are', async () => {
  const { write, accountId, prospect } = await openOffice(desk)
  const [id = 0] = await desk.addProspects(accountId, 1)
  for (const notes of [
    '👩‍👩‍👧 e\u0301 \u00e9',
    '\u202Eabc\uFEFF\u2028',
    "'; drop table prospects; --",
    '=1+1',
    `a${'\u0301'.repeat(500)}`,
  ]) {
    const event = oneEvent(await write([{ ...note(id, notes), external_id: notes.slice(0, 200) }]))
    expect([event.notes, event.external_id]).toEqual([notes, notes.slice(0, 200)])
  }
  expect((await prospect(id))['status']).toBe('New')
})

test('keys such as __proto__ pollute nothing and are refused; a number is never taken for its neighbour', async () => {
  const office = await openOffice(desk)
  const { token } = await addToken(desk, office.owner.userId)
  const send = async (text: string) => gist(await sendText(office, token, text))
  expect(await send('{"events":[{"prospect_id":1,"event_type":"New","__proto__":{"phone":"1"}}]}')).toEqual([
    400,
    'additionalProperties .events[0]',
  ])
  expect(await send('{"events":[{"prospect_id":1,"event_type":"New","context":{"constructor":{}}}]}')).toEqual([
    400,
    'additionalProperties .events[0].context',
  ])
  expect(await send('{"events":[{"prospect_id":9007199254740993,"event_type":"New"}]}')).toEqual([
    400,
    'maximum .events[0].prospect_id',
  ])
  expect(await send('{"events":[{"prospect_ids":[1e400],"event_type":"New"}]}')).toEqual([
    400,
    'type .events[0].prospect_ids[0]',
  ])
})
