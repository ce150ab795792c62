import { limits } from '../catalogue/limits.ts'
import type { Queryable } from '../storage/connections/queryable.ts'
import { failureOf } from '../storage/failures.ts'
import { readUnknown } from './batches/read.ts'
import type { Knowledge } from './knowledge.ts'
import type { Pending } from './pending.ts'

export type ReadingRoomOptions = {
  /** A connection of its own: reading for the next batch goes on while the one before is written. */
  readonly db: Queryable
  readonly knowledge: Knowledge
  /** Takes the requests that may be decided now, in the order of their arrival. */
  readonly onRead: (requests: readonly Pending[]) => void
  readonly onUnreachable: (error: unknown) => void
}

/**
 * Where requests wait for the state of a prospect that has not been met yet. Without it a batch of a hundred would go to the
 * database twice because of one of them. Requests for the same prospect leave in the order in which they came.
 */
export class ReadingRoom {
  readonly #options: ReadingRoomOptions
  #waiting: Pending[] = []
  /** How many requests for each prospect are here: nobody may overtake them. */
  readonly #present = new Map<number, number>()
  #isReading = false

  constructor(options: ReadingRoomOptions) {
    this.#options = options
  }

  /** Whether this request has to come here first: nobody knows its prospect, or others for it are here. A bulk request reads more anyway. */
  needs({ command }: Pending): boolean {
    if (this.#present.has(command.prospectId)) return true
    return !command.samePhone && this.#options.knowledge.lacks(command.prospectId)
  }

  enter(pending: Pending): void {
    const { prospectId } = pending.command
    this.#present.set(prospectId, (this.#present.get(prospectId) ?? 0) + 1)
    this.#waiting.push(pending)
    if (!this.#isReading) void this.#readAll()
  }

  /** Tells all who are not being read for that it is in vain: the database is gone. */
  abandon(): void {
    for (const pending of this.#leave(this.#waiting.splice(0))) pending.settle({ kind: 'unavailable' })
  }

  #leave(requests: readonly Pending[]): readonly Pending[] {
    for (const { command } of requests) {
      const others = (this.#present.get(command.prospectId) ?? 1) - 1
      if (others === 0) this.#present.delete(command.prospectId)
      else this.#present.set(command.prospectId, others)
    }
    return requests
  }

  async #readAll(): Promise<void> {
    this.#isReading = true
    // Whoever comes in this turn of the event loop is read for in one go.
    await new Promise(setImmediate)
    while (this.#waiting.length > 0) {
      const requests = this.#waiting.splice(0, limits.requestsPerBatch)
      if (!(await this.#read(requests))) continue
      // Those who came for the same prospects meanwhile must not be overtaken by those who come from now on.
      const { known = [], unknown = [] } = Object.groupBy(this.#waiting, ({ command }) =>
        this.#options.knowledge.lacks(command.prospectId) ? 'unknown' : 'known',
      )
      this.#waiting = unknown
      this.#options.onRead(this.#leave([...requests, ...known]))
    }
    this.#isReading = false
  }

  /** False if the requests were told that the database is gone. Any other failure shows again when they are decided. */
  async #read(requests: readonly Pending[]): Promise<boolean> {
    try {
      await readUnknown(this.#options.db, requests, this.#options.knowledge)
      return true
    } catch (error) {
      if (failureOf(error) !== 'unreachable') return true
      for (const pending of this.#leave(requests)) pending.settle({ kind: 'unavailable' })
      this.#options.onUnreachable(error)
      return false
    }
  }
}
