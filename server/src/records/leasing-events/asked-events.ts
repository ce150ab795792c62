import type { EventDraft, Timestamp } from '../../catalogue/leasing-events.ts'
import type { NotDone } from '../../engine/not-done.ts'
import type { TargetResult, WriteMode } from '../../engine/writing/commands.ts'
import type { StoredBatch } from '../../storage/batches/batches.ts'
import type { RecordRefusal } from '../refusals.ts'

/** An event as a caller asks for it. All moments are UTC with six digits. */
export type AskedEvent = {
  readonly draft: EventDraft
  /** Ids; or a phone number as somebody wrote it, for all prospects that have it. */
  readonly target: { readonly prospectIds: readonly number[] } | { readonly phone: string }
  /** Null: it happens now. */
  readonly occurredAt: Timestamp | null
  readonly externalId: string | null
}

export type AskedEvents = {
  /** In lower case. Null: it follows from the caller and the events. */
  readonly accountId: string | null
  readonly mode: WriteMode
  readonly dryRun: boolean
  readonly events: readonly AskedEvent[]
}

/**
 * What is wrong with what was asked for, whatever the events say.
 * - `lacksAccount`: the caller may write in several accounts, and nothing tells which one is meant
 * - `unknownProspect`: the first prospect that is named, by which the account would be known
 * - `unreadablePhone`: no number can be read from it in this account
 * - `externalIdOfMany`: an external id names one event, and the event is for several prospects
 * - `tooManyTargets`: `limits.targetsPerJob`, or in all of a request that waits for its answer
 */
export type AskingFault =
  | { readonly code: 'lacksAccount' }
  | { readonly code: 'unknownProspect' | 'unreadablePhone' | 'externalIdOfMany'; readonly eventIndex: number }
  | { readonly code: 'tooManyTargets'; readonly limit: number }

/**
 * What became of the events.
 * - `written`: at once, as the results say; as no batch (null) when all of it was known before
 * - `previewed`: what would become of them
 * - `queued`: a job writes them
 * - `refused`: mode `atomic`, and the results have what the rules forbid; nothing was written
 * - `invalid`: this is wrong with the request; nothing was written
 * - `denied`: the caller may not write in this account, or does not reach it
 */
export type EventsOutcome =
  | { readonly kind: 'written'; readonly batchId: string | null; readonly results: readonly TargetResult[] }
  | { readonly kind: 'previewed'; readonly results: readonly TargetResult[] }
  | { readonly kind: 'queued'; readonly batch: StoredBatch }
  | { readonly kind: 'refused'; readonly results: readonly TargetResult[] }
  | { readonly kind: 'invalid'; readonly faults: readonly AskingFault[] }
  | { readonly kind: 'denied'; readonly refusal: RecordRefusal }
  | { readonly kind: NotDone }
