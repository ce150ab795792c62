import type pg from 'pg'
import { limits } from '../catalogue/limits.ts'
import type { Health } from '../storage/connections/health.ts'
import type { Queryable } from '../storage/connections/queryable.ts'
import { isInRequestTransaction, joinRequests, whenCommitted } from '../storage/connections/request-transaction.ts'
import { failureOf } from '../storage/failures.ts'
import { runBatch } from './batches/run-batch.ts'
import type { AppendCommand, Engine, Merging, Outcome } from './commands.ts'
import { Knowledge } from './knowledge.ts'
import type { NotDone } from './not-done.ts'
import { type Pending, runningKeyOf } from './pending.ts'
import { Queue } from './queue.ts'
import { ReadingRoom } from './reading-room.ts'
import { Seats } from './seats.ts'
import { WaitingRoom } from './waiting-room.ts'
import { createProspects } from './writing/create-prospects.ts'
import { deleteEvent } from './writing/delete-event.ts'
import { endBlock } from './writing/ends-of-blocks.ts'
import { mergeProspects, undoMerge } from './writing/merge-prospects.ts'
import { undoBatch } from './writing/undo.ts'
import { write } from './writing/write.ts'

export type EngineOptions = {
  /** A connection with `appendSession` and a short lock time-out: batches. */
  readonly batches: Queryable
  /** Another connection with `appendSession`: what the next batch needs is read while the one before is written. */
  readonly readings: Queryable
  /** Connections with `appendSession` and the lock time-out that a request is willing to wait. */
  readonly waiting: pg.Pool
  readonly health: Health
  /** Requests that may wait. */
  readonly queueLength: number
  /** Told of every batch: how many requests it had and how long it took, in seconds. */
  readonly onBatch?: (requests: number, seconds: number) => void
  /** Told after every commit that may have brought events or moved them, on whichever way. */
  readonly onWritten?: () => void
  readonly onError: (error: unknown) => void
}

/**
 * The one writer of the log. While one batch is in flight, requests that arrive form the next; an idle engine sends a
 * request at once. So the more load, the fewer flushes and round trips per event, and no timer anywhere.
 * One batch at a time: two in flight made no difference (docs/decisions/0004-one-statement.md). The next is sent before the
 * answers of the last go out.
 */
export const createEngine = (
  options: EngineOptions,
): Engine & { readonly state: () => { readonly waiting: number } } => {
  // Not for batches and those who wait: they are of many requests.
  const pool = joinRequests(options.waiting)
  const core = new AppendingEngine(options)
  return {
    append: (command) => core.append(command),
    create: (command) => core.beside((told) => createProspects(pool, command, told)),
    merge: (command) => core.merge((told) => mergeProspects(pool, command, told)),
    undoMerge: (command) => core.merge((told) => undoMerge(pool, command, told)),
    write: (command) => core.beside((told) => write(pool, command, told)),
    deleteEvent: (command) => core.beside((told) => deleteEvent(pool, command, told)),
    undoBatch: (command) => core.beside((told) => undoBatch(pool, command, told)),
    endBlock: (block) => core.beside((told) => endBlock(pool, block, told)),
    close: () => core.close(),
    state: () => ({ waiting: core.waiting }),
  }
}

/** Work that tells when the database can't be reached. */
type Beside<T> = (onUnreachable: (error: unknown) => void) => Promise<T>

type Written = {
  /** Answers the requests that were decided. */
  readonly settle: () => void
  /** The requests that have to be tried in another batch, in the order of their arrival. */
  readonly again: readonly Pending[]
}

const nothingWritten: Written = { settle: () => {}, again: [] }

class AppendingEngine {
  readonly #options: EngineOptions
  readonly #knowledge = new Knowledge()
  readonly #queue = new Queue<Pending>()
  readonly #readingRoom: ReadingRoom
  readonly #waitingRoom: WaitingRoom
  readonly #runningKeys = new Set<string>()
  readonly #seats = new Seats(limits.transactionsBeside, limits.transactionsBesideWaiting)
  #isWriting = false
  #isScheduled = false
  #isClosed = false
  #accepted = 0
  readonly #whenIdle: (() => void)[] = []

