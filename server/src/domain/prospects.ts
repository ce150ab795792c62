import { eventTypeRow, type Stage, typesWhileBlocklisted } from '../catalogue/event-types.ts'
import type { Block, FoldedEvent, PastEvent, StageTimes, Timestamp } from '../catalogue/leasing-events.ts'
import type { ProspectState } from '../catalogue/prospect-state.ts'

/** The version of these rules. What was folded by an older one is folded again when Foyer starts. */
export const foldVersion = 2

/** A prospect before its first event. */
export const newProspect: ProspectState = {
  version: 0,
  status: 'New',
  stage: 'lead',
  stageTimes: {},
  assignedToUserIds: [],
  block: null,
  nextFollowUp: null,
  plannedDateTime: null,
  showingUserIds: null,
}

/** Whether the block still holds at that moment. */
export const holds = (block: Pick<Block, 'until'> | null, at: Timestamp): boolean =>
  block !== null && (block.until === null || block.until > at)

const afterUnblock = (state: ProspectState): ProspectState =>
  state.block === null ? state : { ...state, status: state.block.status, stage: state.block.stage, block: null }

/** A second block keeps what the first one remembers of where the prospect stood. */
const afterBlock = (state: ProspectState, { context, createdAt, createdBy }: FoldedEvent): ProspectState => {
  const { status, stage } = state.block ?? state
  const { reason = null, until = null, phone = null } = context as { reason?: string; until?: string; phone?: string }
  return { ...state, block: { status, stage, reason, until, phone, at: createdAt, by: createdBy } }
}

/** A block that ends by itself (its end says when) leaves another one alone that holds: that came by a merge. */
const afterEnd = (state: ProspectState, { context, createdAt }: FoldedEvent): ProspectState =>
  'until' in context && holds(state.block, createdAt) ? state : afterUnblock(state)

/** What blocking, unblocking and the end of a block's time do to the state, before the type's row of the catalogue is applied. */
const blockEffect = (state: ProspectState, event: FoldedEvent): ProspectState => {
  if (event.eventType === 'Unblock Prospect') return afterEnd(state, event)
  const isOver = state.block !== null && !holds(state.block, event.createdAt)
  const current = isOver && !typesWhileBlocklisted.has(event.eventType) ? afterUnblock(state) : state
  return event.eventType === 'Blocklist Prospect' ? afterBlock(current, event) : current
}

const stageTimesAfter = (before: ProspectState, stage: Stage, at: Timestamp): StageTimes =>
  stage === before.stage && before.stageTimes[stage] !== undefined
    ? before.stageTimes
    : { ...before.stageTimes, [stage]: at }

const showingUsersAfter = (state: ProspectState, { eventType, context }: FoldedEvent, endsPlan: boolean) => {
  if (eventType === 'Reassign Showing' && 'assignedToUserIds' in context) return context.assignedToUserIds
  return endsPlan || eventType === 'Showing Scheduled' ? null : state.showingUserIds
}

const followUpAfter = (state: ProspectState, { context, nextFollowUp }: FoldedEvent): Timestamp | null =>
  nextFollowUp ?? (context.followUpDone ? null : state.nextFollowUp)

/** An event type that this version does not know counts, and changes nothing else. */
const effect = (before: ProspectState, event: FoldedEvent): ProspectState => {
  const row = eventTypeRow(event.eventType)
  const state = blockEffect(before, event)
  const endsPlan = row?.endsPlan ?? false
  const plan = endsPlan ? null : state.plannedDateTime
  return {
    ...state,
    status: row?.setsStatus ? event.eventType : state.status,
    stage: row?.stage ?? state.stage,
    stageTimes: row?.stage ? stageTimesAfter(state, row.stage, event.createdAt) : state.stageTimes,
    nextFollowUp: followUpAfter(state, event),
    plannedDateTime: event.plannedDateTime ?? plan,
    showingUserIds: showingUsersAfter(state, event, endsPlan),
  }
}

/** One step of the fold when all that happens is that others have the prospect: no clock is needed for it, nor the rest of the state. */
export const assigned = <S extends Pick<ProspectState, 'version' | 'assignedToUserIds'>>(
  before: S,
  assignedToUserIds: readonly string[],
): S => ({
  ...before,
  version: before.version + 1,
  assignedToUserIds,
})

/**
 * One step of the fold, for an event that comes after all others. One that takes back others says what it restores: what the fold
 * without those others is at that moment.
 */
export const evolve = (before: ProspectState, event: FoldedEvent): ProspectState => {
  const { eventType, context } = event
  const state = context.restores === undefined ? effect(before, event) : { ...before, ...context.restores }
  const userIds =
    eventType === 'Assign to User' && 'assignedToUserIds' in context
      ? context.assignedToUserIds
      : state.assignedToUserIds
  return assigned(state, userIds)
}

/**
 * Those of a prospect's events, in the order in which they happened, that count: they were not deleted, nor taken back by one that
 * counts itself. Nobody can undo a batch for a prospect that was merged since: so what it undoes was written to the same prospect.
 */
const counting = <E extends PastEvent>(events: readonly E[]): readonly E[] => {
  const undone = new Set<string>()
  const found: E[] = []
  for (const event of events.toReversed()) {
    const { deleted, batchId, undoesBatchId, writtenTo } = event
    if (deleted || undone.has(`${writtenTo} ${batchId}`)) continue
    if (undoesBatchId !== null) undone.add(`${writtenTo} ${undoesBatchId}`)
    found.push(event)
  }
  return found.reverse()
}

/** Whether something that this batch wrote still counts for the prospect. */
export const counts = (events: readonly PastEvent[], batchId: string): boolean =>
  counting(events).some((event) => event.batchId === batchId)

/**
 * The state that these events leave: all of a prospect in the order in which they happened. What a batch did that was undone never
 * was; so what comes late, is deleted, or comes by a merge, counts as if the batch had not been.
 */
export const fold = (events: readonly PastEvent[]): ProspectState => {
  let state = newProspect
  for (const event of counting(events)) if (event.undoesBatchId === null) state = evolve(state, event)
  return state
}
