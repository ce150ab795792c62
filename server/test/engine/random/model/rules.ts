import { eventTypeRow } from '../../../../src/catalogue/event-types.ts'
import type { EventDraft, Timestamp } from '../../../../src/catalogue/leasing-events.ts'
import { isOver, whileBlocked } from './facts.ts'
import { type Blocks, isNumberBlocked, type Model } from './model.ts'

/** Who says something about which prospect, and when it happened. */
export type Saying = { readonly id: number; readonly by: string; readonly at: Timestamp; readonly draft: EventDraft }

const needFaults = ({ eventType, notes, plannedDateTime, assignedToUserIds }: EventDraft): object[] => {
  const lacks = (field: string, value: unknown) =>
    eventTypeRow(eventType)?.needs === field && value === null ? [{ code: 'lacks', field }] : []
  return [
    ...lacks('notes', notes),
    ...lacks('planned_date_time', plannedDateTime),
    ...lacks('assignedToUserIds', assignedToUserIds),
  ]
}

const blockFaults = (model: Model, { id, at, draft }: Saying, { before, own }: Around): object[] => {
  const { block } = model.place(id, at)
  const prospect = { id, phone: model.phoneOf(id) }
  // Whoever blocks a number blocks it for all: the first who is blocked must not make it wrong to block the others.
  const others =
    draft.eventType === 'Blocklist Prospect' ? model.blocks().filter((other) => !own.has(other.id)) : model.blocks()
  const isNumbers = isNumberBlocked(others, prospect, at)
  if (draft.eventType === 'Unblock Prospect') {
    // Whoever lifts a number's block lifts it for all: the first who is unblocked must not make it wrong to unblock the others.
    const isBlocked = block !== null || isNumbers || isNumberBlocked(before, prospect, at)
    return isBlocked ? [] : [{ code: 'prospectNotBlocklisted' }]
  }
  const isBlocked = isNumbers || (block !== null && !isOver(block, at))
  return isBlocked && !whileBlocked.includes(draft.eventType) ? [{ code: 'prospectBlocklisted' }] : []
}

const strangers = (model: Model, userIds: readonly string[] | null): object[] =>
  (userIds ?? []).flatMap((userId, index) => (model.members.has(userId) ? [] : [{ code: 'notAMember', index, userId }]))

/** Why this user may write nothing at all. */
const personFaults = (model: Model, by: string): object[] => {
  const role = model.members.get(by)
  if (role === undefined) return [{ code: 'unknownProspect' }]
  return role === 'Read-only' ? [{ code: 'roleMayNotWrite', role }] : []
}

/** Why the rules forbid an assignment, which no block does. */
export const assignmentFaults = (model: Model, by: string, userIds: readonly string[]): object[] => {
  const own = personFaults(model, by)
  return own.length > 0 ? own : strangers(model, userIds)
}

/** The same said about other prospects: the blocks that stood before, and about whom it was written. */
export type Around = { readonly before: Blocks; readonly own: ReadonlySet<number> }

/** Why the rules forbid this event of this prospect at this moment; nothing when they allow it. */
export const faultsOf = (model: Model, saying: Saying, around: Around): object[] => {
  const own = personFaults(model, saying.by)
  if (own.length > 0) return own
  const { draft, at } = saying
  const isPast = draft.until !== null && draft.until <= at
  return [
    ...needFaults(draft),
    ...blockFaults(model, saying, around),
    ...(isPast ? [{ code: 'blockIsOver' }] : []),
    ...strangers(model, draft.assignedToUserIds),
  ]
}

/** What the event's context says. */
export const contextOf = (model: Model, { id, at, by, draft }: Saying): object => {
  const { eventType, assignedToUserIds, reason, until, followUpDone } = draft
  const phone = model.phoneOf(id)
  const showing = eventType === 'Reassign Showing' ? model.place(id, at).showingUserIds : null
  const previousAssignedToUserIds = showing ?? model.assignees(id, at)
  return {
    createdByUserRole: model.members.get(by),
    ...(assignedToUserIds === null ? {} : { assignedToUserIds, previousAssignedToUserIds }),
    ...(reason === null ? {} : { reason }),
    ...(until === null ? {} : { until }),
    ...(eventType === 'Blocklist Prospect' && phone !== null ? { phone } : {}),
    ...(followUpDone ? { followUpDone } : {}),
  }
}
