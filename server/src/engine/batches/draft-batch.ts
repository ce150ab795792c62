import type { DecidedEvent } from '../../catalogue/leasing-events.ts'
import { evolve, type ProspectState } from '../../domain/prospects.ts'
import {
  type AppendBatch,
  type AssigneeRow,
  type EventRow,
  type KeyRow,
  nobody,
  type ProspectChange,
} from '../../storage/log/append-batch.ts'
import type { StoredRoster } from '../../storage/log/read-states.ts'
import type { AppendCommand } from '../commands.ts'
import type { KnownProspect } from '../knowledge.ts'
import { toProjection } from '../projection.ts'

type Touched = {
  readonly known: KnownProspect
  readonly index: number
  state: ProspectState
  happenedAt: string | null
}

type KeyDraft = Omit<KeyRow, 'group'> & { readonly prospectId: number }

const onlyNobody = [nobody]
const holdersIn = ({ assignedToUserIds }: ProspectState): readonly string[] =>
  assignedToUserIds.length === 0 ? onlyNobody : assignedToUserIds

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

  /** The state that the batch so far leaves a prospect in; null when it does not touch it. */
  stateOf(prospectId: number): ProspectState | null {
    return this.#touched.get(prospectId)?.state ?? null
  }

  /** Adds an event to the batch and returns its place in it. */
  add(
    command: AppendCommand,
    prospectId: number,
    known: KnownProspect,
    decided: DecidedEvent,
    batchId: string | null,
  ): number {
    const touched = this.#touch(prospectId, known)
    touched.state = evolve(touched.state, decided)
    touched.happenedAt = command.happenedAt
    return (
      this.#events.push({
        prospectId,
        step: touched.state.version - known.state.version,
        eventType: decided.eventType,
        source: decided.source,
        notes: decided.notes,
        plannedDateTime: decided.plannedDateTime,
        nextFollowUp: decided.nextFollowUp,
        createdBy: command.actor.userId,
        createdByTokenId: command.actor.tokenId,
        context: JSON.stringify(decided.context),
        batchId,
        happenedAt: command.happenedAt,
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

  /** The prospects that the batch touches, with the states that it leaves them in. */
  *outcome(): Generator<[prospectId: number, after: KnownProspect]> {
    for (const [prospectId, { known, state }] of this.#touched)
      yield [prospectId, { accountId: known.accountId, phoneE164: known.phoneE164, redirect: known.redirect, state }]
  }

  accountIds(): IterableIterator<string> {
    return this.#rosters.keys()
  }

  finish(): AppendBatch {
    const [released, taken] = this.#handovers()
    return {
      released,
      taken,
      changes: Array.from(this.#touched, ([prospectId, touched]) => this.#change(prospectId, touched)),
      events: this.#events,
      keys: this.#keys.map((key) => ({ ...key, group: this.#rootOf(key.prospectId) })),
      rosters: Array.from(this.#rosters, ([accountId, version]) => ({ accountId, version })),
    }
  }

  #handovers(): [released: AssigneeRow[], taken: AssigneeRow[]] {
    const [released, taken]: [AssigneeRow[], AssigneeRow[]] = [[], []]
    for (const [prospectId, { known, state }] of this.#touched) {
      // One without an event may have come without a row that says that nobody has it.
      const isFirst = known.state.version === 0
      if (known.state.assignedToUserIds === state.assignedToUserIds && !isFirst) continue
      const [before, after] = [holdersIn(known.state), holdersIn(state)]
      for (const userId of before) if (!after.includes(userId)) released.push({ prospectId, userId })
      for (const userId of after) if (isFirst || !before.includes(userId)) taken.push({ prospectId, userId })
    }
    return [released, taken]
  }

  #touch(prospectId: number, known: KnownProspect): Touched {
    const before = this.#touched.get(prospectId)
    if (before !== undefined) return before
    const touched: Touched = { known, index: this.#parents.length, state: known.state, happenedAt: null }
    this.#parents.push(touched.index)
    this.#touched.set(prospectId, touched)
    return touched
  }

  #change(prospectId: number, { known, state, index, happenedAt }: Touched): ProspectChange {
    const { version, ...projection } = toProjection(state)
    return {
      ...projection,
      accountId: known.accountId,
      prospectId,
      expectedVersion: known.state.version,
      events: version - known.state.version,
      group: this.#root(index),
      happenedAt,
    }
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
