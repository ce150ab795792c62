import { describe, expect, test } from 'vitest'
import { type EventType, eventTypeNames, eventTypeRow } from '../../src/catalogue/event-types.ts'
import { evolve, newProspect, type ProspectState } from '../../src/domain/prospects.ts'
import { after, assignTo } from './given.ts'

const [earlier, later] = ['2024-10-05T18:53:03.406168Z', '2024-10-06T18:53:03.000001Z']
const plain = { context: { createdByUserRole: 'Owner' }, plannedDateTime: null, nextFollowUp: null }

/** A prospect of whom every property has a value that no event type sets. */
const before: ProspectState = {
  version: 41,
  status: 'Still Deciding',
  stage: 'contacted',
  assignedToUserIds: ['lena'],
  beforeBlock: null,
  nextFollowUp: earlier,
  plannedDateTime: later,
}

describe('status and stage follow the catalogue', () => {
  const ownRules = new Set<EventType>(['Blocklist Prospect', 'Unblock Prospect', 'Assign to User'])

  test('which has all 45 types of the reference text', () => {
    expect(eventTypeNames).toHaveLength(45)
  })

  test.each(eventTypeNames.filter((name) => !ownRules.has(name)))('%s', (eventType) => {
    const row = eventTypeRow(eventType)
    expect(evolve(before, { ...plain, eventType })).toStrictEqual({
      ...before,
      version: 42,
      status: row?.setsStatus ? eventType : 'Still Deciding',
      stage: row?.stage ?? 'contacted',
    })
  })
})

describe('a block', () => {
  const blocked = evolve(before, { ...plain, eventType: 'Blocklist Prospect' })

  test('ends the funnel, and remembers where the prospect stood', () => {
    expect(blocked).toStrictEqual({
      ...before,
      version: 42,
      status: 'Blocklist Prospect',
      stage: 'lost',
      beforeBlock: { status: 'Still Deciding', stage: 'contacted' },
    })
  })

  test('gives status and stage back when it is taken away, and leaves what happened meanwhile', () => {
    const assigned = evolve(blocked, {
      ...plain,
      eventType: 'Assign to User',
      context: { assignedToUserIds: ['adam'], createdByUserRole: 'Owner', previousAssignedToUserIds: ['lena'] },
    })
    expect(evolve(assigned, { ...plain, eventType: 'Unblock Prospect' })).toStrictEqual({
      ...before,
      version: 44,
      assignedToUserIds: ['adam'],
    })
  })

  test('a second time does not forget where the prospect stood before the first', () => {
    expect(evolve(blocked, { ...plain, eventType: 'Blocklist Prospect' }).beforeBlock).toStrictEqual(
      blocked.beforeBlock,
    )
  })

  test('that is not there and is taken away changes nothing', () => {
    expect(evolve(before, { ...plain, eventType: 'Unblock Prospect' })).toStrictEqual({ ...before, version: 42 })
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

test('reassigning a showing does not reassign the prospect', () => {
  const state = after(assignTo('lena'), { eventType: 'Reassign Showing', assignedToUserIds: ['adam'] })
  expect(state).toStrictEqual({ ...newProspect, version: 2, assignedToUserIds: ['lena'] })
})

test('a state is a value: evolving leaves it as it was', () => {
  const frozen = Object.freeze({ ...before, assignedToUserIds: Object.freeze(['lena']) })
  for (const eventType of eventTypeNames) evolve(frozen, { ...plain, eventType })
  expect(frozen).toStrictEqual(before)
})
