import type { EventType } from '../catalogue/event-types.ts'
import type { DecidedEvent, EventContext, EventDraft } from '../catalogue/leasing-events.ts'
import { mayRole } from '../catalogue/permissions.ts'
import type { Role } from '../catalogue/roles.ts'
import type { ProspectState } from './prospects.ts'
import { type Fault, type Refusal, refusal } from './refusals.ts'

/** The active members of an account: user id (lower case) → role. */
export type Roster = ReadonlyMap<string, Role>

export type RecordEvent = { readonly actorUserId: string; readonly draft: EventDraft }

const worksWhileBlocklisted: ReadonlySet<EventType> = new Set(['Log Note', 'Assign to User', 'Unblock Prospect'])

const blockFault = (eventType: EventType, state: ProspectState): Fault | null => {
  const blocklisted = state.beforeBlock !== null
  if (blocklisted && !worksWhileBlocklisted.has(eventType)) return { code: 'prospectBlocklisted' }
  if (!blocklisted && eventType === 'Unblock Prospect') return { code: 'prospectNotBlocklisted' }
  return null
}

const memberFaults = (userIds: readonly string[], roster: Roster): readonly Fault[] =>
  userIds.every((userId) => roster.has(userId))
    ? []
    : userIds.flatMap((userId, index) => (roster.has(userId) ? [] : [{ code: 'notAMember' as const, index, userId }]))

const contextOf = (draft: EventDraft, state: ProspectState, role: Role): EventContext =>
  draft.assignedToUserIds === null
    ? { createdByUserRole: role }
    : {
        assignedToUserIds: draft.assignedToUserIds,
        createdByUserRole: role,
        previousAssignedToUserIds: state.assignedToUserIds,
      }

/**
 * All rules of the log: whether this command may become an event of a prospect in this state, and which.
 * Assigning the same set again is an event too: this is a log.
 */
export const decide = (command: RecordEvent, state: ProspectState, roster: Roster): DecidedEvent | Refusal => {
  const { draft } = command
  const role = roster.get(command.actorUserId)
  if (role === undefined) return refusal({ code: 'unknownProspect' })
  if (!mayRole(role, 'addEvents')) return refusal({ code: 'roleMayNotWrite', role })
  const strangers = draft.assignedToUserIds === null ? [] : memberFaults(draft.assignedToUserIds, roster)
  const block = blockFault(draft.eventType, state)
  const faults = block === null ? strangers : [block, ...strangers]
  if (faults.length > 0) return { faults }
  // By name: V8 makes a copy without one property by a slow general way, and every request passes here.
  const { eventType, source, notes, plannedDateTime, nextFollowUp } = draft
  return { eventType, source, notes, plannedDateTime, nextFollowUp, context: contextOf(draft, state, role) }
}

export const isRefusal = (outcome: DecidedEvent | Refusal): outcome is Refusal => 'faults' in outcome
