import { describe, expect, test } from 'vitest'
import { type EventType, eventTypeNames, eventTypeRow } from '../../src/catalogue/event-types.ts'
import type { ProspectState } from '../../src/catalogue/prospect-state.ts'
import { evolve, newProspect } from '../../src/domain/prospects.ts'
import { after, assignTo, today } from './given.ts'

const [earlier, later] = ['2024-09-05T18:53:03.406168Z', '2024-10-06T18:53:03.000001Z']
const plain = {
  context: { createdByUserRole: 'Owner' },
  plannedDateTime: null,
  nextFollowUp: null,
  createdAt: today,
  createdBy: 'olga',
}

/** A prospect of whom every property has a value that no event type sets. */
const before: ProspectState = {
  version: 41,
  status: 'Still Deciding',
  stage: 'contacted',
  stageTimes: { lead: earlier, contacted: earlier },
  assignedToUserIds: ['lena'],
  block: null,
  nextFollowUp: earlier,
  plannedDateTime: later,
  showingUserIds: ['adam'],
}

describe('status and stage follow the catalogue', () => {
  const ownRules = new Set<EventType>([
    'Blocklist Prospect',
    'Unblock Prospect',
    'Assign to User',
    'Showing Scheduled',
    'Reassign Showing',
  ])

  test('which has all 45 types of the reference text', () => {
    expect(eventTypeNames).toHaveLength(45)
  })

  test.each(eventTypeNames.filter((name) => !ownRules.has(name)))('%s', (eventType) => {
    const row = eventTypeRow(eventType)
    const stage = row?.stage ?? 'contacted'
    expect(evolve(before, { ...plain, eventType })).toStrictEqual({
      ...before,
      version: 42,
      status: row?.setsStatus ? eventType : 'Still Deciding',
      stage,
      stageTimes: stage === 'contacted' ? before.stageTimes : { ...before.stageTimes, [stage]: today },
      ...(row?.endsPlan ? { plannedDateTime: null, showingUserIds: null } : {}),
    })
  })
})

test('the time of a stage is that of entering it last', () => {
  const at = (day: number) => `2024-10-0${day}T00:00:00.000000Z`
  const state = after(
    { eventType: 'New', at: at(1) },
    { eventType: 'Showing Desired', at: at(2) },
    { eventType: 'Showing Scheduled', plannedDateTime: later, at: at(3) },
    { eventType: 'Showing Complete', at: at(4) },
    { eventType: 'Ghosting', at: at(5) },
  )
  expect(state.stageTimes).toStrictEqual({ lead: at(1), contacted: at(5), showing: at(3) })
})

describe('a block', () => {
  const blockIt = { ...plain, eventType: 'Blocklist Prospect' } as const
  const blocked = evolve(before, {
    ...blockIt,
    context: { createdByUserRole: 'Owner', reason: 'fraud', until: later, phone: '+13035550199' },
  })
  const unblock = { ...plain, eventType: 'Unblock Prospect' } as const

  test('ends the funnel, and remembers where the prospect stood', () => {
    expect(blocked).toStrictEqual({
      ...before,
      version: 42,
      status: 'Blocklist Prospect',
      stage: 'lost',
      stageTimes: { ...before.stageTimes, lost: today },
      plannedDateTime: null,
      showingUserIds: null,
      block: {
        status: 'Still Deciding',
        stage: 'contacted',
        reason: 'fraud',
        until: later,
        at: today,
        by: 'olga',
        phone: '+13035550199',
      },
    })
  })

  test('gives status and stage back when it is taken away, and leaves what happened meanwhile', () => {
    const assigned = evolve(blocked, {
      ...plain,
      eventType: 'Assign to User',
      context: { assignedToUserIds: ['adam'], createdByUserRole: 'Owner', previousAssignedToUserIds: ['lena'] },
    })
    expect(evolve(assigned, unblock)).toMatchObject({
      version: 44,
      status: 'Still Deciding',
      stage: 'contacted',
      block: null,
      assignedToUserIds: ['adam'],
    })
  })

  test('a second time does not forget where the prospect stood before the first', () => {
    expect(evolve(blocked, blockIt).block).toMatchObject({ status: 'Still Deciding', stage: 'contacted', reason: null })
  })

  test('that is not there and is taken away changes nothing', () => {
    expect(evolve(before, unblock)).toStrictEqual({ ...before, version: 42 })
  })

  test('whose time has passed is gone with the next event that it would have forbidden', () => {
    const next = { ...plain, eventType: 'Missed Showing', createdAt: later } as const
    expect(evolve(blocked, next)).toMatchObject({ status: 'Missed Showing', stage: 'contacted', block: null })
    expect(evolve(blocked, { ...next, eventType: 'Log Note' }).block).toStrictEqual(blocked.block)
  })
})

test('an event of a type that this version does not know counts, and changes nothing else', () => {
  const eventType = 'Sent by Pigeon' as EventType
  expect(evolve(before, { ...plain, eventType })).toStrictEqual({ ...before, version: 42 })
})

test('names of what every object has are no event types', () => {
  for (const name of ['constructor', '__proto__', 'toString'])
    expect(evolve(before, { ...plain, eventType: name as EventType })).toStrictEqual({ ...before, version: 42 })
})

test('follow-up and plan are the last that were told, whatever the type', () => {
  const planned = evolve(before, { ...plain, eventType: 'Log Note', plannedDateTime: earlier, nextFollowUp: later })
  expect(planned).toStrictEqual({ ...before, version: 42, plannedDateTime: earlier, nextFollowUp: later })
})

test('a follow-up that is done is none any more, unless the event plans the next one', () => {
  const done = { ...plain, eventType: 'Log Note', context: { createdByUserRole: 'Owner', followUpDone: true } } as const
  expect(evolve(before, done).nextFollowUp).toBeNull()
  expect(evolve(before, { ...done, nextFollowUp: later }).nextFollowUp).toBe(later)
})

test('reassigning a showing does not reassign the prospect, and ends with the showing', () => {
  const history = [assignTo('lena'), { eventType: 'Reassign Showing', assignedToUserIds: ['adam'] }] as const
  expect(after(...history)).toStrictEqual({
    ...newProspect,
    version: 2,
    assignedToUserIds: ['lena'],
    showingUserIds: ['adam'],
  })
  expect(after(...history, { eventType: 'Showing Complete' }).showingUserIds).toBeNull()
})
