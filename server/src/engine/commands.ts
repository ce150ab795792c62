import type { AssignmentDraft, LeasingEvent } from '../catalogue/leasing-events.ts'
import type { AssignmentFault, Fault } from '../domain/refusals.ts'
import type { StoredMerge } from '../storage/prospects/merges.ts'
import type { NewProspect } from '../storage/records/prospects.ts'
import type { Actor } from './actor.ts'
import type { NotDone } from './not-done.ts'
import type { DeleteCommand, Deletion, UndoCommand, Undoing, WriteCommand, Writing } from './writing/commands.ts'

/** `Idempotency-Key`: the same key with the same fingerprint answers again, and writes nothing. */
export type IdempotencyKey = {
  readonly key: string
  /** SHA-256 of what was asked for: 32 bytes. */
  readonly fingerprint: Buffer
}

/** One assignment of one prospect, or of all prospects of its account that have its phone number. */
export type AppendCommand = {
  readonly actor: Actor
  readonly prospectId: number
  readonly draft: AssignmentDraft
  /** Also for every other prospect of the account with the same phone number: all or none. */
  readonly samePhone: boolean
  /** Needs an actor with a token. */
  readonly idempotency: IdempotencyKey | null
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
  | { readonly kind: 'refused'; readonly faults: readonly AssignmentFault[] }
  | { readonly kind: 'keyReused' }
  | { readonly kind: 'keyBusy' }
  | { readonly kind: 'overloaded' }
  | { readonly kind: 'unavailable' }

/** Prospects with their first events: all are created, each with its `New`, or none. */
export type CreateCommand = {
  readonly actor: Actor
  /** At most `limits.prospectsPerCreation`. */
  readonly prospects: readonly {
    readonly record: NewProspect
    /** Who has the prospect from the start; null: nobody, and no event of it. */
    readonly assignedToUserIds: readonly string[] | null
  }[]
}

/**
 * What became of it.
 * - `created`: committed. `events` are the `New` of each prospect, in the order of the command
 * - `refused`: the rules forbid an event of the prospect at this place; nothing was written
 * - `externalIdTaken`: one of the external ids is that of a prospect of the account; nothing was written
 * - `overloaded`: too many wait already; nothing was written
 * - `unavailable`: the database can't be reached, or somebody was in the way for too long
 */
export type Creation =
  | { readonly kind: 'created'; readonly events: readonly LeasingEvent[] }
  | { readonly kind: 'refused'; readonly place: number; readonly faults: readonly Fault[] }
  | { readonly kind: 'externalIdTaken' }
  | { readonly kind: 'overloaded' }
  | { readonly kind: 'unavailable' }

/** One prospect goes into another one of the same account. Whether the actor may is asked by the caller. */
export type MergeCommand = {
  readonly actor: Actor
  readonly accountId: string
  readonly keptId: number
  readonly mergedId: number
}

export type UndoMergeCommand = { readonly actor: Actor; readonly accountId: string; readonly mergeId: string }

/**
 * - `unknownProspect`, `unknownMerge`: there is none with this id in the account
 * - `sameProspect`: nothing can be merged into itself
 * - `prospectMerged`: this prospect is merged into another one; that has to be undone first
 * - `mergeUndone`: it was undone before
 * - `tooLargeToMerge`: more events or prospects than one transaction may touch (`limits.eventsPerMerge` and those below it)
 */
export type MergeFault =
  | { readonly code: 'unknownProspect'; readonly prospectId: number }
  | { readonly code: 'prospectMerged'; readonly prospectId: number; readonly mergedIntoId: number }
  | { readonly code: 'sameProspect' | 'unknownMerge' | 'mergeUndone' | 'tooLargeToMerge' }

/** `done`: committed; `merge` is as it stands now. */
export type Merging =
  | { readonly kind: 'done'; readonly merge: StoredMerge }
  | { readonly kind: 'refused'; readonly fault: MergeFault }
  | { readonly kind: 'overloaded' }
  | { readonly kind: 'unavailable' }

/** `done`: there is nothing more to do about it. */
export type Ending = { readonly kind: 'done' } | { readonly kind: NotDone }

/** The one door to the log. Rejects only for a bug: every expected end is an outcome. */
export type Engine = {
  /** The fast way into the log, which takes assignments only. */
  readonly append: (command: AppendCommand) => Promise<Outcome>
  /** Creates prospects, each with its first events, all or none. */
  readonly create: (command: CreateCommand) => Promise<Creation>
  readonly merge: (command: MergeCommand) => Promise<Merging>
  readonly undoMerge: (command: UndoMergeCommand) => Promise<Merging>
  /** Events of all types, for many prospects of one account. */
  readonly write: (command: WriteCommand) => Promise<Writing>
  readonly deleteEvent: (command: DeleteCommand) => Promise<Deletion>
  readonly undoBatch: (command: UndoCommand) => Promise<Undoing>
  /** Writes down that a block has ended, if it has. */
  readonly endBlock: (block: { readonly accountId: string; readonly prospectId: number }) => Promise<Ending>
  /** Finishes what was accepted. Later calls answer `unavailable`. */
  readonly close: () => Promise<void>
}
