import { describe, expect, test } from 'vitest'
import { eventTypeNames } from '../../src/catalogue/event-types.ts'
import { decide } from '../../src/domain/decide.ts'
import { newProspect } from '../../src/domain/prospects.ts'
import { after, assignTo, draftOf, given, roster } from './given.ts'

const block = { eventType: 'Blocklist Prospect' } as const
const unblock = { eventType: 'Unblock Prospect' } as const

describe('assigning', () => {
  test('writes down who it is now, who it was before, and the role of who says so', () => {
    given(assignTo('lena'))
      .when({ ...assignTo('mary', 'adam'), by: 'olga', source: 'Email', notes: 'both' })
      .thenRecorded({
        eventType: 'Assign to User',
        source: 'Email',
        notes: 'both',
        context: {
          assignedToUserIds: ['mary', 'adam'],
          createdByUserRole: 'Owner',
          previousAssignedToUserIds: ['lena'],
        },
      })
  })

  test('for the first time has nobody before it', () => {
    given()
      .when(assignTo('lena'))
      .thenRecorded({
        eventType: 'Assign to User',
        context: { assignedToUserIds: ['lena'], createdByUserRole: 'Property Manager', previousAssignedToUserIds: [] },
      })
  })

  test('nobody is an event too', () => {
    given(assignTo('lena'))
      .when(assignTo())
      .thenRecorded({
        eventType: 'Assign to User',
        context: { assignedToUserIds: [], createdByUserRole: 'Property Manager', previousAssignedToUserIds: ['lena'] },
      })
  })

  test('the same again is an event too: this is a log', () => {
    given(assignTo('lena', 'mary'))
      .when(assignTo('lena', 'mary'))
      .thenRecorded({
        eventType: 'Assign to User',
        context: {
          assignedToUserIds: ['lena', 'mary'],
          createdByUserRole: 'Property Manager',
          previousAssignedToUserIds: ['lena', 'mary'],
        },
      })
  })

  test('follows only the assignments: what happens between them changes no predecessor', () => {
    given(assignTo('lena'), { eventType: 'Showing Desired' }, { eventType: 'Log Note', notes: 'x' })
      .when(assignTo('adam'))
      .thenRecorded({
        eventType: 'Assign to User',
        context: {
          assignedToUserIds: ['adam'],
          createdByUserRole: 'Property Manager',
          previousAssignedToUserIds: ['lena'],
        },
      })
  })

  test('strangers is refused, with the place of each of them', () => {
    given()
      .when(assignTo('zoe', 'lena', 'yuri', 'rosa', 'zoe'))
      .thenRefused(
        { code: 'notAMember', index: 0, userId: 'zoe' },
        { code: 'notAMember', index: 2, userId: 'yuri' },
        { code: 'notAMember', index: 4, userId: 'zoe' },
      )
  })

  test('who may only read can be an assignee', () => {
    given()
      .when(assignTo('rosa'))
      .thenRecorded({
        eventType: 'Assign to User',
        context: { assignedToUserIds: ['rosa'], createdByUserRole: 'Property Manager', previousAssignedToUserIds: [] },
      })
  })
})

describe('who speaks', () => {
  test.each(['olga', 'adam', 'mary', 'lena'])('%s may write, and is written down with the role', (by) => {
    given()
      .when({ by, notes: 'note' })
      .thenRecorded({ eventType: 'Log Note', notes: 'note', context: { createdByUserRole: roster.get(by) ?? '' } })
  })

  test('a role that may only read is refused, whatever else is wrong', () => {
    given(block)
      .when({ ...assignTo('zoe'), by: 'rosa' })
      .thenRefused({ code: 'roleMayNotWrite', role: 'Read-only' })
  })

  test('a stranger hears that there is no such prospect, and nothing else', () => {
    given(block)
      .when({ ...assignTo('zoe'), by: 'zoe' })
      .thenRefused({ code: 'unknownProspect' })
  })
})

describe('a blocklisted prospect', () => {
  const allowed = ['Log Note', 'Assign to User', 'Unblock Prospect']

  test.each(eventTypeNames)('%s: allowed or refused', (eventType) => {
    const outcome = decide({ actorUserId: 'mary', draft: draftOf({ eventType }) }, after(block), roster)
    if (allowed.includes(eventType)) expect(outcome).toHaveProperty('eventType', eventType)
    else expect(outcome).toStrictEqual({ faults: [{ code: 'prospectBlocklisted' }] })
  })

  test('tells strangers beside the block', () => {
    given(block)
      .when({ eventType: 'Reassign Showing', assignedToUserIds: ['zoe'] })
      .thenRefused({ code: 'prospectBlocklisted' }, { code: 'notAMember', index: 0, userId: 'zoe' })
  })

  test('is open again after it was unblocked', () => {
    given(block, unblock)
      .when({ eventType: 'Showing Desired' })
      .thenRecorded({ eventType: 'Showing Desired', context: { createdByUserRole: 'Property Manager' } })
  })

  test('one that is not can not be unblocked, not even a second time', () => {
    given().when(unblock).thenRefused({ code: 'prospectNotBlocklisted' })
    given(block, unblock).when(unblock).thenRefused({ code: 'prospectNotBlocklisted' })
  })
})

test('every type of event can be said of a new prospect, but for the way back from a block', () => {
  for (const eventType of eventTypeNames.filter((name) => name !== 'Unblock Prospect'))
    expect(decide({ actorUserId: 'mary', draft: draftOf({ eventType }) }, newProspect, roster)).toStrictEqual({
      eventType,
      source: null,
      notes: null,
      plannedDateTime: null,
      nextFollowUp: null,
      context: { createdByUserRole: 'Property Manager' },
    })
})
