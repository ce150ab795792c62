import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { recentDays } from '../../../src/domain/reports/property-health.ts'
import { readAgents } from '../../../src/storage/reports/agents.ts'
import { readFirstContacts } from '../../../src/storage/reports/first-contact.ts'
import { readMarketingSources } from '../../../src/storage/reports/marketing-sources.ts'
import { readShowings } from '../../../src/storage/reports/showings.ts'
import { readUnitPerformance } from '../../../src/storage/reports/unit-performance.ts'
import { type Desk, openDesk } from '../../engine/desk.ts'
import { type History, marketingSources, showings, unitPerformance, type Window } from './naive.ts'
import { agents, firstContacts } from './naive-v2.ts'
import { addNamedUser, insertAccountRows, toText } from './world.ts'

/** The reports agree with a plain count in memory, over histories that nobody thought of. */

let desk: Desk
const userNames = new Map<string, string>()
beforeAll(async () => {
  desk = await openDesk()
  for (const name of ['Noor', 'Mara', 'Ivo']) userNames.set(await addNamedUser(desk, name), name)
})
afterAll(() => desk.close())

const hour = 3_600_000
const day = 24 * hour
const types = [
  'New',
  'Contacted, Awaiting Information',
  'Showing Scheduled',
  'Showing Scheduled',
  'Showing Scheduled',
  'Showing Confirmed',
  'Showing Complete',
  'Missed Showing',
  'Showing Canceled',
  'Reassign Showing',
  'Assign to User',
  'Application Sent to Prospect',
  'Application Received',
  'Application Approved',
  'Lease Signed',
  'Moved In',
  'Prescreen Rejected - Self reported income',
  'Log Note',
]

const place = fc.nat({ max: 2 })
// Half hours before now, so that none lies on an edge of the moving windows; few, so that many events have the same time.
const past = fc.nat({ max: 60 }).map((n) => n * 16 * hour + hour / 2)
const history = fc.record({
  units: fc.array(
    fc.record({
      status: fc.constantFrom('Available', 'Available', 'Leased', 'On Hold'),
      availableAgo: fc.option(past),
      address: fc.option(fc.constantFrom('1 Alder Street', '2 Birch Court')),
    }),
    { minLength: 3, maxLength: 4 },
  ),
  prospects: fc.array(
    fc.record({
      name: fc.option(fc.constantFrom('Ana', 'Béla')),
      source: fc.constantFrom('Zillow', 'Other', 'Walk-In'),
      unit: fc.option(place, { freq: 5 }),
      stage: fc.constantFrom('lead', 'showing', 'lost', 'moved in'),
      createdAgo: past,
      isMerged: fc.boolean(),
    }),
    { minLength: 3, maxLength: 6 },
  ),
  events: fc.array(
    fc.record({
      prospect: place,
      unit: fc.option(place, { freq: 8 }),
      type: fc.constantFrom(...types),
      ago: past,
      plannedIn: fc.option(
        fc.integer({ min: -360, max: 100 }).map((n) => n * 2 * hour + hour / 2),
        { freq: 8 },
      ),
      source: fc.constantFrom(null, 'Phone Call', 'Text Message', 'Email'),
      notes: fc.constantFrom(null, '', 'Likes it', '😀 "quoted" \\ text'),
      deleted: fc.nat({ max: 7 }).map((n) => n === 0),
      // An undo takes back the batch that the last event of the prospect belongs to, which may be an undo itself.
      way: fc.constantFrom('alone', 'batch', 'batch', 'same', 'undo', 'undo'),
      by: place,
      assigned: fc.array(place, { maxLength: 2 }),
    }),
    // Long ones too: by itself fast-check draws short ones, in which little is taken back.
    { maxLength: 60, size: 'max' },
  ),
  window: fc.tuple(past, fc.nat({ max: 32 })).map(([ago, days]) => ({ ago, days })),
})
type Drawn = typeof history extends fc.Arbitrary<infer T> ? T : never

type Batch = { readonly batchId: string | null; readonly undoesId: string | null }
const noBatch: Batch = { batchId: null, undoesId: null }

