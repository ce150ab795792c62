import type { DecidedEvent } from '../../catalogue/leasing-events.ts'
import { assigned } from '../../domain/prospects.ts'
import type { AppendBatch, EventRow, KeyRow } from '../../storage/log/append-batch.ts'
import type { StoredRoster, StoredState } from '../../storage/log/read-states.ts'
import type { AppendCommand } from '../commands.ts'

type Touched = { readonly before: StoredState; readonly index: number; after: StoredState }

type KeyDraft = Omit<KeyRow, 'group'> & { readonly prospectId: number }

/**
 * A batch in the making. Several events of one prospect are decided one after another, each on the state that the one before
 * it left, and written at once.
 */
export class DraftBatch {
  readonly #touched = new Map<number, Touched>()
  readonly #rosters = new Map<string, number>()
  readonly #events: EventRow[] = []
  readonly #keys: KeyDraft[] = []
  /** Union-find over the places of the touched prospects: those of one bulk request are written together. */
  readonly #parents: number[] = []

  get events(): number {
    return this.#events.length
  }

  /** The prospect as the batch so far leaves it; null when it does not touch it. */
  stateOf(prospectId: number): StoredState | null {
    return this.#touched.get(prospectId)?.after ?? null
  }

  /** Adds an event to the batch and returns its place in it. */
  add({ actor, draft }: AppendCommand, before: StoredState, decided: DecidedEvent, batchId: string | null): number {
    const touched = this.#touch(before)
    touched.after = assigned(touched.after, draft.assignedToUserIds)
    return (
      this.#events.push({
        prospectId: before.prospectId,
        step: touched.after.version - touched.before.version,
        source: decided.source,
        notes: decided.notes,
        createdBy: actor.userId,
        createdByTokenId: actor.tokenId,
        context: decided.context,
        batchId,
      }) - 1
    )
  }

  /** What was decided on this roster holds only while it has this version. */
  reliesOn(roster: StoredRoster): void {
    this.#rosters.set(roster.accountId, roster.version)
  }

  addKey(key: KeyDraft): void {
    this.#keys.push(key)
  }

  writeTogether(prospectIds: readonly number[]): void {
    const [first, ...others] = prospectIds.map((id) => this.#rootOf(id))
    if (first === undefined) return
    for (const other of others) this.#parents[this.#root(other)] = this.#root(first)
  }

  finish(): AppendBatch {
    return {
      changes: Array.from(this.#touched.values(), ({ before, after, index }) => ({
        before,
        after,
        group: this.#root(index),
      })),
      events: this.#events,
      keys: this.#keys.map((key) => ({ ...key, group: this.#rootOf(key.prospectId) })),
      rosters: Array.from(this.#rosters, ([accountId, version]) => ({ accountId, version })),
    }
  }

  #touch(before: StoredState): Touched {
    const present = this.#touched.get(before.prospectId)
    if (present !== undefined) return present
    const touched: Touched = { before, index: this.#parents.length, after: before }
    this.#parents.push(touched.index)
    this.#touched.set(before.prospectId, touched)
    return touched
  }

  #rootOf(prospectId: number): number {
    const touched = this.#touched.get(prospectId)
    if (touched === undefined) throw new Error(`prospect ${prospectId} is not in the batch`)
    return this.#root(touched.index)
  }

  #root(index: number): number {
    let root = index
    for (let parent = this.#parents[root]; parent !== undefined && parent !== root; parent = this.#parents[root])
      root = parent
    this.#parents[index] = root
    return root
  }
}
