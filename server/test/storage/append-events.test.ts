import { randomUUID } from 'node:crypto'
import type pg from 'pg'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { openDatabase } from '../../src/storage/database.ts'
import {
  type AppendBatch,
  type EventRow,
  type KeyRow,
  nobody,
  type ProspectChange,
} from '../../src/storage/log/append-batch.ts'
import { appendEvents, appendSession } from '../../src/storage/log/append-events.ts'
import { type Desk, openDesk } from '../engine/desk.ts'

/** The statement writes what still holds, group by group, and leaves the rest out. */

let desk: Desk
let pool: pg.Pool
let accountId: string
let userId: string
let prospectIds: number[]
let rosterVersion: number

beforeAll(async () => {
  desk = await openDesk()
  pool = openDatabase({ url: desk.url, connections: 3, timeoutMs: 5_000, sessionOptions: appendSession }).pool
  accountId = await desk.addAccount()
  userId = await desk.addMember(accountId)
  const { rows } = await pool.query<{ version: number }>('select roster_version as version from accounts')
  rosterVersion = rows[0]?.version ?? 0
})
afterAll(async () => {
  await pool.end()
  await desk.close()
})
beforeEach(async () => {
  prospectIds = await desk.addProspects(accountId, 3)
})
afterEach(async () => {
  expect(await desk.verify()).toBeNull()
})

const event = (prospectId: number, step = 1): EventRow => ({
  prospectId,
  step,
  eventType: 'Assign to User',
  source: null,
  notes: null,
  plannedDateTime: null,
  nextFollowUp: null,
  createdBy: userId,
  createdByTokenId: null,
  context: JSON.stringify({ assignedToUserIds: [userId], previousAssignedToUserIds: step === 1 ? [] : [userId] }),
  batchId: null,
  happenedAt: null,
})
const change = (prospectId: number, rest: Partial<ProspectChange> = {}): ProspectChange => ({
  accountId,
  prospectId,
  expectedVersion: 0,
  events: 1,
  group: prospectId,
  status: 'New',
  stage: 'lead',
  assignedToUserIds: [userId],
  statusBeforeBlock: null,
  stageBeforeBlock: null,
  nextFollowUp: null,
  plannedDateTime: null,
  happenedAt: null,
  ...rest,
})
const batch = ({ changes = prospectIds.map((id) => change(id)), ...rest }: Partial<AppendBatch> = {}): AppendBatch => ({
  // Nobody had them.
  released: changes.flatMap(({ prospectId, assignedToUserIds }) =>
    assignedToUserIds.length === 0 ? [] : [{ prospectId, userId: nobody }],
  ),
  taken: changes.flatMap(({ prospectId, assignedToUserIds }) =>
    assignedToUserIds.map((assignee) => ({ prospectId, userId: assignee })),
  ),
  changes,
  events: prospectIds.map((id) => event(id)),
  keys: [],
  rosters: [{ accountId, version: rosterVersion }],
  ...rest,
})
const key = (name: string, place: number, group: number): KeyRow => ({
  tokenId: userId,
  key: name,
  fingerprint: Buffer.alloc(32, name),
  group,
  event: place,
})

const append = async (given: AppendBatch): Promise<boolean[]> =>
  (await appendEvents(pool, given)).map((written) => written !== null)
const counts = (): Promise<number[]> => Promise.all(prospectIds.map(async (id) => (await desk.eventsOf(id)).length))

test('every event of a batch is told with the id and the time that it has in the log', async () => {
  const [first = 0, second = 0, third = 0] = prospectIds
  const written = await appendEvents(
    pool,
    batch({
      changes: [change(first, { events: 2 }), change(second), change(third)],
      events: [event(third), event(first), event(second), event(first, 2)],
    }),
  )
  const ids = written.map((one) => one?.id ?? 0)
  expect(ids).toEqual(ids.toSorted((one, other) => one - other))
  const stored = new Map(
    (await Promise.all(prospectIds.map(desk.eventsOf))).flat().map((row) => [row.id, row.createdAt]),
  )
  for (const one of written) expect(stored.get(one?.id ?? 0)).toBe(one?.createdAt)
  expect(await counts()).toEqual([2, 1, 1])
})

