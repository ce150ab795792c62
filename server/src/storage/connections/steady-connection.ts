import type pg from 'pg'
import type { QueryArrayConfig, QueryArrayResult } from 'pg'
import { failureOf } from '../failures.ts'
import type { Queryable } from './queryable.ts'

/**
 * One connection that is kept for one caller, and replaced when it breaks. A pool hands its connection out a turn of the
 * event loop later; here the statement is on its way when `query` returns.
 */
export class SteadyConnection implements Queryable {
  readonly #pool: pg.Pool
  #client: pg.PoolClient | null = null

  constructor(pool: pg.Pool) {
    this.#pool = pool
  }

  async query<R extends unknown[]>(config: QueryArrayConfig): Promise<QueryArrayResult<R>> {
    const client = this.#client ?? (await this.#connect())
    try {
      return await client.query<R>(config)
    } catch (error) {
      if (failureOf(error) === 'unreachable') this.#drop(client)
      throw error
    }
  }

  /** Gives the connection back. */
  close(): void {
    this.#client?.release()
    this.#client = null
  }

  async #connect(): Promise<pg.PoolClient> {
    const client = await this.#pool.connect()
    // At the first sign: a statement that is sent on a connection that was cut while idle fails for nothing.
    for (const sign of ['error', 'end'] as const) client.once(sign, () => this.#drop(client))
    this.#client = client
    return client
  }

  #drop(client: pg.PoolClient): void {
    if (this.#client !== client) return
    this.#client = null
    client.release(true)
  }
}
