import { randomUUID } from 'node:crypto'
import type pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { findFalseAssignmentStart, findFalseBatch, findFalseStanding } from '../../src/storage/log/further-checks.ts'
import { assign, type Desk, openDesk, recorded, useEngine } from '../engine/desk.ts'
import { about, writeOf, written } from '../engine/writing/events.ts'

/** An account in which everything happened that writes the tables, and what was spoiled in them. */

let desk: Desk
let accountId: string
let owner: string
let agent: string
const [batchId, undoingId] = [randomUUID(), randomUUID()]
let prospectIds: readonly number[]

beforeAll(async () => {
  desk = await openDesk()
  accountId = await desk.addAccount()
  owner = await desk.addMember(accountId, 'Owner')
  agent = await desk.addMember(accountId)
  prospectIds = await desk.addProspects(accountId, 4, '+15550100199')
})
afterAll(() => desk.close())

const checks = [findFalseAssignmentStart, findFalseStanding, findFalseBatch]
type Check = (typeof checks)[number]

/** What the checks say after this was done behind Foyer's back; then it is as if it had not been. */
const saidAfter = async (tampering: string, check: Check): Promise<string | null> => {
  const client: pg.PoolClient = await desk.pool.connect()
  await client.query('begin')
  const { rowCount } = await client.query(tampering)
  const said = await check(client)
  await client.query('rollback')
  client.release()
  expect(rowCount).toBeGreaterThan(0)
  return said
}

test('whatever Foyer wrote is right', async () => {
  const engine = useEngine(desk.url)
  const actor = { userId: owner, tokenId: null, onlyAccountIds: null }
  const [first = 0, second = 0, third = 0] = prospectIds
  recorded(await engine.append(assign(owner, first, [agent, owner], { samePhone: true })))
  recorded(await engine.append(assign(owner, first, [])))
  const events = [
    about([first, second], { eventType: 'Showing Scheduled', plannedDateTime: '2025-03-03T00:00:00.000000Z' }),
    about(first, {
      eventType: 'Assign to User',
      assignedToUserIds: [agent],
      nextFollowUp: '2025-03-04T00:00:00.000000Z',
    }),
    about(second, { eventType: 'Ghosting', occurredAt: '2025-03-01T00:00:00.000000Z' }),
  ]
  written(await engine.write(writeOf(owner, accountId, events, { batchId })))
  await engine.undoBatch({ actor, accountId, batchId: undoingId, undoesId: batchId, prospectIds, firstPlace: 0 })
  const deleted = (await desk.eventsOf(first)).find(({ eventType }) => eventType === 'Assign to User')
  await engine.deleteEvent({ actor, accountId, eventId: deleted?.id ?? 0, reason: null })
  await engine.merge({ actor, accountId, keptId: first, mergedId: third })
  for (const check of checks) expect(await check(desk.pool)).toBeNull()
})

const someStart = 'ctid = (select min(ctid) from assignment_starts)'

test.each([
  ['is missing', `delete from assignment_starts where ${someStart}`, /lacks user/],
  [
    'is of another time',
    `update assignment_starts set created_at = now() where ${someStart}`,
    /assignment_starts (has|lacks) user/,
  ],
  [
    'is of nobody whom the event names',
    'insert into assignment_starts select account_id, gen_random_uuid(), created_at, event_id from assignment_starts limit 1',
    /has user/,
  ],
  ['is of no event', 'update assignment_starts set event_id = 0', /assignment_starts (has|lacks) user/],
])('the start of an assignment that %s is named', async (_, tampering, words) => {
  const said = await saidAfter(tampering, findFalseAssignmentStart)
  expect(said).toMatch(words)
  expect(said).toMatch(`of account ${accountId}`)
})

test.each([
  ['status', "'Moved In'"],
  ['stage', "'lost'"],
  ['next_follow_up', 'now()'],
  ['created_at', 'now()'],
])('a %s by which a prospect is listed, and which is not its own, is named', async (column, value) => {
  const [first = 0] = prospectIds
  const tampering = `update prospect_standings set ${column} = ${value} where prospect_id = ${first}`
  const said = await saidAfter(tampering, findFalseStanding)
  expect(said).toMatch(`prospect ${first} of account ${accountId}: prospect_standings differs from it in ${column} (`)
})

test('a prospect that stands nowhere is named, and one that was merged and stands somewhere', async () => {
  const [first = 0, , third = 0] = prospectIds
  const without = await saidAfter(`delete from prospect_standings where prospect_id = ${first}`, findFalseStanding)
  expect(without).toMatch(`prospect ${first} of account ${accountId}: prospect_standings lacks its row`)
  const again = `insert into prospect_standings select account_id, ${third}, created_at, status, stage from prospect_standings limit 1`
  expect(await saidAfter(again, findFalseStanding)).toMatch(
    `prospect ${third} of account ${accountId}: prospect_standings has`,
  )
})

test('a batch that wrote more or less than it says is named', async () => {
  const written = `batch ${batchId} of account ${accountId}: says that it wrote`
  const count = `update batches set events_written = events_written + 1 where id = '${batchId}'`
  expect(await saidAfter(count, findFalseBatch)).toMatch(`${written} 5 events, and the log has 4`)
  const gone = `delete from leasing_events where batch_id = '${batchId}'`
  expect(await saidAfter(gone, findFalseBatch)).toMatch(`${written} 4 events, and the log has 0`)
})

test('events that do not say which batch they take back are named with their own', async () => {
  const forgotten = `update leasing_events set undoes_batch_id = null where batch_id = '${undoingId}'`
  expect(await saidAfter(forgotten, findFalseBatch)).toMatch(`batch ${undoingId} of account ${accountId}: `)
  const invented = `update leasing_events set undoes_batch_id = '${undoingId}' where batch_id = '${batchId}'`
  expect(await saidAfter(invented, findFalseBatch)).toMatch(`batch ${batchId} of account ${accountId}: 4 of its events`)
})