  constructor(options: EngineOptions) {
    this.#options = options
    this.#readingRoom = new ReadingRoom({
      db: options.readings,
      knowledge: this.#knowledge,
      onRead: (requests) => {
        for (const pending of requests) this.#queue.push(pending)
        this.#schedule()
      },
      onUnreachable: (error) => this.#unreachable(error),
    })
    this.#waitingRoom = new WaitingRoom({
      pool: options.waiting,
      knowledge: this.#knowledge,
      onWritten: () => this.#options.onWritten?.(),
      onUnreachable: (error) => this.#unreachable(error),
    })
  }

  /** Requests that were accepted and not yet answered. */
  get waiting(): number {
    return this.#accepted
  }

  append(command: AppendCommand): Promise<Outcome> {
    // A batch commits for itself: what a request wrote that is rolled back afterwards would stay.
    if (isInRequestTransaction()) return Promise.reject(new Error('A batch can not be a part of a transaction'))
    if (this.#isClosed || !this.#options.health.isUp()) return Promise.resolve({ kind: 'unavailable' })
    if (this.#accepted >= this.#options.queueLength) return Promise.resolve({ kind: 'overloaded' })
    const runningKey = runningKeyOf(command)
    if (runningKey !== null && this.#runningKeys.has(runningKey)) return Promise.resolve({ kind: 'keyBusy' })
    return new Promise((resolve, reject) => {
      if (runningKey !== null) this.#runningKeys.add(runningKey)
      this.#accepted++
      this.#admit({
        command,
        runningKey,
        attempts: 0,
        settle: (outcome) => {
          this.#release(runningKey)
          resolve(outcome)
        },
        fail: (error) => {
          this.#release(runningKey)
          reject(error)
        },
      })
    })
  }

  async merge(work: Beside<Merging>): Promise<Merging> {
    const merging = await this.beside(work)
    // What is remembered of them would cost the next request for them a batch in vain. Not the roster: a batch that is being
    // read for takes it for there.
    if (merging.kind === 'done')
      whenCommitted(() => {
        this.#knowledge.forgetProspect(merging.merge.keptId)
        this.#knowledge.forgetProspect(merging.merge.mergedId)
      })
    return merging
  }

  /**
   * Work in a transaction of its own, beside the batches. Never more than there are connections for it: nobody waits for one. A
   * request that is one transaction brings its connection along.
   */
  async beside<T extends { readonly kind: string }>(work: Beside<T>): Promise<T | { readonly kind: NotDone }> {
    if (this.#isClosed || !this.#options.health.isUp()) return { kind: 'unavailable' }
    this.#accepted++
    const doIt = () => work((error) => this.#unreachable(error))
    try {
      const end = isInRequestTransaction() ? await doIt() : await this.#seats.take(doIt)
      whenCommitted(() => this.#options.onWritten?.())
      return end ?? { kind: 'overloaded' }
    } finally {
      this.#release(null)
    }
  }

  #admit(pending: Pending): void {
    if (this.#readingRoom.needs(pending)) {
      this.#readingRoom.enter(pending)
    } else {
      this.#queue.push(pending)
      this.#schedule()
    }
  }

  close(): Promise<void> {
    this.#isClosed = true
    return new Promise((resolve) => {
      if (this.#accepted === 0) resolve()
      else this.#whenIdle.push(resolve)
    })
  }

  #release(runningKey: string | null): void {
    if (runningKey !== null) this.#runningKeys.delete(runningKey)
    this.#accepted--
    if (this.#accepted === 0) for (const resolve of this.#whenIdle.splice(0)) resolve()
  }

  /** After all sockets that are readable now: what they bring forms one batch instead of a batch of one and a rest. */
  #schedule(): void {
    if (this.#isScheduled || this.#isWriting) return
    this.#isScheduled = true
    setImmediate(() => {
      this.#isScheduled = false
      void this.#writeAll()
    })
  }

  /** Sends the next batch before the answers of the last go out: the database works while they are written. */
  async #writeAll(): Promise<void> {
    if (this.#isWriting) return
    this.#isWriting = true
    let writing = this.#writeNext()
    while (writing !== null) {
      const { settle, again } = await writing
      this.#queue.unshift(again)
      writing = this.#writeNext()
      settle()
    }
    this.#isWriting = false
  }

  #writeNext(): Promise<Written> | null {
    const batch = this.#takeBatch()
    if (batch.length === 0) return null
    const startedAt = performance.now()
    return this.#write(batch).finally(() => {
      this.#options.onBatch?.(batch.length, (performance.now() - startedAt) / 1_000)
      this.#options.onWritten?.()
    })
  }

  /** The requests that have waited longest. Those for a prospect that others wait for queue behind them. */
  #takeBatch(): Pending[] {
    const batch: Pending[] = []
    while (batch.length < limits.requestsPerBatch) {
      const pending = this.#queue.shift()
      if (pending === undefined) break
      if (this.#waitingRoom.has(pending.command.prospectId)) this.#waitingRoom.enter(pending)
      else batch.push(pending)
    }
    return batch
  }

  async #write(requests: readonly Pending[]): Promise<Written> {
    try {
      const { settle, leftOver, deferred } = await runBatch(this.#options.batches, requests, this.#knowledge)
      return { settle, again: [...this.#toTryAgain(leftOver), ...deferred] }
    } catch (error) {
      return this.#afterFailure(requests, error)
    }
  }

  #toTryAgain(leftOver: readonly Pending[]): readonly Pending[] {
    return leftOver.filter((pending) => {
      pending.attempts++
      const waits = pending.attempts >= limits.batchesPerRequest || this.#waitingRoom.has(pending.command.prospectId)
      if (waits) this.#waitingRoom.enter(pending)
      return !waits
    })
  }

  async #afterFailure(requests: readonly Pending[], error: unknown): Promise<Written> {
    const failure = failureOf(error)
    if (failure === 'faulty') return this.#isolate(requests, error)
    if (failure === 'unreachable') {
      for (const pending of requests) pending.settle({ kind: 'unavailable' })
      this.#unreachable(error)
    } else {
      for (const pending of requests) this.#waitingRoom.enter(pending)
    }
    return nothingWritten
  }

  /** A poisoned request fails its whole statement: halves are tried until it stands alone, and fails alone. */
  async #isolate(requests: readonly Pending[], error: unknown): Promise<Written> {
    const [first] = requests
    if (first === undefined) return nothingWritten
    if (requests.length === 1) {
      this.#options.onError(error)
      first.fail(error)
      return nothingWritten
    }
    const half = Math.ceil(requests.length / 2)
    const one = await this.#write(requests.slice(0, half))
    one.settle()
    if (!this.#options.health.isUp()) {
      for (const pending of requests.slice(half)) pending.settle({ kind: 'unavailable' })
      return { settle: () => {}, again: one.again }
    }
    const other = await this.#write(requests.slice(half))
    return { settle: other.settle, again: [...one.again, ...other.again] }
  }

  /** Whoever waits would meet the same: all are told now, instead of one time-out after another. */
  #unreachable(error: unknown): void {
    this.#options.onError(error)
    this.#options.health.suspect()
    for (let pending = this.#queue.shift(); pending !== undefined; pending = this.#queue.shift())
      pending.settle({ kind: 'unavailable' })
    this.#readingRoom.abandon()
    this.#waitingRoom.abandon()
  }
}
