import { randomUUID } from 'node:crypto'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { readHistories } from '../../../src/engine/writing/read-histories.ts'
import { counts } from '../../../src/storage/reports/event-filters.ts'
import { type Desk, openDesk, type TestEngine, useEngine } from '../desk.ts'
import { done, mergeOf, prospectOf, undoOf } from '../merging/merges.ts'
import { about, oneWritten, type Said, writeOf, written } from './events.ts'

/** A batch that was undone counts for nothing, whatever is written, deleted or merged afterwards. */

let desk: Desk
let accountId: string
let agent: string
let engine: TestEngine

beforeAll(async () => {
  desk = await openDesk()
  accountId = await desk.addAccount()
  agent = await desk.addMember(accountId)
})
beforeEach(() => {
  engine = useEngine(desk.url)
})
afterAll(() => desk.close())
afterEach(async () => {
  expect(await desk.verify()).toBeNull()
})

const early = '2025-02-01T00:00:00.000000Z'
const between = '2025-03-01T00:00:00.000000Z'
const late = '2025-04-01T00:00:00.000000Z'
const actor = () => ({ userId: agent, tokenId: null, onlyAccountIds: null })
const assigned = (...assignedToUserIds: string[]): Said => ({ eventType: 'Assign to User', assignedToUserIds })

const one = async (): Promise<number> => (await desk.addProspects(accountId, 1))[0] ?? 0
const say = async (id: number, said: Said) =>
  oneWritten(await engine.write(writeOf(agent, accountId, [about(id, said)])))
const remove = (eventId: number) => engine.deleteEvent({ actor: actor(), accountId, eventId, reason: null })

const undo = async (undoesId: string | null, ...prospectIds: number[]) => {
  const batchId = randomUUID()
  const command = { actor: actor(), accountId, batchId, undoesId: undoesId ?? '', prospectIds, firstPlace: 0 }
  const undoing = await engine.undoBatch(command)
  if (undoing.kind !== 'undone') throw new Error(undoing.kind)
  return {
    batchId,
    ends: undoing.results.map(({ end }) => end),
    events: undoing.results.flatMap(({ events }) => events),
  }
}

const jobsFor = async (id: number): Promise<number | null> =>
  (
    await desk.pool.query(
      `select from graphile_worker._private_jobs where payload ->> 'prospectId' = $1::text and run_at = $2`,
      [id, between],
    )
  ).rowCount

test('a block that was there before an undone batch is gone once its event is deleted', async () => {
  const id = await one()
  const block = await say(id, { eventType: 'Blocklist Prospect' })
  const { batchId } = await say(id, { nextFollowUp: '2030-01-01T00:00:00.000000Z' })
  expect((await undo(batchId, id)).ends).toEqual(['restored'])
  await remove(block.id)
  await say(id, { eventType: 'Showing Desired' })
  expect((await prospectOf(desk, id)).status).toBe('Showing Desired')
})

test('what comes late, from before an undone batch, counts', async () => {
  const id = await one()
  const { batchId } = await say(id, { eventType: 'Ghosting', occurredAt: late })
  await undo(batchId, id)
  const second = await desk.addMember(accountId)
  await say(id, { eventType: 'Application Received', occurredAt: early })
  await say(id, { ...assigned(second), occurredAt: early })
  expect(await prospectOf(desk, id)).toMatchObject({ status: 'Application Received', assignedToUserIds: [second] })
})

test('to merge a prospect with an undone batch into another one takes nothing from that', async () => {
  const [kept, merged] = [await one(), await one()]
  await say(kept, { ...assigned(agent), occurredAt: early })
  await say(kept, { eventType: 'Lease Signed', occurredAt: early })
  const { batchId } = await say(merged, { eventType: 'Ghosting' })
  await undo(batchId, merged)
  const other = await say(merged, assigned(await desk.addMember(accountId)))
  await undo(other.batchId, merged)
  done(await engine.merge(mergeOf(agent, accountId, kept, merged)))
  expect(await prospectOf(desk, kept)).toMatchObject({ status: 'Lease Signed', assignedToUserIds: [agent] })
})

