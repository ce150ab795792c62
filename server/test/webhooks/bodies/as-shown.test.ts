import { afterAll, beforeAll, expect, test } from 'vitest'
import { eventTypeNames, eventTypeRow } from '../../../src/catalogue/event-types.ts'
import type { WebhookTable } from '../../../src/catalogue/webhooks.ts'
import { compatibleBody } from '../../../src/webhooks/bodies/compatible-body.ts'
import { standardBody } from '../../../src/webhooks/bodies/standard-body.ts'
import { type Desk, openDesk } from '../../engine/desk.ts'
import { note, type Office, oneEvent, openOffice, written } from '../../http/events/office.ts'
import { full } from '../../http/units/units.ts'
import { addEndpoint } from '../../storage/webhooks/endpoints.ts'
import { changesOf } from './changes.ts'

/** A webhook shows a record as a read shows it at that moment. */

let desk: Desk

beforeAll(async () => {
  desk = await openDesk()
})
afterAll(() => desk.close())

type Json = Record<string, unknown>

/** What was noted last of a table, in both formats. */
const lastOf = async ({ accountId }: Office, table: WebhookTable) => {
  const change = (await changesOf(desk, accountId)).findLast((one) => one.table === table)
  if (change === undefined) throw new Error(`nothing was noted of ${table}`)
  const standard: Json = JSON.parse(standardBody(change) ?? 'null')
  const flat: Json = JSON.parse(compatibleBody(change) ?? 'null')
  return { change, standard, flat }
}

const openListeningOffice = async (): Promise<Office> => {
  const office = await openOffice(desk)
  await addEndpoint(desk, office.accountId)
  return office
}

const addProspect = async ({ owner, accountId }: Office, more: object = {}): Promise<Json> => {
  const response = await owner.post('/v2/prospects', { account_id: accountId, ...more })
  expect(response.statusCode, response.body).toBe(201)
  return response.json()
}

/** The rows of one id that v1 lists. */
const ofV1 = async ({ owner }: Office, url: string, id: unknown): Promise<Json | undefined> => {
  const body = (await owner.get(url)).json()
  return (body.data ?? body).find((row: Json) => row['id'] === id)
}

const without = (body: Json | undefined, ...names: readonly string[]): Json =>
  Object.fromEntries(Object.entries(body ?? {}).filter(([name]) => !names.includes(name)))

/** What differs between two texts of JSON, the order of keys too. */
const expectSame = (one: unknown, other: unknown): void => {
  expect(one).toEqual(other)
  expect(JSON.stringify(one)).toBe(JSON.stringify(other))
}

test('a unit, new and changed, with all that it can have and with nothing', async () => {
  const office = await openListeningOffice()
  const given = { account_id: office.accountId, ...full }
  const { id } = (await office.owner.post('/v2/units', given)).json()
  const read = async (): Promise<Json> => (await office.owner.get(`/v2/units/${id}`)).json()
  const created = await lastOf(office, 'units')
  const first = await read()
  expect(created.standard).toMatchObject({ type: 'unit.created', previous: null })
  expectSame(created.standard['data'], first)
  expectSame(created.flat['record'], await ofV1(office, '/units', id))

  await office.owner.patch(`/v2/units/${id}`, { address: null, target_rental_rate: 0.1, status: 'Leased' })
  const changed = await lastOf(office, 'units')
  expectSame(changed.standard['data'], await read())
  expectSame(changed.standard['previous'], first)
  expectSame(changed.flat['record'], await ofV1(office, '/units', id))

  await office.owner.post('/v2/units', { account_id: office.accountId })
  const empty = await lastOf(office, 'units')
  expectSame(empty.flat['record'], await ofV1(office, '/units', (empty.standard['data'] as Json)['id']))
})

test('a prospect, new, changed, blocklisted and with a showing that was handed on', async () => {
  const office = await openListeningOffice()
  const { id } = await addProspect(office, {
    name: 'Zoë 👩‍👩‍👧',
    phone: '(415) 555-0142',
    source: 'Zillow',
    external_id: 'crm',
  })
  const write = async (event: object) => oneEvent(await office.write([{ prospect_id: id, ...event }]))
  const planned = { event_type: 'Showing Scheduled', planned_date_time: '2030-02-28T23:30:00.000001-05:00' }
  const steps = [
    () => write({ event_type: 'Assign to User', context: { assignedToUserIds: [office.owner.userId] } }),
    () => write({ ...planned, next_follow_up: '2030-01-01T00:00:00Z' }),
    () => write({ event_type: 'Reassign Showing', context: { assignedToUserIds: [office.agent.userId] } }),
    () => office.owner.patch(`/v2/prospects/${id}`, { notes: 'Two\r\ncats', email: null, prescreened: true }),
    () => write({ event_type: 'Blocklist Prospect', context: { reason: 'Rude', until: '2040-01-01T00:00:00Z' } }),
  ]
  let before = await office.prospect(Number(id))
  for (const step of steps) {
    await step()
    const { standard, flat } = await lastOf(office, 'prospects')
    const now = await office.prospect(Number(id))
    // Whether its number is blocked says another row than its own.
    expectSame(standard['data'], without(now, 'phone_blocked'))
    expect(without(standard['previous'] as Json, 'updated_at')).toEqual(without(before, 'phone_blocked', 'updated_at'))
    expectSame(flat['record'], await ofV1(office, '/prospects', id))
    before = now
  }
  expect(before).toMatchObject({ blocklisted: true, block: { reason: 'Rude' } })
})

