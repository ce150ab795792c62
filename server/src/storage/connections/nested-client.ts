import type pg from 'pg'

/** A statement as the driver takes it, with or without values. */
export type Statement = readonly [query: string | pg.QueryConfig, values?: readonly unknown[]]

/** The one connection of a request's transaction, as its nested clients use it. */
export type SharedConnection = {
  readonly send: (...statement: Statement) => Promise<pg.QueryResult>
  /** A name that no other savepoint of the transaction has. */
  readonly nextSavepoint: () => string
}

/** What a transaction within a transaction has as its words. Anything beyond them can't be had inside of another one. */
const words: Readonly<Record<string, 'begin' | 'commit' | 'rollback'>> = {
  begin: 'begin',
  'start transaction': 'begin',
  commit: 'commit',
  rollback: 'rollback',
}
const startsOrEnds = /^\s*(?:begin|start\s|commit|end\b|abort|rollback(?!\s+to\b)|prepare\s+transaction)/i

const wordOf = ([query]: Statement): 'begin' | 'commit' | 'rollback' | null => {
  const text = typeof query === 'string' ? query : query.text
  if (!startsOrEnds.test(text)) return null
  const word = words[text.trim().toLowerCase()]
  if (word === undefined) throw new Error(`"${text}" can't be a part of the transaction of a request`)
  return word
}

const inAbortedTransaction = '25P02'

/**
 * What stands in for a connection of a pool inside of a request's transaction. A transaction on it is a savepoint of that one; a
 * statement outside of any is guarded by a savepoint of its own, as one that fails would take all others with it.
 * Statements that are sent at the same time follow each other, as on every connection.
 */
export class NestedClient {
  readonly #connection: SharedConnection
  readonly #onReleased: (tidied: Promise<void>) => void
  #line: Promise<unknown> = Promise.resolve()
  #savepoint: string | null = null
  #isReleased = false

  /** `onReleased` hears at once that the client is no longer used, and waits until nothing of it is left. */
  constructor(connection: SharedConnection, onReleased: (tidied: Promise<void>) => void) {
    this.#connection = connection
    this.#onReleased = onReleased
  }

  query(...statement: Statement): Promise<pg.QueryResult> {
    if (this.#isReleased) return Promise.reject(new Error('A client was used after it was released'))
    const result = this.#line.then(() => this.#do(statement))
    this.#line = result.catch(() => {})
    return result
  }

  /** What was begun and not committed is undone, as it would be by a connection that is closed. */
  release(): void {
    if (this.#isReleased) throw new Error('A client was released twice')
    this.#isReleased = true
    const tidied = this.#line.then(async () => {
      // Fails only with the connection, and that ends the transaction.
      if (this.#savepoint !== null) await this.#rollBack().catch(() => {})
    })
    this.#onReleased(tidied)
  }

  #do(statement: Statement): Promise<pg.QueryResult> {
    const word = wordOf(statement)
    if (word === 'begin') return this.#begin()
    if (word === 'commit') return this.#commit()
    if (word === 'rollback') return this.#rollBack()
    return this.#savepoint === null ? this.#guarded(statement) : this.#connection.send(...statement)
  }

  async #begin(): Promise<pg.QueryResult> {
    if (this.#savepoint !== null) throw new Error('A transaction was begun inside of another one')
    const savepoint = this.#connection.nextSavepoint()
    const result = await this.#connection.send(`savepoint ${savepoint}`)
    this.#savepoint = savepoint
    return { ...result, command: 'BEGIN' }
  }

  async #commit(): Promise<pg.QueryResult> {
    try {
      const result = await this.#connection.send(`release savepoint ${this.#savepoint}`)
      this.#savepoint = null
      return { ...result, command: 'COMMIT' }
    } catch (error) {
      if ((error as { code?: unknown }).code !== inAbortedTransaction) throw error
      // As PostgreSQL does: who commits after a failed statement has rolled back.
      return this.#rollBack()
    }
  }

  async #rollBack(): Promise<pg.QueryResult> {
    const savepoint = this.#savepoint
    this.#savepoint = null
    await this.#connection.send(`rollback to savepoint ${savepoint}`)
    const result = await this.#connection.send(`release savepoint ${savepoint}`)
    return { ...result, command: 'ROLLBACK' }
  }

  async #guarded(statement: Statement): Promise<pg.QueryResult> {
    await this.#begin()
    try {
      const result = await this.#connection.send(...statement)
      await this.#commit()
      return result
    } catch (error) {
      if (this.#savepoint !== null) await this.#rollBack().catch(() => {})
      throw error
    }
  }
}
