import type { EventDraft, LeasingEvent, Timestamp } from '../catalogue/leasing-events.ts'
import type { Fault } from '../domain/refusals.ts'

/** Who asks. All that they write is logged as this user and this token. */
export type Actor = {
  readonly userId: string
  /** Null when no API token was used (demo data, imports). */
  readonly tokenId: string | null
}

/** `Idempotency-Key`: the same key with the same fingerprint answers again, and writes nothing. */
export type IdempotencyKey = {
  readonly key: string
  /** SHA-256 of what was asked for: 32 bytes. */
  readonly fingerprint: Buffer
}

/** One event for one prospect, or for all prospects of its account that have its phone number. */
export type AppendCommand = {
  readonly actor: Actor
  readonly prospectId: number
  readonly draft: EventDraft
  /** Also for every other prospect of the account with the same phone number: all or none. */
  readonly samePhone: boolean
  /** Needs an actor with a token. */
  readonly idempotency: IdempotencyKey | null
  /** Only for histories that are written down afterwards (demo data): when it happened. Null: now. */
  readonly happenedAt: Timestamp | null
}

/**
 * What became of a command.
 * - `recorded`: committed, and safe from any crash. `event` is that of the named prospect
 * - `refused`: the rules forbid it; nothing was written
 * - `keyReused`: the idempotency key belongs to another request
 * - `keyBusy`: the first request with this key is still running
 * - `overloaded`: the queue is full; nothing was written
 * - `unavailable`: the database can't be reached or did not answer in time. When its connection broke in the middle of a
 *   commit, the event may stand in the log: only a retry with an idempotency key is safe
 */
export type Outcome =
  | {
      readonly kind: 'recorded'
      readonly event: LeasingEvent
      readonly batchId: string | null
      readonly replayed: boolean
    }
  | { readonly kind: 'refused'; readonly faults: readonly Fault[] }
  | { readonly kind: 'keyReused' }
  | { readonly kind: 'keyBusy' }
  | { readonly kind: 'overloaded' }
  | { readonly kind: 'unavailable' }

/** The one door to the log. Rejects only for a bug: every expected end is an outcome. */
export type Engine = {
  readonly append: (command: AppendCommand) => Promise<Outcome>
  /** Finishes what was accepted. Later calls answer `unavailable`. */
  readonly close: () => Promise<void>
}