test('a batch that does more than assign is written and told like one that only assigns', async () => {
  const [first = 0, second = 0, third = 0] = prospectIds
  await append(batch({ changes: [change(second)], events: [event(second)] }))
  const note: EventRow = { ...event(third), eventType: 'Log Note', notes: 'called', context: '{}' }
  const written = await appendEvents(
    pool,
    batch({
      changes: [change(first, { events: 2 }), change(second), change(third, { assignedToUserIds: [] })],
      events: [note, event(first), event(second), event(first, 2)],
    }),
  )
  expect(written.map((one) => one !== null)).toEqual([true, true, false, true])
  const stored = (await Promise.all([third, first].map(desk.eventsOf))).flat()
  expect(stored.map(({ id, createdAt }) => ({ id, createdAt }))).toEqual([written[0], written[1], written[3]])
})

test('a prospect that stands between others in the batch, with two events, is left out with both', async () => {
  const [first = 0, second = 0, third = 0] = prospectIds
  await append(batch({ changes: [change(second)], events: [event(second)] }))
  const written = await appendEvents(
    pool,
    batch({
      changes: [change(first), change(second, { events: 2 }), change(third)],
      events: [event(second), event(first), event(second, 2), event(third)],
    }),
  )
  expect(written.map((one) => one !== null)).toEqual([false, true, false, true])
  const [told] = await desk.eventsOf(third)
  expect(told?.id).toBe(written[3]?.id)
})

test('a prospect that has moved on is left out, alone', async () => {
  const [, second = 0] = prospectIds
  expect(await append(batch({ changes: [change(second)], events: [event(second)] }))).toEqual([true])
  expect(await append(batch())).toEqual([true, false, true])
  expect(await counts()).toEqual([1, 1, 1])
})

test('a group of which one has moved on is left out whole, and the others are written', async () => {
  const [first = 0, second = 0, third = 0] = prospectIds
  await append(batch({ changes: [change(second)], events: [event(second)] }))
  const changes = [change(first, { group: 1 }), change(second, { group: 1 }), change(third, { group: 2 })]
  expect(await append(batch({ changes }))).toEqual([false, false, true])
  expect(await counts()).toEqual([0, 1, 1])
})

test('what rests on an older roster is left out, and so is what rests on an account that is not there', async () => {
  expect(await append(batch({ rosters: [{ accountId, version: rosterVersion - 1 }] }))).toEqual([false, false, false])
  expect(await append(batch({ rosters: [] }))).toEqual([false, false, false])
  expect(await append(batch({ changes: prospectIds.map((id) => change(id, { accountId: randomUUID() })) }))).toEqual([
    false,
    false,
    false,
  ])
})

test.each(['for update', 'for no key update', 'for share'])(
  'a row that is locked %s is not waited for',
  async (lock) => {
    const [first = 0, second = 0, third = 0] = prospectIds
    const holder = await desk.pool.connect()
    await holder.query('begin')
    await holder.query(`select from prospects where id = $1 ${lock}`, [first])
    expect(await append(batch())).toEqual([false, true, true])
    await holder.query('rollback')
    holder.release()
    const grouped = [change(first, { group: 1 }), change(second, { group: 1, expectedVersion: 1 })]
    const events = [event(first), { ...event(second), context: event(second, 2).context }]
    expect(await append(batch({ changes: grouped, events }))).toEqual([true, true])
    expect(await counts()).toEqual([1, 2, 1])
    expect(third).toBeGreaterThan(0)
  },
)

test('a key that is taken leaves its group out, and no other; it keeps what it had', async () => {
  const [first = 0, second = 0, third = 0] = prospectIds
  const name = randomUUID()
  const alone = batch({ changes: [change(first)], events: [event(first)], keys: [key(name, 0, first)] })
  expect(await append(alone)).toEqual([true])
  const later = batch({
    changes: [change(second), change(third)],
    events: [event(second), event(third)],
    keys: [key(name, 0, second), key(`${name} other`, 1, third)],
  })
  expect(await append(later)).toEqual([false, true])
  const { rows } = await pool.query(
    `select i.key, e.prospect_id as prospect from idempotency_keys i join leasing_events e on e.id = i.event_id
     where i.key like $1 order by i.key`,
    [`${name}%`],
  )
  expect(rows).toEqual([
    { key: name, prospect: first },
    { key: `${name} other`, prospect: third },
  ])
})

test('a key whose group is left out is not taken', async () => {
  const [first = 0] = prospectIds
  const name = randomUUID()
  const stale = [change(first, { expectedVersion: 7 })]
  expect(await append(batch({ changes: stale, events: [event(first)], keys: [key(name, 0, first)] }))).toEqual([false])
  expect((await pool.query('select from idempotency_keys where key = $1', [name])).rowCount).toBe(0)
  expect(
    await append(batch({ changes: [change(first)], events: [event(first)], keys: [key(name, 0, first)] })),
  ).toEqual([true])
})
