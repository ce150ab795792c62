import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Desk, openDesk, useEngine } from '../desk.ts'
import { about, oneWritten, writeOf, written } from './events.ts'

let desk: Desk
let accountId: string
let agent: string
let other: string

beforeAll(async () => {
  desk = await openDesk()
  accountId = await desk.addAccount()
  agent = await desk.addMember(accountId)
  other = await desk.addMember(accountId)
})
afterAll(() => desk.close())

const prospect = async (phone: string | null = null): Promise<number> => {
  const [id = 0] = await desk.addProspects(accountId, 1, phone)
  return id
}

test('events of one call are decided one after another, and stand in the log in their order', async () => {
  const engine = useEngine(desk.url)
  const [one, two] = [await prospect(), await prospect()]
  const results = written(
    await engine.write(
      writeOf(agent, accountId, [
        about([one, two], { eventType: 'Showing Desired' }),
        about(one, { eventType: 'Assign to User', assignedToUserIds: [agent] }),
        about(one, { eventType: 'Assign to User', assignedToUserIds: [other] }),
      ]),
    ),
  )
  expect(results.map(({ end }) => end.kind)).toEqual(['written', 'written', 'written', 'written'])
  const events = await desk.eventsOf(one)
  expect(events.map(({ eventType, sequence }) => [eventType, sequence])).toEqual([
    ['Showing Desired', 1],
    ['Assign to User', 2],
    ['Assign to User', 3],
  ])
  expect(events[2]?.context.previousAssignedToUserIds).toEqual([agent])
  expect(await desk.verify()).toBeNull()
})

test('an event that comes late stands in its place, and what came after it still counts', async () => {
  const engine = useEngine(desk.url)
  const id = await prospect()
  await engine.write(
    writeOf(agent, accountId, [
      about(id, { eventType: 'Application Received', occurredAt: '2025-03-01T00:00:00.000000Z' }),
    ]),
  )
  const late = oneWritten(
    await engine.write(
      writeOf(agent, accountId, [
        about(id, {
          eventType: 'Showing Scheduled',
          plannedDateTime: '2025-02-03T10:00:00.000000Z',
          occurredAt: '2025-02-01T00:00:00.000000Z',
        }),
      ]),
    ),
  )
  expect(late.recordedAt).not.toBeNull()
  expect((await desk.eventsOf(id)).map(({ eventType }) => eventType)).toEqual([
    'Showing Scheduled',
    'Application Received',
  ])
  const { rows } = await desk.pool.query('select status, stage, stage_times from prospects where id = $1', [id])
  expect(rows[0]).toEqual({
    status: 'Application Received',
    stage: 'application',
    stage_times: { showing: '2025-02-01T00:00:00.000000Z', application: '2025-03-01T00:00:00.000000Z' },
  })
  expect(await desk.verify()).toBeNull()
})

test('a deleted event stays and no longer counts', async () => {
  const engine = useEngine(desk.url)
  const id = await prospect()
  oneWritten(await engine.write(writeOf(agent, accountId, [about(id, { eventType: 'Showing Desired' })])))
  const wrong = oneWritten(await engine.write(writeOf(agent, accountId, [about(id, { eventType: 'Not Interested' })])))
  const actor = { userId: agent, tokenId: null, onlyAccountIds: null }
  const command = { actor, accountId, eventId: wrong.id, reason: 'a mistake' }
  const deletion = await engine.deleteEvent(command)
  expect(deletion).toMatchObject({
    kind: 'deleted',
    event: { deleted: true, deletedBy: agent, deletionReason: 'a mistake' },
  })
  expect(await engine.deleteEvent(command)).toEqual(deletion)
  const { rows } = await desk.pool.query('select status, stage from prospects where id = $1', [id])
  expect(rows[0]).toEqual({ status: 'Showing Desired', stage: 'contacted' })
  oneWritten(await engine.write(writeOf(agent, accountId, [about(id, {})])))
  expect(await desk.verify()).toBeNull()
})

test('a blocked number is refused for all prospects that have it, until one of them lifts it', async () => {
  const engine = useEngine(desk.url)
  const phone = '+15550102030'
  const [one, two] = [await prospect(phone), await prospect(phone)]
  oneWritten(
    await engine.write(writeOf(agent, accountId, [about(one, { eventType: 'Blocklist Prospect', reason: 'fraud' })])),
  )
  const later = await prospect(phone)
  for (const id of [two, later]) {
    const refused = await engine.write(writeOf(agent, accountId, [about(id, { eventType: 'Showing Desired' })]))
    expect(refused).toMatchObject({
      kind: 'refused',
      results: [{ end: { faults: [{ code: 'prospectBlocklisted' }] } }],
    })
  }
  const lifted = written(
    await engine.write(writeOf(agent, accountId, [about(later, { eventType: 'Unblock Prospect' })])),
  )
  expect(lifted.map(({ prospectId }) => prospectId)).toEqual([later, one])
  oneWritten(await engine.write(writeOf(agent, accountId, [about(two, { eventType: 'Showing Desired' })])))
  expect(await desk.verify()).toBeNull()
})

test('a batch is taken back where nobody wrote since, and that can be taken back too', async () => {
  const engine = useEngine(desk.url)
  const ids = await desk.addProspects(accountId, 3)
  const [first = 0, second = 0, third = 0] = ids
  written(
    await engine.write(
      writeOf(agent, accountId, [
        about(ids, { eventType: 'Showing Desired' }),
        about(ids, { eventType: 'Assign to User', assignedToUserIds: [agent] }),
      ]),
    ),
  )
  const batch = writeOf(agent, accountId, [
    about(ids, { eventType: 'Not Interested' }),
    about([first, second], { eventType: 'Assign to User', assignedToUserIds: [other] }),
  ])
  written(await engine.write(batch))
  oneWritten(await engine.write(writeOf(agent, accountId, [about(second, {})])))
  const { actor } = batch
  const undo = {
    actor,
    accountId,
    batchId: crypto.randomUUID(),
    undoesId: batch.batchId ?? '',
    prospectIds: ids,
    firstPlace: 0,
  }
  const undoing = await engine.undoBatch(undo)
  expect(undoing).toMatchObject({ results: [{ end: 'restored' }, { end: 'touched' }, { end: 'restored' }] })
  const stands = async () =>
    (
      await desk.pool.query(
        'select status, stage, assigned_to_user_ids[1] as who from prospects where id = any($1) order by id',
        [ids],
      )
    ).rows
  const before = { status: 'Showing Desired', stage: 'contacted', who: agent }
  const after = { status: 'Not Interested', stage: 'lost', who: other }
  expect(await stands()).toEqual([before, after, before])
  const back = await engine.undoBatch({
    ...undo,
    batchId: crypto.randomUUID(),
    undoesId: undo.batchId,
    prospectIds: [first, third],
  })
  expect(back).toMatchObject({ results: [{ end: 'restored' }, { end: 'restored' }] })
  expect(await stands()).toEqual([after, after, { ...after, who: agent }])
  expect(await desk.verify()).toBeNull()
})