test('a block whose time is over does not hold, though it stands there still', async () => {
  const office = await openListeningOffice()
  const { id } = await addProspect(office)
  await office.write([
    { prospect_id: id, event_type: 'Blocklist Prospect', context: { until: '2040-01-01T00:00:00Z' } },
  ])
  const { change } = await lastOf(office, 'prospects')
  const blocklisted = (createdAt: string): unknown =>
    JSON.parse(standardBody({ ...change, createdAt }) ?? '').data.blocklisted
  expect(blocklisted('2039-12-31T23:59:59.999999Z')).toBe(true)
  expect(blocklisted('2040-01-01T00:00:00.000000Z')).toBe(false)
})

test('a merged prospect is deleted, with the last that was known of it', async () => {
  const office = await openListeningOffice()
  const kept = await addProspect(office)
  const merged = await addProspect(office, { name: 'Ada' })
  const before = await office.prospect(Number(merged['id']))
  const merge = await office.owner.post(`/v2/prospects/${kept['id']}/merges`, { merged_id: merged['id'] })
  expect(merge.statusCode, merge.body).toBeLessThan(300)
  const change = (await changesOf(desk, office.accountId)).find((one) => one.operation === 'DELETE')
  const standard: Json = JSON.parse((change && standardBody(change)) ?? 'null')
  expect(standard).toMatchObject({
    type: 'prospect.deleted',
    data: { id: merged['id'], merged_into_id: kept['id'] },
    previous: { name: 'Ada' },
  })
  expect(Object.keys(standard['previous'] as Json)).toEqual(Object.keys(without(before, 'phone_blocked')))
  const flat: Json = JSON.parse((change && compatibleBody(change)) ?? 'null')
  expect(flat).toMatchObject({ type: 'DELETE', record: null, old_record: { id: merged['id'], name: 'Ada' } })
})

const eventOf = (name: string, prospectId: unknown, userId: string): object => {
  const needs = eventTypeRow(name as (typeof eventTypeNames)[number])?.needs
  return {
    prospect_id: prospectId,
    event_type: name,
    source: 'Phone Call',
    external_id: `crm ${name}`,
    next_follow_up: '2031-01-01T00:00:00.5Z',
    ...(needs === 'planned_date_time' && { planned_date_time: '2030-02-28T23:30:00.000001-05:00' }),
    ...(needs === 'notes' && { notes: ' \u202e"notes"\u2028 ' }),
    ...(needs === 'assignedToUserIds' && { context: { assignedToUserIds: [userId] } }),
  }
}

test.each(eventTypeNames)('an event: %s', async (name) => {
  const office = await openListeningOffice()
  const { id: prospectId } = await addProspect(office)
  if (name === 'Unblock Prospect') await office.write([{ prospect_id: prospectId, event_type: 'Blocklist Prospect' }])
  if (name === 'Reassign Showing') await office.write([eventOf('Showing Scheduled', prospectId, office.agent.userId)])
  const { id } = oneEvent(await office.write([eventOf(name, prospectId, office.agent.userId)]))
  const { standard, flat, change } = await lastOf(office, 'leasing_events')
  expect(change).toMatchObject({ eventType: name, actorUserId: office.owner.userId })
  expectSame(standard['data'], (await office.owner.get(`/v2/leasing_events/${id}`)).json())
  // What GET of v1 lists has two fields more, and another name for the prospect.
  const { prospect, ...record } = flat['record'] as Json
  const { prospect_id, ...listed } = without(
    await ofV1(office, '/leasing_events', id),
    'property_address',
    'unit_of_interest',
  )
  expect(prospect).toBe(prospect_id)
  expect(record).toEqual(listed)
})

test('an assignment has its context in the order of the contract', async () => {
  const office = await openListeningOffice()
  const { id } = await addProspect(office)
  await office.write([
    { ...eventOf('Assign to User', id, office.agent.userId), context: { assignedToUserIds: [], followUpDone: true } },
  ])
  const { flat } = await lastOf(office, 'leasing_events')
  const context = (flat['record'] as Json)['context'] as Json
  expect(Object.keys(context)).toEqual([
    'assignedToUserIds',
    'createdByUserRole',
    'previousAssignedToUserIds',
    'followUpDone',
  ])
})

test('an event that came late, about a unit, then deleted, and one that takes others back', async () => {
  const office = await openListeningOffice()
  const { id: unitId } = (await office.owner.post('/v2/units', { account_id: office.accountId })).json()
  const { id: prospectId } = await addProspect(office, { unit_id: unitId })
  const shown = async (id: unknown) => (await office.owner.get(`/v2/leasing_events/${id}`)).json()
  const { id } = oneEvent(await office.write([{ ...note(Number(prospectId)), occurred_at: '2026-01-01T00:00:00Z' }]))
  const late = await lastOf(office, 'leasing_events')
  expect(late.standard['data']).toMatchObject({ unit_id: unitId, created_at: '2026-01-01T00:00:00.000000Z' })
  expectSame(late.standard['data'], await shown(id))

  await office.owner.delete(`/v2/leasing_events/${id}?reason=wrong`)
  const deleted = await lastOf(office, 'leasing_events')
  expect(deleted.standard).toMatchObject({ type: 'leasing_event.updated', data: { deleted_by: office.owner.userId } })
  expectSame(deleted.standard['data'], await shown(id))
  expectSame(deleted.standard['previous'], late.standard['data'])
  expect(deleted.flat).toMatchObject({ type: 'UPDATE', record: { deleted: true }, old_record: { deleted: false } })

  const { batch_id } = written(await office.write([{ prospect_id: prospectId, event_type: 'Ghosting' }]))
  const undone = await office.undo(batch_id)
  expect(undone.statusCode, undone.body).toBeLessThan(300)
  const taking = await lastOf(office, 'leasing_events')
  expect(taking.standard['data']).toMatchObject({ undoes_batch_id: batch_id })
  expectSame(taking.standard['data'], await shown((taking.standard['data'] as Json)['id']))
})
