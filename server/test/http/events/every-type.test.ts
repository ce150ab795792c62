import { afterAll, beforeAll, expect, test } from 'vitest'
import { exampleEvent } from '../../../scripts/events-page.ts'
import { type EventType, eventTypeNames, eventTypeRow } from '../../../src/catalogue/event-types.ts'
import { type Desk, openDesk } from '../../engine/desk.ts'
import { note, type Office, oneEvent, openOffice, written } from './office.ts'

let desk: Desk

beforeAll(async () => {
  desk = await openDesk()
})
afterAll(() => desk.close())

/** The example of the documents, about this prospect and with a member of the account. */
const eventOf = (name: EventType, prospectId: number, userId: string): object => {
  const example = exampleEvent(name) as { context?: { assignedToUserIds?: string[] } }
  const context =
    example.context?.assignedToUserIds === undefined ? example.context : { assignedToUserIds: [userId.toUpperCase()] }
  return { ...example, prospect_id: prospectId, ...(context === undefined ? {} : { context }) }
}

const blockIfNeeded = async ({ write }: Office, name: EventType, prospectId: number): Promise<void> => {
  if (name === 'Unblock Prospect') written(await write([{ prospect_id: prospectId, event_type: 'Blocklist Prospect' }]))
}

test.each(eventTypeNames)('%s is written and read back, and the prospect follows', async (name) => {
  const office = await openOffice(desk)
  const { owner, agent, write, prospect, timeline } = office
  const [id = 0] = await desk.addProspects(office.accountId, 1, '+15550100199')
  await blockIfNeeded(office, name, id)
  const before = await prospect(id)
  const event = oneEvent(await write([{ ...eventOf(name, id, agent.userId), source: 'Showing Scheduler' }]))
  expect(event).toMatchObject({ event_type: name, prospect_id: id, source: 'Showing Scheduler', deleted: false })
  expect(event.context).toMatchObject({ createdByUserRole: 'Owner' })
  expect(event.recorded_at).toBe(event.created_at)
  expect((await owner.get(`/v2/leasing_events/${event.id}`)).json()).toEqual(event)
  expect((await timeline(id))[0]).toEqual(event)
  const { setsStatus, stage } = eventTypeRow(name) ?? {}
  const isUnblocked = name === 'Unblock Prospect'
  expect(await prospect(id)).toMatchObject({
    status: setsStatus ? name : isUnblocked ? 'New' : before['status'],
    stage: stage ?? (isUnblocked ? 'lead' : before['stage']),
    blocklisted: name === 'Blocklist Prospect',
    assigned_to_user_ids: name === 'Assign to User' ? [agent.userId] : [],
  })
  expect(await desk.verify()).toBeNull()
})

test('a context says what belongs to its type, and moments come back in UTC with microseconds', async () => {
  const { write, agent, accountId } = await openOffice(desk)
  const [id = 0] = await desk.addProspects(accountId, 1, '+15550100198')
  const { results } = written(
    await write([
      {
        prospect_id: id,
        event_type: 'Assign to User',
        context: { assignedToUserIds: [agent.userId, agent.userId.toUpperCase()] },
      },
      {
        prospect_id: id,
        event_type: 'Showing Scheduled',
        planned_date_time: '2030-01-01T12:00:00.5+14:00',
        next_follow_up: '2029-12-31T23:59:59-00:00',
      },
      { prospect_id: id, event_type: 'Reassign Showing', context: { assignedToUserIds: [], followUpDone: true } },
      {
        prospect_id: id,
        event_type: 'Blocklist Prospect',
        context: { reason: 'Ünsafe 🔥', until: '2031-02-28T23:00:00Z' },
      },
    ]),
  )
  expect(results.map(({ event }) => [event?.planned_date_time, event?.next_follow_up, event?.context])).toEqual([
    [null, null, { assignedToUserIds: [agent.userId], createdByUserRole: 'Owner', previousAssignedToUserIds: [] }],
    ['2029-12-31T22:00:00.500000Z', '2029-12-31T23:59:59.000000Z', { createdByUserRole: 'Owner' }],
    [
      null,
      null,
      {
        assignedToUserIds: [],
        createdByUserRole: 'Owner',
        previousAssignedToUserIds: [agent.userId],
        followUpDone: true,
      },
    ],
    [
      null,
      null,
      {
        createdByUserRole: 'Owner',
        reason: 'Ünsafe 🔥',
        until: '2031-02-28T23:00:00.000000Z',
        phone: '+15550100198',
      },
    ],
  ])
})

test('one call writes for ids, lists of ids and a phone number, in order, under one batch', async () => {
  const { write, accountId, timeline } = await openOffice(desk)
  const [one = 0, two = 0] = await desk.addProspects(accountId, 2)
  const sharing = await desk.addProspects(accountId, 2, '+15550100197')
  const answer = written(
    await write([
      note(one, 'first'),
      { prospect_ids: [two, one], event_type: 'Log Note', notes: 'second' },
      { phone: '(555) 010-0197', event_type: 'Log Note', notes: 'third' },
    ]),
  )
  expect(
    answer.results.map(({ event_index, target_index, prospect_id }) => [event_index, target_index, prospect_id]),
  ).toEqual([
    [0, 0, one],
    [1, 0, two],
    [1, 1, one],
    [2, null, sharing[0]],
    [2, null, sharing[1]],
  ])
  expect(answer.counts).toEqual({ targets: 5, written: 5, known: 0, refused: 0 })
  expect(new Set(answer.results.map(({ event }) => event?.batch_id))).toEqual(new Set([answer.batch_id]))
  expect((await timeline(one)).map(({ notes }) => notes)).toEqual(['second', 'first'])
})

test('events of a merged prospect go to the one that was kept', async () => {
  const { owner, write, accountId, timeline } = await openOffice(desk)
  const [kept = 0, merged = 0] = await desk.addProspects(accountId, 2)
  expect((await owner.post(`/v2/prospects/${kept}/merges`, { merged_id: merged })).statusCode).toBe(201)
  const [result] = written(await write([note(merged)])).results
  expect([result?.prospect_id, result?.event?.prospect_id]).toEqual([merged, kept])
  expect((await timeline(kept)).map(({ notes }) => notes)).toEqual(['a note'])
})
