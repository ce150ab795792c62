import { randomUUID } from 'node:crypto'
import type pg from 'pg'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { openDatabase } from '../../src/storage/database.ts'
import { appendAssignments, appendSession } from '../../src/storage/log/append-assignments.ts'
import type { AppendBatch, EventRow, KeyRow, ProspectChange } from '../../src/storage/log/append-batch.ts'
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

const event = (prospectId: number, step = 1, batchId: string | null = null): EventRow => ({
  prospectId,
  step,
  source: null,
  notes: null,
  createdBy: userId,
  createdByTokenId: null,
  context: {
    assignedToUserIds: [userId],
    createdByUserRole: 'Leasing Agent',
    previousAssignedToUserIds: step === 1 ? [] : [userId],
  },
  batchId,
})
type Given = { readonly group?: number; readonly version?: number; readonly events?: number; readonly account?: string }
const change = (
  prospectId: number,
  { group = prospectId, version = 0, events = 1, account }: Given = {},
): ProspectChange => {
  const had = version === 0 ? [] : [userId]
  const before = {
    accountId: account ?? accountId,
    prospectId,
    phoneE164: null,
    version,
    assignedToUserIds: had,
    redirect: null,
  }
  return { before, after: { ...before, version: version + events, assignedToUserIds: [userId] }, group }
}
const batch = (given: Partial<AppendBatch> = {}): AppendBatch => ({
  changes: prospectIds.map((id) => change(id)),
  events: prospectIds.map((id) => event(id)),
  keys: [],
  rosters: [{ accountId, version: rosterVersion }],
  ...given,
})
const key = (name: string, place: number, group: number): KeyRow => ({
  tokenId: userId,
  key: name,
  fingerprint: Buffer.alloc(32, name),
  group,
  event: place,
})

const append = async (given: AppendBatch): Promise<boolean[]> =>
  (await appendAssignments(pool, given)).map((written) => written !== null)
const counts = (): Promise<number[]> => Promise.all(prospectIds.map(async (id) => (await desk.eventsOf(id)).length))

test('every event of a batch is told with the id and the time that it has in the log', async () => {
  const [first = 0, second = 0, third = 0] = prospectIds
  const written = await appendAssignments(
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

test('a prospect that stands between others in the batch, with two events, is left out with both', async () => {
  const [first = 0, second = 0, third = 0] = prospectIds
  await append(batch({ changes: [change(second)], events: [event(second)] }))
  const written = await appendAssignments(
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

test('a group of two prospects with several events each, one of them with a key, is told in the order of its events', async () => {
  const [first = 0, second = 0, third = 0] = prospectIds
  const batchId = randomUUID()
  await append(batch({ changes: [change(third)], events: [event(third)] }))
  const written = await appendAssignments(
    pool,
    batch({
      changes: [change(third, { group: 2 }), change(second, { group: 1, events: 2 }), change(first, { group: 1 })],
      events: [event(third), event(second), event(first, 1, batchId), event(second, 2, batchId)],
      keys: [key(randomUUID(), 2, 1)],
    }),
  )
  expect(written.map((one) => one !== null)).toEqual([false, true, true, true])
  const [ofFirst, ofSecond] = await Promise.all([first, second].map(desk.eventsOf))
  expect(written.slice(1).map((one) => one?.id)).toEqual([ofSecond?.[0]?.id, ofFirst?.[0]?.id, ofSecond?.[1]?.id])
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
  const batchId = randomUUID()
  const changes = [change(first, { group: 1 }), change(second, { group: 1 }), change(third, { group: 2 })]
  const events = [event(first, 1, batchId), event(second, 1, batchId), event(third)]
  expect(await append(batch({ changes, events }))).toEqual([false, false, true])
  expect(await counts()).toEqual([0, 1, 1])
})

test('what rests on an older roster is left out, and so is what rests on an account that is not there', async () => {
  expect(await append(batch({ rosters: [{ accountId, version: rosterVersion - 1 }] }))).toEqual([false, false, false])
  expect(await append(batch({ rosters: [] }))).toEqual([false, false, false])
  expect(await append(batch({ changes: prospectIds.map((id) => change(id, { account: randomUUID() })) }))).toEqual([
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
    const batchId = randomUUID()
    const grouped = [change(first, { group: 1 }), change(second, { group: 1, version: 1 })]
    const events = [event(first, 1, batchId), { ...event(second, 2, batchId), step: 1 }]
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
  const stale = [change(first, { version: 7 })]
  expect(await append(batch({ changes: stale, events: [event(first)], keys: [key(name, 0, first)] }))).toEqual([false])
  expect((await pool.query('select from idempotency_keys where key = $1', [name])).rowCount).toBe(0)
  expect(
    await append(batch({ changes: [change(first)], events: [event(first)], keys: [key(name, 0, first)] })),
  ).toEqual([true])
})
