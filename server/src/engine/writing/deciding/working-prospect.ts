import type { DecidedEvent, FoldedEvent, PastEvent, Timestamp } from '../../../catalogue/leasing-events.ts'
import type { ProspectState } from '../../../catalogue/prospect-state.ts'
import { microsLater } from '../../../domain/moments.ts'
import { evolve, fold } from '../../../domain/prospects.ts'
import type { HistoryEvent } from '../../../storage/writing/histories.ts'
import type { FullState } from '../../../storage/writing/prospect-states.ts'
import type { WrittenProspect } from '../../../storage/writing/write-events.ts'

/** A decided event of a prospect, with its moment and, once all is decided, its place in the prospect's order. */
export type Added = {
  readonly prospectId: number
  readonly decided: DecidedEvent
  readonly createdAt: Timestamp
  readonly createdBy: string
  sequence: number
}

type Item = {
  readonly event: PastEvent
  readonly id: number | null
  readonly added: Added | null
}

const laterOf = (one: Timestamp, other: Timestamp): Timestamp => (one > other ? one : other)

/**
 * A prospect while events are decided for it, one after another. Most come after all that it has. For one that comes late its whole
 * history is needed: the event is put in its place, all are folded again, and those behind it numbered anew.
 */
export class WorkingProspect {
  readonly stored: FullState
  readonly added: Added[] = []
  #state: ProspectState
  #lastAt: Timestamp | null
  #history: Item[] | null = null
  #isLate = false
  /** Whether the state is that of the history as it was before the last late event. */
  #isStale = false

  constructor(stored: FullState) {
    this.stored = stored
    this.#state = stored.state
    this.#lastAt = stored.lastEventAt
  }

  /** The state that all events so far leave. Its version is not yet that which will be written. */
  get state(): ProspectState {
    if (this.#isStale) {
      this.#state = this.#foldBefore(this.historyLength)
      this.#isStale = false
    }
    return this.#state
  }

  /** The moment of an event that happens now: after all that the prospect has, also when the clock jumps back. */
  momentNow(now: Timestamp): Timestamp {
    return this.#lastAt === null ? now : laterOf(now, microsLater(this.#lastAt, 1))
  }

  isLate(at: Timestamp): boolean {
    return this.#lastAt !== null && at < this.#lastAt
  }

  needsHistory(at: Timestamp): boolean {
    return this.isLate(at) && this.#history === null
  }

  /** All stored events in the order of time. What was added meanwhile stands behind them. */
  giveHistory(events: readonly HistoryEvent[]): void {
    const stored = events.map((event): Item => ({ event, id: event.id, added: null }))
    this.#history = [...stored, ...this.added.map(toItem)]
  }

  /** How many events a late one is put among. */
  get historyLength(): number {
    return this.#history?.length ?? 0
  }

  stateAt(at: Timestamp): ProspectState {
    return this.isLate(at) ? this.#foldBefore(this.#placeOf(at)) : this.state
  }

  add(decided: DecidedEvent, createdAt: Timestamp, createdBy: string): Added {
    const { prospectId } = this.stored
    const added: Added = { prospectId, decided, createdAt, createdBy, sequence: 0 }
    const isLate = this.isLate(createdAt)
    this.added.push(added)
    if (isLate) {
      this.#history?.splice(this.#placeOf(createdAt), 0, toItem(added))
      this.#isLate = true
      this.#isStale = true
    } else {
      const { state } = this
      this.#history?.push(toItem(added))
      this.#state = evolve(state, foldedOf(added))
      this.#lastAt = createdAt
    }
    return added
  }

  /** Gives every new event its place, and returns what the prospect becomes and which stored events get other places. */
  finish(): { readonly prospect: WrittenProspect; readonly renumbered: { id: number; sequence: number }[] } {
    const { stored, added, state } = this
    const first = stored.state.version + 1
    const renumbered: { id: number; sequence: number }[] = []
    const order = this.#isLate ? this.#fromFirstAdded() : added.map(toItem)
    for (const [place, item] of order.entries()) {
      const sequence = first + place
      if (item.added !== null) item.added.sequence = sequence
      else if (item.id !== null) renumbered.push({ id: item.id, sequence })
    }
    const after = { ...state, version: stored.state.version + order.length }
    return { prospect: this.#written(after, this.#isLate), renumbered }
  }

  /** What the prospect becomes when its state is this one, with a version that only rises. */
  become(state: ProspectState): WrittenProspect {
    return this.#written({ ...state, version: this.stored.state.version + 1 }, false)
  }

  #written(after: ProspectState, isRenumbered: boolean): WrittenProspect {
    const { prospectId, createdAt, state: before, renumbered } = this.stored
    return { prospectId, createdAt, before, after, lastEventAt: this.#lastAt, renumbered: renumbered || isRenumbered }
  }

  /** Behind all that happened at that moment or before. */
  #placeOf(at: Timestamp): number {
    const later = this.#history?.findIndex(({ event }) => event.createdAt > at) ?? -1
    return later === -1 ? this.historyLength : later
  }

  /** What stands before the first new event keeps its numbers. */
  #fromFirstAdded(): readonly Item[] {
    const history = this.#history ?? []
    return history.slice(history.findIndex(({ added }) => added !== null))
  }

  #foldBefore(place: number): ProspectState {
    return fold((this.#history ?? []).slice(0, place).map(({ event }) => event))
  }
}

const foldedOf = ({ decided, createdAt, createdBy }: Added): FoldedEvent => ({ ...decided, createdAt, createdBy })

/** Nothing takes back an event while its batch is still written. */
const toItem = (added: Added): Item => ({
  event: { ...foldedOf(added), deleted: false, batchId: null, undoesBatchId: null, writtenTo: added.prospectId },
  id: null,
  added,
})
