import { array, assert, constantFrom, property } from 'fast-check'
import { expect, test } from 'vitest'
import { eventTypeNames } from '../../src/catalogue/event-types.ts'
import { decide, isRefusal } from '../../src/domain/decide.ts'
import { evolve, newProspect } from '../../src/domain/prospects.ts'
import { restoringEvents } from '../../src/domain/restore.ts'
import { after, around, assignTo, complete, today } from './given.ts'

const later = '2024-10-06T18:53:03.000001Z'

/** Restoring does not bring back the count of events. */
const comparable = ({ version: _version, ...state }: typeof newProspect) => state

const restored = (now: typeof newProspect, before: typeof newProspect) =>
  restoringEvents(now, before, 'Owner').reduce(
    (state, event) => evolve(state, { ...event, createdAt: later, createdBy: 'olga' }),
    now,
  )

test('whatever happened, restoring brings a prospect back to where it was', async () => {
  const said = array(constantFrom(...eventTypeNames), { maxLength: 6 })
  const run = (types: readonly (typeof eventTypeNames)[number][], start: typeof newProspect) =>
    types.reduce((state, eventType, place) => {
      const assignedToUserIds = place % 2 === 0 ? ['lena'] : ['adam', 'mary']
      const draft = complete({ eventType, ...(eventType === 'Assign to User' ? { assignedToUserIds } : {}) })
      const outcome = decide({ actorUserId: 'mary', draft, at: today }, state, around)
      return isRefusal(outcome) ? state : evolve(state, { ...outcome, createdAt: today, createdBy: 'mary' })
    }, start)
  await assert(
    property(said, said, (first, then) => {
      const before = run(first, newProspect)
      const back = restored(run(then, before), before)
      expect(comparable(back)).toStrictEqual(comparable(before))
    }),
  )
})

test('readers who know only the types learn the status too', () => {
  const before = after({ eventType: 'Showing Desired' })
  const now = after({ eventType: 'Showing Desired' }, { eventType: 'Not Interested' })
  expect(restoringEvents(now, before, 'Owner')).toMatchObject([{ eventType: 'Showing Desired' }])
})

test('a block that was set is lifted, and one that was lifted is set again', () => {
  const [before, blocked] = [after(assignTo('lena')), after(assignTo('lena'), { eventType: 'Blocklist Prospect' })]
  expect(restoringEvents(blocked, before, 'Owner')).toMatchObject([{ eventType: 'Unblock Prospect' }])
  expect(restoringEvents(before, blocked, 'Owner')).toMatchObject([{ eventType: 'Blocklist Prospect' }])
})

test('what a block remembers of where the prospect stood before it is restored too', () => {
  const blocked = after({ eventType: 'Blocklist Prospect' })
  const otherwise = after({ eventType: 'Showing Desired' }, { eventType: 'Blocklist Prospect' })
  expect(restored(otherwise, blocked).block?.status).toBe('New')
})

test('what changed nothing is taken back too: an event says so', () => {
  const now = after({ eventType: 'Showing Desired' }, { eventType: 'Showing Desired' })
  const before = after({ eventType: 'Showing Desired' })
  expect(restoringEvents(now, before, 'Owner')).toMatchObject([{ eventType: 'Log Note' }])
})
