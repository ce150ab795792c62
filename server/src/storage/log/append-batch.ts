import type { EventType, Stage } from '../../catalogue/event-types.ts'
import type { Timestamp } from '../../catalogue/leasing-events.ts'

/** What the log says about a prospect, as its row has it. */
export type Projection = {
  readonly version: number
  readonly status: EventType
  readonly stage: Stage
  readonly assignedToUserIds: readonly string[]
  readonly statusBeforeBlock: EventType | null
  readonly stageBeforeBlock: Stage | null
  readonly nextFollowUp: Timestamp | null
  readonly plannedDateTime: Timestamp | null
}

/** What a batch makes of one prospect. Each prospect stands in a batch once, whatever the number of its events. */
export type ProspectChange = Omit<Projection, 'version'> & {
  readonly accountId: string
  readonly prospectId: number
  /** The version that was decided on. If the row has moved on, the prospect's group is left out. */
  readonly expectedVersion: number
  readonly events: number
  /** Groups are written whole or not at all. */
  readonly group: number
  /** When its last event happened, if that is not now. */
  readonly happenedAt: Timestamp | null
}

export type EventRow = {
  readonly prospectId: number
  /** 1 for the first event of its prospect in this batch, then 2, 3 … */
  readonly step: number
  readonly eventType: string
  readonly source: string | null
  readonly notes: string | null
  readonly plannedDateTime: Timestamp | null
  readonly nextFollowUp: Timestamp | null
  readonly createdBy: string
  readonly createdByTokenId: string | null
  /** JSON text. */
  readonly context: string
  readonly batchId: string | null
  readonly happenedAt: Timestamp | null
}

export type KeyRow = {
  readonly tokenId: string
  readonly key: string
  readonly fingerprint: Buffer
  readonly group: number
  /** The place in `events` of the event that the key's answer is about. */
  readonly event: number
}

/** The user of a row of `prospect_assignees` that says that nobody has the prospect: can't be anybody's id. */
export const nobody = '00000000-0000-0000-0000-000000000000'

/** A row of `prospect_assignees` that comes or goes; its user may be `nobody`. */
export type AssigneeRow = { readonly prospectId: number; readonly userId: string }

export type AppendBatch = {
  readonly changes: readonly ProspectChange[]
  /** Who no longer has a prospect that they had before the batch. */
  readonly released: readonly AssigneeRow[]
  /** Who has a prospect that they did not have before the batch. */
  readonly taken: readonly AssigneeRow[]
  readonly events: readonly EventRow[]
  readonly keys: readonly KeyRow[]
  /** The roster of each account that was decided on. */
  readonly rosters: readonly { readonly accountId: string; readonly version: number }[]
}

export type WrittenEvent = { readonly id: number; readonly createdAt: Timestamp }
