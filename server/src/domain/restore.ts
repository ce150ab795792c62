import { isDeepStrictEqual } from 'node:util'
import { eventTypeRow } from '../catalogue/event-types.ts'
import type { DecidedEvent, EventContext, Restored } from '../catalogue/leasing-events.ts'
import type { ProspectState } from '../catalogue/prospect-state.ts'

const sameTexts = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((text, place) => text === other[place])

const toRestored = (state: ProspectState): Restored => {
  const { status, stage, stageTimes, block, nextFollowUp, plannedDateTime, showingUserIds } = state
  return { status, stage, stageTimes, block, nextFollowUp, plannedDateTime, showingUserIds }
}

/** An event's type tells readers who fold by it alone the same as what it restores. */
const typeThatTells = (now: ProspectState, before: ProspectState): DecidedEvent['eventType'] => {
  if (now.block !== null && before.block === null) return 'Unblock Prospect'
  if (now.status === before.status) return 'Log Note'
  return eventTypeRow(before.status)?.setsStatus ? before.status : 'Log Note'
}

/**
 * What brings a prospect back to where it was: an event for status, stage, block and dates, and one for its assignees, as far as
 * they differ. At least one: that the others don't count is told by it.
 */
export const restoringEvents = (now: ProspectState, before: ProspectState, role: string): DecidedEvent[] => {
  const plain = { source: null, notes: null, plannedDateTime: null, nextFollowUp: null }
  const events: DecidedEvent[] = []
  const restores = toRestored(before)
  const isReassigned = !sameTexts(now.assignedToUserIds, before.assignedToUserIds)
  // All of it: a block remembers where the prospect stood before it, and that may be all that differs.
  if (!isReassigned || !isDeepStrictEqual(toRestored(now), restores)) {
    const context: EventContext = { createdByUserRole: role, restores }
    events.push({ ...plain, eventType: typeThatTells(now, before), context })
  }
  if (isReassigned) {
    const context: EventContext = {
      assignedToUserIds: before.assignedToUserIds,
      createdByUserRole: role,
      previousAssignedToUserIds: now.assignedToUserIds,
    }
    events.push({ ...plain, eventType: 'Assign to User', context })
  }
  return events
}
