import type { EventDraft, LoggedEvent, Timestamp } from '../../catalogue/leasing-events.ts'
import type { ProspectState } from '../../catalogue/prospect-state.ts'
import type { Fault } from '../../domain/refusals.ts'
import type { Actor } from '../actor.ts'
import type { NotDone } from '../not-done.ts'

/** An event that is to be written for one or more prospects. All moments are UTC with six digits (`toUtc`). */
export type WantedEvent = {
  readonly draft: EventDraft
  /** The prospects as the caller names them; or the number (E.164) of all prospects that are meant. */
  readonly target: { readonly prospectIds: readonly number[] } | { readonly phone: string }
  /** When it happened. Null: now. */
  readonly occurredAt: Timestamp | null
  readonly externalId: string | null
  /** Who said it, if that is not who writes it down: for histories of others. */
  readonly saidBy?: string
}

/** One target of a wanted event. `prospectId` is as the caller named it, or as its number was found. */
export type Target = {
  readonly eventIndex: number
  /** The place in `prospectIds`; null when a number named it, or when its number's block is lifted with that of another one. */
  readonly targetIndex: number | null
  /** Null only for a number that no prospect has. */
  readonly prospectId: number | null
}

/** `atomic`: all targets or none. `partial`: those that the rules allow. */
export type WriteMode = 'atomic' | 'partial'

/**
 * Events of one account. Whoever asks reaches the account; what their role allows is decided with the events. In the same
 * transaction a row of `batches` is written: finished, when there is none with this id; else (a job's) its counts are raised.
 */
export type WriteCommand = {
  readonly actor: Actor
  readonly accountId: string
  /** Null: a history that is no batch, and has no row. */
  readonly batchId: string | null
  readonly events: readonly WantedEvent[]
  /** For a job: these targets only, found before; the first of them has this place among all. Null: all targets of the events. */
  readonly part: { readonly targets: readonly Target[]; readonly firstPlace: number } | null
  readonly mode: WriteMode
  /** Decide as if to write, answer what would happen, and write nothing. */
  readonly dryRun: boolean
  /** Called between the statements of a transaction. */
  readonly onProgress?: OnProgress
}

/** Where a prospect stands before or after an event: what a preview shows. */
export type Standing = Pick<
  ProspectState,
  'status' | 'stage' | 'assignedToUserIds' | 'block' | 'nextFollowUp' | 'plannedDateTime'
>

/** Who the target is, for a person who looks at a preview. */
export type TargetProfile = {
  readonly prospectId: number
  readonly name: string | null
  readonly phone: string | null
  readonly unitId: number | null
  /** `formatted_address` of the unit. */
  readonly unitAddress: string | null
}

/**
 * What became of one target.
 * - `written`: the event (in a dry run: as it would be, without an id)
 * - `known`: the external id is that of this event, which was written before; null in a dry run, when the call itself would write it
 * - `refused`: the rules forbid it
 */
export type TargetResult = Target & {
  /** Nobody asked for it: its block is lifted with that of another prospect of the number. */
  readonly isLifted: boolean
  /** Null when there is no such prospect. Also null in results of what was written. */
  readonly profile: TargetProfile | null
  /** In dry runs only, and only for what would be written. */
  readonly change: { readonly before: Standing; readonly after: Standing } | null
  readonly end:
    | { readonly kind: 'written'; readonly event: LoggedEvent | null }
    | { readonly kind: 'known'; readonly event: LoggedEvent | null }
    | { readonly kind: 'refused'; readonly faults: readonly Fault[] }
}

/**
 * - `written`: committed (or decided, in a dry run). With mode `atomic` no result is `refused`
 * - `refused`: mode `atomic`, and the rules forbid at least one of the targets; `results` has all of them, nothing was written
 * - `tooManyTargets`: more than `limits.targetsPerJob`; nothing was written
 * - `givenUp`: `onProgress` said so, or this part of a job was done by somebody else; nothing was written
 */
export type Writing =
  | { readonly kind: 'written'; readonly results: readonly TargetResult[] }
  | { readonly kind: 'refused'; readonly results: readonly TargetResult[] }
  | { readonly kind: 'tooManyTargets' }
  | { readonly kind: 'givenUp' }
  | { readonly kind: NotDone }

/** Marks an event as deleted. Whether the actor may is asked by the caller. */
export type DeleteCommand = {
  readonly actor: Actor
  readonly accountId: string
  readonly eventId: number
  readonly reason: string | null
}

/** `deleted`: committed, or deleted by somebody before: `event` is as it stands now. */
export type Deletion =
  | { readonly kind: 'deleted'; readonly event: LoggedEvent }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'historyTooLong' }
  | { readonly kind: NotDone }

/** Takes back what a batch did, for some of its prospects. Whether the actor may is asked by the caller. */
export type UndoCommand = {
  readonly actor: Actor
  readonly accountId: string
  /** Of the events that take back. */
  readonly batchId: string
  readonly undoesId: string
  /** Which prospects of the batch; at most `limits.targetsPerWrite`. */
  readonly prospectIds: readonly number[]
  /** The place of the first of them among all: a job's parts come one after another. */
  readonly firstPlace: number
}

/**
 * What became of one prospect of an undone batch.
 * - `restored`: it is where it was before the batch
 * - `unchanged`: nothing of the batch counts any more, or only notes do, and notes stay
 * - `touched`: somebody wrote about it since, so it is left alone; or it has too many events to be folded at once
 */
export type UndoResult = {
  readonly prospectId: number
  readonly end: 'restored' | 'unchanged' | 'touched'
  readonly events: readonly LoggedEvent[]
}

/** `givenUp`: this part of a job was done by somebody else; nothing was written. */
export type Undoing =
  | { readonly kind: 'undone'; readonly results: readonly UndoResult[] }
  | { readonly kind: 'givenUp' }
  | { readonly kind: NotDone }

/** A job hears how many of its targets are decided and written, and may give up: then nothing is written. */
export type OnProgress = (done: number) => Promise<'goOn' | 'giveUp'>
