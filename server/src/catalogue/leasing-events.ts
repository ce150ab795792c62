import type { EventType, Stage } from './event-types.ts'
import type { EventSource } from './sources.ts'

/**
 * A moment in UTC with six fractional digits: `2024-10-05T18:53:03.406168Z`.
 * A string, because a JavaScript Date would cut PostgreSQL's microseconds. Two of them compare as texts.
 */
export type Timestamp = string

/** When a prospect last entered each stage. */
export type StageTimes = { readonly [stage in Stage]?: Timestamp }

/** What a type's own context says, as somebody wants it written down. */
export type EventDetails = {
  /** Of `Assign to User` and `Reassign Showing`: lower-case UUIDs without doubles. Null for all other types. */
  readonly assignedToUserIds: readonly string[] | null
  /** Of `Blocklist Prospect`: why. */
  readonly reason: string | null
  /** Of `Blocklist Prospect`: when the block ends by itself. */
  readonly until: Timestamp | null
  /** Of any type: the follow-up that was planned is done, and there is no next one unless this event plans it. */
  readonly followUpDone: boolean
}

/** What an event that takes back others restores: where the prospect stood without them at that moment. */
export type Restored = {
  readonly status: EventType
  readonly stage: Stage
  readonly stageTimes: StageTimes
  readonly block: Block | null
  readonly nextFollowUp: Timestamp | null
  readonly plannedDateTime: Timestamp | null
  readonly showingUserIds: readonly string[] | null
}

/** A block that holds, and where the prospect stood before it, for the way back. */
export type Block = {
  readonly status: EventType
  readonly stage: Stage
  readonly reason: string | null
  readonly until: Timestamp | null
  readonly at: Timestamp
  readonly by: string
  /** The number (E.164) that is refused for all prospects of the account; null when there was none. */
  readonly phone: string | null
}

/** What every event's `context` may say beside what belongs to its type. */
type CommonContext = {
  readonly createdByUserRole: string
  readonly followUpDone?: true
  readonly restores?: Restored
}

/** `context` of `Assign to User` and `Reassign Showing`. Contract, "Response". */
type AssignmentContext = CommonContext & {
  readonly assignedToUserIds: readonly string[]
  readonly previousAssignedToUserIds: readonly string[]
}

/** `context` of `Blocklist Prospect`; of `Unblock Prospect` when a block ended by itself: `until`. */
type BlockContext = CommonContext & {
  readonly reason?: string
  readonly until?: Timestamp
  readonly phone?: string
}

export type EventContext = AssignmentContext | BlockContext | CommonContext

/** What somebody wants to write down, before it is decided. */
export type EventDraft = EventDetails & {
  readonly eventType: EventType
  readonly source: EventSource | null
  readonly notes: string | null
  readonly plannedDateTime: Timestamp | null
  readonly nextFollowUp: Timestamp | null
}

/** An assignment before it is decided, which is all that the fast way into the log takes. */
export type AssignmentDraft = Pick<EventDraft, 'source' | 'notes'> & { readonly assignedToUserIds: readonly string[] }

/** An event as decided: everything but what the database gives it (id, time). */
export type DecidedEvent = Omit<EventDraft, keyof EventDetails> & { readonly context: EventContext }

/** An event as it stands in the log. */
export type LeasingEvent = DecidedEvent & {
  readonly id: number
  readonly accountId: string
  readonly prospectId: number
  /** When it happened. */
  readonly createdAt: Timestamp
  readonly createdBy: string
  readonly deleted: boolean
}

/** An event with all that readers of v2 see of it. */
export type LoggedEvent = LeasingEvent & {
  /** When it was written; null: when it happened. */
  readonly recordedAt: Timestamp | null
  readonly unitId: number | null
  readonly batchId: string | null
  readonly externalId: string | null
  /** The batch that this event takes back; null for what really happened. */
  readonly undoesBatchId: string | null
  /** Null while `deleted` is false. */
  readonly deletedAt: Timestamp | null
  readonly deletedBy: string | null
  readonly deletionReason: string | null
}

/** What one step of the fold takes of an event. */
export type FoldedEvent = Pick<DecidedEvent, 'eventType' | 'context' | 'plannedDateTime' | 'nextFollowUp'> & {
  readonly createdAt: Timestamp
  readonly createdBy: string
}

/** An event among all of its prospect: whether it counts, the others say too. */
export type PastEvent = FoldedEvent & {
  readonly deleted: boolean
  readonly batchId: string | null
  readonly undoesBatchId: string | null
  /** The prospect that it was written to: another one, if that was merged into this one. */
  readonly writtenTo: number
}
