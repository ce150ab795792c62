import { type EventType, eventTypeRow, typesWhileBlocklisted } from '../catalogue/event-types.ts'
import type { AssignmentDraft, DecidedEvent, EventContext, EventDraft, Timestamp } from '../catalogue/leasing-events.ts'
import { mayRole } from '../catalogue/permissions.ts'
import type { ProspectState } from '../catalogue/prospect-state.ts'
import type { Role } from '../catalogue/roles.ts'
import { holds } from './prospects.ts'
import { type AssignmentFault, type Fault, type Refusal, refusal } from './refusals.ts'

/** The active members of an account: user id (lower case) → role. */
export type Roster = ReadonlyMap<string, Role>

/** What is asked for, and when it happened. */
export type RecordEvent = { readonly actorUserId: string; readonly draft: EventDraft; readonly at: Timestamp }

/** What is around the prospect at that moment. */
export type Surroundings = {
  readonly roster: Roster
  /** The prospect's number as E.164. */
  readonly phone: string | null
  /** Whether another prospect of the account with this number is blocklisted. */
  readonly phoneIsBlocked: boolean
}

const roleFault = (userId: string, roster: Roster): AssignmentFault | null => {
  const role = roster.get(userId)
  if (role === undefined) return { code: 'unknownProspect' }
  return mayRole(role, 'addEvents') ? null : { code: 'roleMayNotWrite', role }
}

const memberFaults = (userIds: readonly string[], roster: Roster): readonly AssignmentFault[] =>
  userIds.every((userId) => roster.has(userId))
    ? []
    : userIds.flatMap((userId, index) => (roster.has(userId) ? [] : [{ code: 'notAMember' as const, index, userId }]))

/** For an event at this moment. What an ended block forbade is allowed; that it ended may still be written down. */
const blockFault = (eventType: EventType, at: Timestamp, state: ProspectState, around: Surroundings): Fault | null => {
  if (eventType === 'Unblock Prospect')
    return state.block === null && !around.phoneIsBlocked ? { code: 'prospectNotBlocklisted' } : null
  if (typesWhileBlocklisted.has(eventType)) return null
  return holds(state.block, at) || around.phoneIsBlocked ? { code: 'prospectBlocklisted' } : null
}

const lacking = ({ eventType, notes, plannedDateTime, assignedToUserIds }: EventDraft): Fault | null => {
  const given = { planned_date_time: plannedDateTime, notes, assignedToUserIds }
  const needs = eventTypeRow(eventType)?.needs ?? null
  return needs === null || needs === 'blocklisted prospect' || given[needs] !== null
    ? null
    : { code: 'lacks', field: needs }
}

const faultsOf = ({ draft, at }: RecordEvent, state: ProspectState, around: Surroundings): readonly Fault[] => {
  const strangers = draft.assignedToUserIds === null ? [] : memberFaults(draft.assignedToUserIds, around.roster)
  const isOver = draft.until !== null && draft.until <= at
  const single = [
    lacking(draft),
    blockFault(draft.eventType, at, state, around),
    isOver ? ({ code: 'blockIsOver' } as const) : null,
  ]
  return [...single.filter((fault) => fault !== null), ...strangers]
}

const assignment = (userIds: readonly string[], role: string, previous: readonly string[]): EventContext => ({
  assignedToUserIds: userIds,
  createdByUserRole: role,
  previousAssignedToUserIds: previous,
})

const details = (draft: EventDraft, role: string, state: ProspectState, { phone }: Surroundings): EventContext => {
  const { eventType, assignedToUserIds, reason, until } = draft
  if (assignedToUserIds !== null) {
    const showing = eventType === 'Reassign Showing' ? state.showingUserIds : null
    return assignment(assignedToUserIds, role, showing ?? state.assignedToUserIds)
  }
  if (eventType !== 'Blocklist Prospect') return { createdByUserRole: role }
  return {
    createdByUserRole: role,
    ...(reason === null ? {} : { reason }),
    ...(until === null ? {} : { until }),
    ...(phone === null ? {} : { phone }),
  }
}

/**
 * All rules of the log: whether this may become an event of a prospect in this state, and which. `state` is the prospect's at
 * that moment: what happened later has no say. Assigning the same set again is an event too: this is a log.
 */
export const decide = (command: RecordEvent, state: ProspectState, around: Surroundings): DecidedEvent | Refusal => {
  const { draft, actorUserId } = command
  const wrongRole = roleFault(actorUserId, around.roster)
  if (wrongRole !== null) return refusal(wrongRole)
  const faults = faultsOf(command, state, around)
  if (faults.length > 0) return { faults }
  const { eventType, source, notes, plannedDateTime, nextFollowUp } = draft
  const context = details(draft, around.roster.get(actorUserId) ?? '', state, around)
  return {
    eventType,
    source,
    notes,
    plannedDateTime,
    nextFollowUp,
    context: draft.followUpDone ? { ...context, followUpDone: true } : context,
  }
}

/**
 * The same rules for an assignment alone, which no block forbids and no clock concerns: the way on which a desk's busiest hour
 * passes. V8 makes a copy without one property by a slow general way, so the event is put together by name.
 */
export const decideAssignment = (
  actorUserId: string,
  { source, notes, assignedToUserIds }: AssignmentDraft,
  assignedNow: readonly string[],
  roster: Roster,
): DecidedEvent | Refusal<AssignmentFault> => {
  const wrongRole = roleFault(actorUserId, roster)
  if (wrongRole !== null) return refusal(wrongRole)
  const strangers = memberFaults(assignedToUserIds, roster)
  if (strangers.length > 0) return { faults: strangers }
  const context = assignment(assignedToUserIds, roster.get(actorUserId) ?? '', assignedNow)
  return { eventType: 'Assign to User', source, notes, plannedDateTime: null, nextFollowUp: null, context }
}

/** A block whose time has come ends by itself: nobody has to be allowed to say so. */
export const endedBlock = (state: ProspectState, roster: Roster, at: Timestamp): DecidedEvent | null => {
  const { block } = state
  if (block === null || holds(block, at)) return null
  return {
    eventType: 'Unblock Prospect',
    source: 'Automation',
    notes: null,
    plannedDateTime: null,
    nextFollowUp: null,
    context: {
      createdByUserRole: roster.get(block.by) ?? 'Former member',
      ...(block.until === null ? {} : { until: block.until }),
    },
  }
}

export const isRefusal = <F extends Fault>(outcome: DecidedEvent | Refusal<F>): outcome is Refusal<F> =>
  'faults' in outcome

/** What happens to a prospect from the start: it comes, and somebody has it (null: nobody is said to). */
export const decideCreation = (
  actorUserId: string,
  source: EventDraft['source'],
  assignedToUserIds: readonly string[] | null,
  roster: Roster,
): readonly DecidedEvent[] | Refusal => {
  const wrongRole = roleFault(actorUserId, roster)
  if (wrongRole !== null) return refusal(wrongRole)
  const strangers = memberFaults(assignedToUserIds ?? [], roster)
  if (strangers.length > 0) return { faults: strangers }
  const role = roster.get(actorUserId) ?? ''
  const common = { source, notes: null, plannedDateTime: null, nextFollowUp: null }
  const first: DecidedEvent = { ...common, eventType: 'New', context: { createdByUserRole: role } }
  if (assignedToUserIds === null) return [first]
  return [first, { ...common, eventType: 'Assign to User', context: assignment(assignedToUserIds, role, []) }]
}
