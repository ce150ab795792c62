import { describe, expect, test } from 'vitest'
import { eventTypeNames } from '../../src/catalogue/event-types.ts'
import { decide } from '../../src/domain/decide.ts'
import { newProspect } from '../../src/domain/prospects.ts'
import { after, around, assignTo, complete, given, roster, today } from './given.ts'

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
    const outcome = decide({ actorUserId: 'mary', draft: complete({ eventType }), at: today }, after(block), around)
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

describe('a block', () => {
  test('says why, until when, and which number it is about', () => {
    const until = '2024-11-05T18:53:03.406168Z'
    given()
      .when({ ...block, reason: 'fraud', until })
      .thenRecorded({
        ...block,
        context: { createdByUserRole: 'Property Manager', reason: 'fraud', until, phone: '+13035550199' },
      })
  })

  test('can not end before it begins', () => {
    given()
      .when({ ...block, until: today })
      .thenRefused({ code: 'blockIsOver' })
  })

  test('that has ended forbids nothing, at the very moment at which it ends', () => {
    const until = '2024-10-06T00:00:00.000000Z'
    const desired = { eventType: 'Showing Desired' } as const
    given({ ...block, until })
      .when({ ...desired, at: '2024-10-05T23:59:59.999999Z' })
      .thenRefused({ code: 'prospectBlocklisted' })
    given({ ...block, until })
      .when({ ...desired, at: until })
      .thenRecorded({ ...desired, context: { createdByUserRole: 'Property Manager' } })
  })

  test('of another prospect with the same number forbids the same, and can be lifted from here', () => {
    const there = { around: { phoneIsBlocked: true } }
    given()
      .when({ eventType: 'Showing Desired', ...there })
      .thenRefused({ code: 'prospectBlocklisted' })
    given()
      .when({ notes: 'called again', ...there })
      .thenRecorded({ notes: 'called again', context: { createdByUserRole: 'Property Manager' } })
    given()
      .when({ ...unblock, ...there })
      .thenRecorded({ ...unblock, context: { createdByUserRole: 'Property Manager' } })
  })
})

describe('what a type needs', () => {
  test.each([
    ['Showing Scheduled', 'planned_date_time'],
    ['Move-in Scheduled', 'planned_date_time'],
    ['Assign to User', 'assignedToUserIds'],
    ['Reassign Showing', 'assignedToUserIds'],
  ] as const)('%s: %s', (eventType, field) => {
    given().when({ eventType }).thenRefused({ code: 'lacks', field })
  })

  test('a note needs words', () => {
    given().when({ notes: null }).thenRefused({ code: 'lacks', field: 'notes' })
  })
})

test('handing a showing to somebody tells who had it: who got it before, or whoever has the prospect', () => {
  const toAdam = { eventType: 'Reassign Showing', assignedToUserIds: ['adam'] } as const
  const toMary = { eventType: 'Reassign Showing', assignedToUserIds: ['mary'] } as const
  const context = (assignedToUserIds: string[], previousAssignedToUserIds: string[]) => ({
    context: { assignedToUserIds, createdByUserRole: 'Property Manager', previousAssignedToUserIds },
  })
  given(assignTo('lena'))
    .when(toAdam)
    .thenRecorded({ eventType: 'Reassign Showing', ...context(['adam'], ['lena']) })
  given(assignTo('lena'), toAdam)
    .when(toMary)
    .thenRecorded({ eventType: 'Reassign Showing', ...context(['mary'], ['adam']) })
})

test('every type of event can be said of a new prospect, but for the way back from a block', () => {
  for (const eventType of eventTypeNames.filter((name) => name !== 'Unblock Prospect')) {
    const outcome = decide({ actorUserId: 'mary', draft: complete({ eventType }), at: today }, newProspect, around)
    expect(outcome).toHaveProperty('eventType', eventType)
    expect(outcome).toHaveProperty('context.createdByUserRole', 'Property Manager')
  }
})
