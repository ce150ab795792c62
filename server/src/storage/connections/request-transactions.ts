import type pg from 'pg'
import { limits } from '../../catalogue/limits.ts'
import { type DatabaseOptions, openDatabase } from '../database.ts'
import { appendSession } from '../log/append-assignments.ts'
import { RequestTransaction } from './request-transaction.ts'

export type RequestTransactionsOptions = Pick<DatabaseOptions, 'url' | 'timeoutMs' | 'onError'> & {
  /** How long a request waits for a row that somebody else holds locked, in milliseconds. */
  readonly lockTimeoutMs: number
}

/** What the pool says when all of its connections are in use for too long; of a server that does not answer it says other things. */
const allInUse = 'timeout exceeded when trying to connect'

/**
 * Requests that are one transaction each. They have a pool of their own: they hold a connection for as long as they last, and those
 * who only read must not wait for them. In it such a request needs no connection of any other pool.
 */
export class RequestTransactions {
  readonly #pool: pg.Pool
  readonly #timeoutMs: number

  constructor({ lockTimeoutMs, ...options }: RequestTransactionsOptions) {
    this.#timeoutMs = options.timeoutMs
    this.#pool = openDatabase({
      ...options,
      connections: limits.keyedTransactions,
      // That of the engine, whose statements run here too.
      sessionOptions: `${appendSession} -c lock_timeout=${lockTimeoutMs}`,
    }).pool
  }

  /** Begins a transaction. Null: too many requests are at it, and waiting for it. Rejects when the database does not answer. */
  async open(): Promise<RequestTransaction | null> {
    if (this.#pool.waitingCount >= limits.keyedTransactionsWaiting) return null
    const client = await this.#connect()
    if (client === null) return null
    try {
      await client.query('begin')
    } catch (error) {
      client.release(true)
      throw error
    }
    // Before PostgreSQL ends a transaction that does nothing.
    return new RequestTransaction(client, this.#timeoutMs / 2)
  }

  /** Connections that are in use. */
  get inUse(): number {
    return this.#pool.totalCount - this.#pool.idleCount
  }

  /** Waits for those that are in use. */
  close(): Promise<void> {
    return this.#pool.end()
  }

  async #connect(): Promise<pg.PoolClient | null> {
    try {
      return await this.#pool.connect()
    } catch (error) {
      if (error instanceof Error && error.message === allInUse) return null
      throw error
    }
  }
}