/** Puts the events into batches, in the order of time: each looks at the last one of its prospect that is not deleted. */
const inBatches = <E extends { prospectId: number; at: number; deleted: boolean; way: string }>(
  events: readonly E[],
) => {
  const last = new Map<number, Batch>()
  const batches = new Map<E, Batch>()
  for (const event of events.toSorted((one, other) => one.at - other.at)) {
    const before = last.get(event.prospectId) ?? noBatch
    const fresh = { batchId: randomUUID(), undoesId: event.way === 'undo' ? before.batchId : null }
    const batch = event.way === 'alone' ? noBatch : event.way === 'same' ? before : fresh
    batches.set(event, batch)
    if (!event.deleted) last.set(event.prospectId, batch)
  }
  return events.map((event) => ({ ...event, ...(batches.get(event) ?? noBatch) }))
}

const write = async (drawn: Drawn, now: number): Promise<{ accountId: string; written: History }> => {
  const account = await insertAccountRows(desk)
  const users = [...userNames.keys()]
  await desk.pool.query(
    `insert into memberships (account_id, user_id, role) select $1, unnest($2::uuid[]), 'Leasing Agent'`,
    [account.accountId, users],
  )
  const units = drawn.units.map(({ availableAgo, ...unit }) => ({
    ...unit,
    availableAt: availableAgo === null ? null : now - availableAgo,
  }))
  const unitIds = await account.addUnits(units)
  const unitAt = (at: number | null): number | null => (at === null ? null : (unitIds[at] ?? null))
  const prospects = drawn.prospects.map(({ unit, createdAgo, ...prospect }) => ({
    ...prospect,
    unitId: unitAt(unit),
    createdAt: now - createdAgo,
  }))
  const prospectIds = await account.addProspects(prospects)
  const drawnEvents = drawn.events.map(({ prospect, unit, ago, plannedIn, by, assigned, ...event }) => ({
    ...event,
    prospectId: prospectIds[prospect] ?? 0,
    unitId: unitAt(unit),
    at: now - ago,
    planned: plannedIn === null ? null : now + plannedIn,
    createdBy: users[by] ?? '',
    assigned: ['Assign to User', 'Reassign Showing'].includes(event.type)
      ? assigned.map((one) => users[one] ?? '')
      : null,
  }))
  const events = inBatches(drawnEvents)
  const eventIds = await account.addEvents(events)
  expect(eventIds).toEqual(eventIds.toSorted((one, other) => one - other))
  const withIds = <T>(rows: readonly T[], ids: readonly number[]) =>
    rows.map((row, index) => ({ ...row, id: ids[index] ?? 0 }))
  const written = {
    units: withIds(units, unitIds),
    prospects: withIds(prospects, prospectIds),
    events: withIds(events, eventIds),
    userNames,
  }
  return { accountId: account.accountId, written }
}

const all = { limit: 1_000, offset: 0 }

const compare = async (accountId: string, written: History, span: Window, now: number): Promise<void> => {
  const { pool } = desk
  const window = { start: toText(span.from), end: toText(span.to) }
  const sources = await readMarketingSources(pool, [accountId], window, all)
  const told = sources.map(({ sourceKey: _, sourceDisplay, ...counts }) => [
    sourceDisplay,
    Object.fromEntries(Object.entries(counts).filter(([, count]) => count !== 0)),
  ])
  expect(Object.fromEntries(told)).toEqual(Object.fromEntries(marketingSources(written, span, now)))
  expect(await readFirstContacts(pool, accountId, window)).toEqual(firstContacts(written, span))
  const ofAgents = (await readAgents(pool, accountId, window, 1_000)).map(({ userId, name, ...counts }) => {
    expect(name).toBe(userNames.get(userId ?? '') ?? null)
    return [userId, Object.fromEntries(Object.entries(counts).filter(([, count]) => count !== 0))] as const
  })
  expect(new Map(ofAgents)).toEqual(agents(written, span))
  expect(await readShowings(pool, [accountId], window, all)).toEqual(showings(written, span))
  for (const unit of written.units)
    expect(await readUnitPerformance(pool, [accountId], unit.id, window, recentDays)).toEqual(
      unitPerformance(written, unit, span, now, recentDays),
    )
}

test('every report agrees with a plain count in memory over random histories', async () => {
  await fc.assert(
    fc.asyncProperty(history, async (drawn) => {
      const now = Date.now()
      const { accountId, written } = await write(drawn, now)
      const from = now - drawn.window.ago
      await compare(accountId, written, { from, to: from + drawn.window.days * day }, now)
    }),
    { numRuns: 80 },
  )
}, 60_000)
