import type { EventType } from './event-types.ts'
import type { EventSource } from './sources.ts'

/**
 * A moment in UTC with six fractional digits: `2024-10-05T18:53:03.406168Z`.
 * A string, because a JavaScript Date would cut PostgreSQL's microseconds.
 */
export type Timestamp = string

/** `context` of `Assign to User` and `Reassign Showing`. Contract, "Response". */
type AssignmentContext = {
  readonly assignedToUserIds: readonly string[]
  readonly createdByUserRole: string
  readonly previousAssignedToUserIds: readonly string[]
}

/** `context` of every other type. */
type PlainContext = { readonly createdByUserRole: string }

export type EventContext = AssignmentContext | PlainContext

/** What somebody wants to write down, before it is decided. */
export type EventDraft = {
  readonly eventType: EventType
  readonly source: EventSource | null
  readonly notes: string | null
  readonly plannedDateTime: Timestamp | null
  readonly nextFollowUp: Timestamp | null
  /** Lower-case UUIDs without doubles. Only for the types that assign; null for the others. */
  readonly assignedToUserIds: readonly string[] | null
}

/** An event as decided: everything but what the database gives it (id, time). */
export type DecidedEvent = Omit<EventDraft, 'assignedToUserIds'> & { readonly context: EventContext }

/** An event as it stands in the log. */
export type LeasingEvent = DecidedEvent & {
  readonly id: number
  readonly accountId: string
  readonly prospectId: number
  readonly createdAt: Timestamp
  readonly createdBy: string
  readonly deleted: boolean
}
