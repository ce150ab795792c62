import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { type Desk, openDesk, useEngine } from '../desk.ts'
import { done, mergeOf, prospectOf } from '../merging/merges.ts'
import { about, oneWritten, writeOf, written } from './events.ts'

let desk: Desk
let accountId: string
let agent: string
let phones = 0

beforeAll(async () => {
  desk = await openDesk()
  accountId = await desk.addAccount()
  agent = await desk.addMember(accountId)
})
afterAll(() => desk.close())
afterEach(async () => {
  expect(await desk.verify()).toBeNull()
})

const early = '2025-02-01T00:00:00.000000Z'
const later = '2025-03-01T00:00:00.000000Z'
const block = { eventType: 'Blocklist Prospect' } as const
const unblock = { eventType: 'Unblock Prospect' } as const

const sharing = async (): Promise<[first: number, second: number, phone: string]> => {
  const phone = `+1555${String(++phones).padStart(7, '0')}`
  const [first = 0, second = 0] = await desk.addProspects(accountId, 2, phone)
  return [first, second, phone]
}

test('events of one call may come in any order of time, also those of a prospect that has none', async () => {
  const engine = useEngine(desk.url)
  const [id = 0] = await desk.addProspects(accountId, 1)
  const events = [
    about(id, { eventType: 'Showing Desired', occurredAt: later }),
    about(id, {}),
    about(id, { eventType: 'Application Received', occurredAt: early }),
  ]
  written(await engine.write(writeOf(agent, accountId, events)))
  expect((await desk.eventsOf(id)).map(({ eventType }) => eventType)).toEqual([
    'Application Received',
    'Showing Desired',
    'Log Note',
  ])
  expect((await prospectOf(desk, id)).status).toBe('Showing Desired')
})

test('to unblock a number is right for all who have it, whoever of them was blocked', async () => {
  const engine = useEngine(desk.url)
  for (const which of [0, 1]) {
    const [first, second, phone] = await sharing()
    oneWritten(await engine.write(writeOf(agent, accountId, [about([first, second][which] ?? 0, block)])))
    written(await engine.write(writeOf(agent, accountId, [about(phone, unblock)])))
    written(await engine.write(writeOf(agent, accountId, [about(phone, { eventType: 'Showing Desired' })])))
  }
})

test('a number is unblocked as of an earlier moment, also on others, and the external id is that of what was asked for', async () => {
  const engine = useEngine(desk.url)
  const [first, second] = await sharing()
  const events = [about(first, { ...block, occurredAt: early }), about(first, {}), about(second, {})]
  written(await engine.write(writeOf(agent, accountId, events)))
  const asked = about(second, { ...unblock, occurredAt: later, externalId: 'the call' })
  const results = written(await engine.write(writeOf(agent, accountId, [asked])))
  const ends = results.map(({ end }) => (end.kind === 'written' ? end.event : null))
  expect(ends.map((event) => [event?.prospectId, event?.externalId])).toEqual([
    [second, 'the call'],
    [first, null],
  ])
  expect((await prospectOf(desk, first)).status).toBe('New')
})

test('a late event of a prospect that the same call unblocks along with another one is put in its place', async () => {
  const engine = useEngine(desk.url)
  const [first, second] = await sharing()
  oneWritten(await engine.write(writeOf(agent, accountId, [about(first, { ...block, occurredAt: later })])))
  const events = [about(second, unblock), about(first, { eventType: 'Showing Desired', occurredAt: early })]
  written(await engine.write(writeOf(agent, accountId, events)))
  expect((await prospectOf(desk, first)).status).toBe('Showing Desired')
})

test('so is one of a prospect that the same call blocks before', async () => {
  const engine = useEngine(desk.url)
  const [first, second] = await sharing()
  const events = [
    about(first, { ...block, occurredAt: early }),
    about(second, unblock),
    about(first, { occurredAt: later }),
  ]
  written(await engine.write(writeOf(agent, accountId, events)))
  expect((await desk.eventsOf(first)).map(({ eventType }) => eventType)).toEqual([
    'Blocklist Prospect',
    'Log Note',
    'Unblock Prospect',
  ])
})

test('an earlier note of who is blocked does not keep the number blocked', async () => {
  const engine = useEngine(desk.url)
  const [first, second] = await sharing()
  oneWritten(await engine.write(writeOf(agent, accountId, [about(first, block)])))
  written(await engine.write(writeOf(agent, accountId, [about(first, {}), about(second, unblock)])))
  expect((await prospectOf(desk, first)).status).toBe('New')
})

test('a number is blocked for what comes after it in the same call', async () => {
  const engine = useEngine(desk.url)
  const [first, second] = await sharing()
  const events = [about(first, {}), about(first, block), about(second, { eventType: 'Showing Desired' })]
  expect(await engine.write(writeOf(agent, accountId, events))).toMatchObject({ kind: 'refused' })
})

test('the end of a block is noted where its prospect was merged to', async () => {
  const engine = useEngine(desk.url)
  const [kept, merged] = await sharing()
  const blocked = about(merged, { ...block, occurredAt: early, until: later })
  oneWritten(await engine.write(writeOf(agent, accountId, [blocked])))
  done(await engine.merge(mergeOf(agent, accountId, kept, merged)))
  expect((await prospectOf(desk, kept)).status).toBe('Blocklist Prospect')
  expect(await engine.endBlock({ accountId, prospectId: merged })).toEqual({ kind: 'done' })
  expect((await prospectOf(desk, kept)).status).toBe('New')
})

test('showings that are handed on again and again are in order', async () => {
  const engine = useEngine(desk.url)
  const [id = 0] = await desk.addProspects(accountId, 1)
  for (const assignedToUserIds of [[agent], []])
    oneWritten(
      await engine.write(writeOf(agent, accountId, [about(id, { eventType: 'Reassign Showing', assignedToUserIds })])),
    )
})

test('a late event numbers anew what stands behind it, and leaves alone what stands before', async () => {
  const engine = useEngine(desk.url)
  const [id = 0] = await desk.addProspects(accountId, 1)
  const say = async (occurredAt: string) =>
    oneWritten(await engine.write(writeOf(agent, accountId, [about(id, { occurredAt })])))
  for (const at of [early, early, later, later, '2025-02-02T00:00:00.000000Z']) await say(at)
  const { rows } = await desk.pool.query(
    'select sequence from leasing_events where prospect_id = $1 order by sequence',
    [id],
  )
  expect(rows.map(({ sequence }) => sequence)).toEqual([1, 2, 5, 6, 7])
  expect((await prospectOf(desk, id)).version).toBe(7)
})
