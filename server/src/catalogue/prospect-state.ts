import type { EventType, Stage } from './event-types.ts'
import type { Block, StageTimes, Timestamp } from './leasing-events.ts'

/** What the log says about a prospect: the fold of its events. Stored beside the log, and provably equal to it. */
export type ProspectState = {
  /** Every event and every deletion adds to it, so two writers can't both build on the same state. */
  readonly version: number
  /** The name of the last event that sets a status. */
  readonly status: EventType
  readonly stage: Stage
  /** When the prospect last entered each stage. */
  readonly stageTimes: StageTimes
  readonly assignedToUserIds: readonly string[]
  /** Null when the prospect is not blocklisted. */
  readonly block: Block | null
  readonly nextFollowUp: Timestamp | null
  /** When the planned showing or move-in is. */
  readonly plannedDateTime: Timestamp | null
  /** Who shows the planned showing, if it was handed to somebody; null: whoever has the prospect. */
  readonly showingUserIds: readonly string[] | null
}
