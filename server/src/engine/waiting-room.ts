import type pg from 'pg'
import { limits } from '../catalogue/limits.ts'
import { failureOf, tookTooLong } from '../storage/failures.ts'
import { findStatesByPhone, lockStates } from '../storage/log/read-states.ts'
import { readStates, targetOf } from './batches/read.ts'
import { runBatch } from './batches/run-batch.ts'
import { Knowledge } from './knowledge.ts'
import type { Pending } from './pending.ts'

export type WaitingRoomOptions = {
  readonly pool: pg.Pool
  /** The engine's own knowledge: what it says of a prospect is stale once the prospect was written here. */
  readonly knowledge: Knowledge
  /** Told after every commit. */
  readonly onWritten: () => void
  readonly onUnreachable: (error: unknown) => void
}

/**
 * Where requests wait whose prospect somebody else holds locked, or changes so often that a batch never meets it unchanged.
 * Each prospect has its own line, so that the order of arrival is kept and nobody else waits with it. A line locks first,
 * then reads and decides, so it can't be overtaken: PostgreSQL's queue of lock waiters is fair.
 */
export class WaitingRoom {
  readonly #options: WaitingRoomOptions
  readonly #lines = new Map<number, Pending[]>()
  readonly #ready: number[] = []
  #running = 0

  constructor(options: WaitingRoomOptions) {
    this.#options = options
  }

  /** Whether there is a line for this prospect: later requests must queue behind it. */
  has(prospectId: number): boolean {
    return this.#lines.size > 0 && this.#lines.has(this.#lineFor(prospectId))
  }

  /** Those for a merged prospect queue with those for the one that it was merged into, unless its own line is still there. */
  #lineFor(prospectId: number): number {
    return this.#lines.has(prospectId) ? prospectId : this.#options.knowledge.writtenTo(prospectId)
  }

  enter(pending: Pending): void {
    const prospectId = this.#lineFor(pending.command.prospectId)
    const line = this.#lines.get(prospectId)
    if (line !== undefined) {
      line.push(pending)
      return
    }
    this.#lines.set(prospectId, [pending])
    this.#ready.push(prospectId)
    this.#serveNext()
  }

  /** Tells all who are not being served that it is in vain: the database is gone, and each would wait for it in turn. */
  abandon(): void {
    for (const line of this.#lines.values())
      for (const pending of line.splice(0)) pending.settle({ kind: 'unavailable' })
    for (const prospectId of this.#ready.splice(0)) this.#lines.delete(prospectId)
  }

  #serveNext(): void {
    while (this.#running < limits.waitingTransactions) {
      const prospectId = this.#ready.shift()
      if (prospectId === undefined) return
      this.#running++
      void this.#serve(prospectId)
    }
  }

  async #serve(prospectId: number): Promise<void> {
    const line = this.#lines.get(prospectId) ?? []
    const requests = takeTogether(line)
    const again = await this.#attempt(requests)
    line.unshift(...again)
    this.#running--
    if (line.length > 0) this.#ready.push(prospectId)
    else this.#lines.delete(prospectId)
    this.#serveNext()
  }

  /** Returns the requests that have to be tried once more. */
  async #attempt(requests: readonly Pending[]): Promise<readonly Pending[]> {
    try {
      return await this.#transact(requests)
    } catch (error) {
      const failure = failureOf(error)
      // Row after row may take its time: a database that ends such a statement is there.
      if (failure === 'unreachable' && !tookTooLong(error)) this.#options.onUnreachable(error)
      if (failure === 'faulty') return this.#isolate(requests, error)
      for (const pending of requests) pending.settle({ kind: 'unavailable' })
      return []
    }
  }

  /** What is left over although its locks were held lost against a change of roster or key: that can't go on for ever. */
  #onceMore(leftOver: readonly Pending[]): readonly Pending[] {
    return leftOver.filter((pending) => {
      pending.attempts++
      const again = pending.attempts <= limits.transactionsPerRequest
      if (!again) pending.settle({ kind: 'unavailable' })
      return again
    })
  }

  /** One of the requests is poisoned: each is tried alone, so that it fails alone. */
  async #isolate(requests: readonly Pending[], error: unknown): Promise<readonly Pending[]> {
    const [only, ...others] = requests
    if (only !== undefined && others.length === 0) {
      only.fail(error)
      return []
    }
    const again: Pending[] = []
    for (const pending of requests) again.push(...(await this.#attempt([pending])))
    return again
  }

  async #transact(requests: readonly Pending[]): Promise<readonly Pending[]> {
    const client = await this.#options.pool.connect()
    let broken: Error | boolean = true
    try {
      await client.query('begin')
      const locked = await lockAll(client, requests)
      const { settle, leftOver, deferred } = await runBatch(client, requests, new Knowledge())
      await client.query('commit')
      broken = false
      for (const prospectId of locked) this.#options.knowledge.forgetProspect(prospectId)
      settle()
      this.#options.onWritten()
      return [...this.#onceMore(leftOver), ...deferred]
    } finally {
      // A connection in an unknown state is closed, which rolls its transaction back.
      client.release(broken)
    }
  }
}

/**
 * Takes from the front of a line what one transaction serves: requests for its prospect alone, or one for all of the same
 * phone. That one waits for other prospects too, and if it does so in vain, those for its own prospect must not fail with it.
 */
const takeTogether = (line: Pending[]): Pending[] => {
  const bulk = line.findIndex(({ command }) => command.samePhone)
  const singles = bulk === -1 ? line.length : bulk
  return line.splice(0, Math.min(Math.max(singles, 1), limits.requestsPerBatch))
}

/** Locks every prospect that the requests are about, in the one order that all lockers keep. */
const lockAll = async (client: pg.PoolClient, requests: readonly Pending[]): Promise<readonly number[]> => {
  const named = await readStates(client, requests)
  const byId = new Map(named.map((state) => [state.prospectId, state]))
  const phones = requests.flatMap(({ command }) => {
    const state = command.samePhone ? targetOf(byId, command.prospectId) : undefined
    return state === undefined || state.phoneE164 === null
      ? []
      : [{ accountId: state.accountId, phoneE164: state.phoneE164 }]
  })
  const sharing = phones.length === 0 ? [] : await findStatesByPhone(client, phones)
  const wanted = new Map([...named, ...sharing].map((state) => [state.prospectId, state]))
  if (wanted.size > 0) await lockStates(client, [...wanted.values()])
  return [...wanted.keys()]
}
