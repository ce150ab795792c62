import { type EventType, eventTypeRow, type Stage } from '../catalogue/event-types.ts'
import type { DecidedEvent, EventContext, Timestamp } from '../catalogue/leasing-events.ts'

/** What the log says about a prospect: the fold of its events. Stored beside the log, and provably equal to it. */
export type ProspectState = {
  /** How many events the prospect has. Every event adds one, so two writers can't both build on the same state. */
  readonly version: number
  /** The name of the last event that sets a status. */
  readonly status: EventType
  readonly stage: Stage
  readonly assignedToUserIds: readonly string[]
  /** Where the prospect stood before it was blocklisted, for the way back; null when it is not blocklisted. */
  readonly beforeBlock: { readonly status: EventType; readonly stage: Stage } | null
  readonly nextFollowUp: Timestamp | null
  /** When the planned showing or move-in is. */
  readonly plannedDateTime: Timestamp | null
}

/** A prospect before its first event. */
export const newProspect: ProspectState = {
  version: 0,
  status: 'New',
  stage: 'lead',
  assignedToUserIds: [],
  beforeBlock: null,
  nextFollowUp: null,
  plannedDateTime: null,
}

const assignees = (context: EventContext): readonly string[] | null =>
  'assignedToUserIds' in context ? context.assignedToUserIds : null

const afterUnblock = (state: ProspectState): ProspectState =>
  state.beforeBlock === null ? state : { ...state, ...state.beforeBlock, beforeBlock: null }

const afterBlock = (state: ProspectState): ProspectState => ({
  ...state,
  beforeBlock: state.beforeBlock ?? { status: state.status, stage: state.stage },
})

/** What blocking and unblocking do to the state, before the type's row of the catalogue is applied. */
const blockEffect = (state: ProspectState, eventType: EventType): ProspectState => {
  if (eventType === 'Blocklist Prospect') return afterBlock(state)
  return eventType === 'Unblock Prospect' ? afterUnblock(state) : state
}

/** One step of the fold. An event type that this version does not know counts, and changes nothing else. */
export const evolve = (
  before: ProspectState,
  event: Pick<DecidedEvent, 'eventType' | 'context' | 'plannedDateTime' | 'nextFollowUp'>,
): ProspectState => {
  const row = eventTypeRow(event.eventType)
  const state = blockEffect(before, event.eventType)
  return {
    version: before.version + 1,
    status: row?.setsStatus ? event.eventType : state.status,
    stage: row?.stage ?? state.stage,
    assignedToUserIds:
      (event.eventType === 'Assign to User' ? assignees(event.context) : null) ?? state.assignedToUserIds,
    beforeBlock: state.beforeBlock,
    nextFollowUp: event.nextFollowUp ?? state.nextFollowUp,
    plannedDateTime: event.plannedDateTime ?? state.plannedDateTime,
  }
}
