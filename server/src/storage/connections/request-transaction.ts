import { AsyncLocalStorage } from 'node:async_hooks'
import pg from 'pg'
import { NestedClient, type Statement } from './nested-client.ts'
import type { Queryable } from './queryable.ts'

/*
 * A request with an Idempotency-Key is one transaction: all that its handler writes, and the answer that a repeat gets. A write
 * without its answer would be done again, and an answer without its write would be a lie.
 *
 * Handlers, rules and the engine need not know. They are given pools that look here (`joinRequests`): while the handler of such a
 * request is running, `query` and `connect` work on the connection of the request, like a pool of one connection. Whatever works on
 * its own account (batches, streams, health, tokens) has pools that do not look here, so that nothing of a request leaks into it,
 * wherever it was started.
 */

const current = new AsyncLocalStorage<RequestTransaction>()

/** Whether this runs for a request whose writes are one transaction. */
export const isInRequestTransaction = (): boolean => current.getStore() !== undefined

/** Does the work once what was written is committed: at once, or after the request's transaction, or never if that is rolled back. */
export const whenCommitted = (work: () => void): void => {
  const transaction = current.getStore()
  if (transaction === undefined) work()
  else transaction.whenCommitted(work)
}

/** The pool as handlers and their transactions have it: while a request is one transaction, the request's connection. */
export const joinRequests = (pool: pg.Pool): pg.Pool =>
  new Proxy(pool, {
    get: (target, name, receiver): unknown => {
      const transaction = name === 'query' || name === 'connect' ? current.getStore() : undefined
      if (transaction === undefined) return Reflect.get(target, name, receiver)
      if (name === 'connect') return () => transaction.connect()
      return (...statement: Statement) => transaction.query(statement)
    },
  })

/** A statement of a request that waits for a client which the same request holds. */
class WaitsForItself extends Error {
  constructor() {
    super('A statement waits for a client that its own request does not release')
  }
}

const tooLate = 'A statement came after the end of its request'

export class RequestTransaction {
  readonly #client: pg.PoolClient
  readonly #patienceMs: number
  readonly #onEnd = (error?: Error): void => this.#break(error ?? new Error('Connection terminated'))
  /** `ending`: nobody new is let in, and only what is left behind is tidied. `over`: nothing is sent any more. */
  #state: 'open' | 'ending' | 'over' = 'open'
  #isReturned = false
  #broken: Error | null = null
  /** Clients that are in use, or waited for. */
  #users = 0
  #lastTurn: Promise<void> = Promise.resolve()
  #savepoints = 0
  readonly #afterCommit: (() => void)[] = []

  /** On a connection that has begun a transaction. No statement waits longer than this for the client of another one. */
  constructor(client: pg.PoolClient, patienceMs: number) {
    this.#client = client
    this.#patienceMs = patienceMs
    for (const sign of ['error', 'end'] as const) client.once(sign, this.#onEnd)
  }

  /** Runs a handler: pools that join requests use this transaction, wherever it asks them. */
  run<T>(handler: () => T): T {
    return current.run(this, handler)
  }

  /** For the statements before the handler, of whoever opened the transaction. They are not guarded: a failure fails all. */
  get before(): Queryable {
    return this.#client
  }

  whenCommitted(work: () => void): void {
    this.#afterCommit.push(work)
  }

  async query(statement: Statement): Promise<pg.QueryResult> {
    const client = await this.#enter()
    try {
      return await client.query(...statement)
    } finally {
      client.release()
    }
  }

  async connect(): Promise<pg.PoolClient> {
    const client = await this.#enter()
    return new Proxy(this.#client, {
      get: (target, name, receiver): unknown => {
        if (name === 'query') return (...statement: Statement) => client.query(...statement)
        return name === 'release' ? () => client.release() : Reflect.get(target, name, receiver)
      },
    })
  }

  /**
   * Commits, after some last statements. Rejects when nothing was committed, or when nobody knows because the connection broke in
   * the middle. What the handler did not wait for is not written: then nothing is.
   */
  async commit(last: (db: Queryable) => Promise<void>): Promise<void> {
    try {
      await this.#finish(last)
    } catch (error) {
      await this.rollback()
      throw error
    }
    this.#giveBack(false)
    current.exit(() => {
      for (const work of this.#afterCommit) work()
    })
  }

  async #finish(last: (db: Queryable) => Promise<void>): Promise<void> {
    this.#state = 'ending'
    if (this.#users > 0) throw new Error('A request was answered before its statements were done')
    await this.#lastTurn
    if (this.#broken !== null) throw this.#broken
    await last(this.#client)
    const { command } = await this.#client.query('commit')
    if (command !== 'COMMIT') throw new Error('A request was answered although one of its statements had failed')
  }

  /** Undoes everything, unless it has ended before. Never rejects: a connection that can't do it is closed, which does it. */
  async rollback(): Promise<void> {
    this.#state = 'over'
    if (this.#isReturned) return
    const isClean = await this.#client.query('rollback').then(
      () => true,
      () => false,
    )
    this.#giveBack(!isClean)
  }

  #giveBack(isBroken: boolean): void {
    this.#state = 'over'
    if (this.#isReturned) return
    this.#isReturned = true
    for (const sign of ['error', 'end'] as const) this.#client.removeListener(sign, this.#onEnd)
    this.#client.release(isBroken)
  }

  /** The connection broke, or is in a state that nobody knows: it is closed at once, and whoever asks hears why. */
  #break(error: Error): void {
    this.#broken ??= error
    this.#giveBack(true)
  }

  /** A client, when all who asked before have released theirs. */
  async #enter(): Promise<NestedClient> {
    this.#assertUsable()
    const turn = Promise.withResolvers<void>()
    const before = this.#lastTurn
    this.#lastTurn = before.then(() => turn.promise)
    this.#users++
    const leave = (): void => {
      this.#users--
      turn.resolve()
    }
    try {
      await this.#inTime(before)
      this.#assertUsable()
    } catch (error) {
      leave()
      throw error
    }
    return new NestedClient(
      { send: (...statement) => this.#send(statement), nextSavepoint: () => `foyer_${++this.#savepoints}` },
      (tidied) => {
        this.#users--
        void tidied.then(turn.resolve)
      },
    )
  }

  async #inTime(turn: Promise<void>): Promise<void> {
    let timer: NodeJS.Timeout | undefined
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new WaitsForItself()), this.#patienceMs)
    })
    try {
      await Promise.race([turn, late])
    } finally {
      clearTimeout(timer)
    }
  }

  #assertUsable(): void {
    if (this.#broken !== null) throw this.#broken
    if (this.#state !== 'open') throw new Error(tooLate)
  }

  async #send([query, values]: Statement): Promise<pg.QueryResult> {
    if (this.#broken !== null) throw this.#broken
    if (this.#state === 'over') throw new Error(tooLate)
    try {
      return await this.#client.query(query as string, values === undefined ? undefined : [...values])
    } catch (error) {
      // Not the database's word on the statement: the driver gave up, and an answer may still come.
      if (error instanceof Error && !(error instanceof pg.DatabaseError)) this.#break(error)
      throw error
    }
  }
}