test('what was undone for one prospect stands for the other one that it is merged into', async () => {
  const [kept, merged] = [await one(), await one()]
  const batch = writeOf(agent, accountId, [about([kept, merged], { eventType: 'Ghosting', occurredAt: early })])
  written(await engine.write(batch))
  await say(kept, {})
  expect((await undo(batch.batchId, kept, merged)).ends).toEqual(['touched', 'restored'])
  done(await engine.merge(mergeOf(agent, accountId, kept, merged)))
  expect((await prospectOf(desk, kept)).status).toBe('Ghosting')
  const counting = await desk.pool.query(`select from leasing_events e where prospect_id = $1 and ${counts('e')}`, [
    kept,
  ])
  // Its own, and the note.
  expect(counting.rowCount).toBe(2)
})

test('who left the account keeps what a batch of notes never took', async () => {
  const id = await one()
  const leaver = await desk.addMember(accountId)
  await say(id, assigned(agent, leaver))
  await desk.removeMember(accountId, leaver)
  const { batchId } = await say(id, {})
  expect(await undo(batchId, id)).toMatchObject({ ends: ['unchanged'], events: [] })
  expect((await prospectOf(desk, id)).assignedToUserIds).toEqual([agent, leaver])
})

test('what changed nothing is undone by an event too, and a second undoing has nothing to do', async () => {
  const id = await one()
  const first = await say(id, { eventType: 'Missed Showing' })
  const second = await say(id, { eventType: 'Missed Showing' })
  const undone = await undo(second.batchId, id)
  expect(undone.events).toMatchObject([{ eventType: 'Log Note', undoesBatchId: second.batchId }])
  expect((await undo(second.batchId, id)).ends).toEqual(['unchanged'])
  await remove(first.id)
  expect((await prospectOf(desk, id)).status).toBe('New')
})

test('a block that comes back with its prospect, when a merge is undone, is lifted at its end', async () => {
  const [kept, merged] = [await one(), await one()]
  await say(merged, { eventType: 'Blocklist Prospect', occurredAt: early, until: between })
  const { id } = done(await engine.merge(mergeOf(agent, accountId, kept, merged)))
  await engine.endBlock({ accountId, prospectId: merged })
  await desk.pool.query('delete from graphile_worker._private_jobs')
  done(await engine.undoMerge(undoOf(agent, accountId, id)))
  expect(await jobsFor(merged)).toBe(1)
  await engine.endBlock({ accountId, prospectId: merged })
  expect((await prospectOf(desk, merged)).status).toBe('New')
})

test('the end of a block lifts no other block that came by a merge', async () => {
  const [kept, merged] = [await one(), await one()]
  await say(merged, { eventType: 'Blocklist Prospect', occurredAt: early, until: late })
  expect((await engine.endBlock({ accountId, prospectId: merged })).kind).toBe('done')
  await say(kept, { eventType: 'Blocklist Prospect', occurredAt: between })
  done(await engine.merge(mergeOf(agent, accountId, kept, merged)))
  expect((await prospectOf(desk, kept)).status).toBe('Blocklist Prospect')
  await say(kept, { eventType: 'Unblock Prospect' })
  expect((await prospectOf(desk, kept)).status).toBe('New')
})

test('histories are read some prospects at a time, and only one that alone is too long is not read', async () => {
  const ids = await desk.addProspects(accountId, 5)
  const [first = 0, second = 0, third = 0, fourth = 0] = ids
  const times = (id: number, count: number) => Array.from({ length: count }, () => about(id, {}))
  const notes = [...times(first, 2), ...times(second, 1), ...times(third, 4), ...times(fourth, 3)]
  written(await engine.write(writeOf(agent, accountId, notes)))
  const client = await desk.pool.connect()
  const found = new Map<number, number | 'tooLong'>()
  for await (const [id, history] of readHistories(client, accountId, ids, 3))
    found.set(id, history === 'tooLong' ? history : history.length)
  client.release()
  expect(ids.map((id) => found.get(id))).toEqual([2, 1, 'tooLong', 3, 0])
})
