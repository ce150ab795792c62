import type pg from 'pg'
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest'
import type { RequestTransaction } from '../../../src/storage/connections/request-transaction.ts'
import { RequestTransactions } from '../../../src/storage/connections/request-transactions.ts'
import { type Database, joiningRequests } from '../../../src/storage/database.ts'
import { type Desk, openDesk } from '../../engine/desk.ts'

type Notes = {
  readonly desk: Desk
  readonly requests: RequestTransactions
  /** As a handler has the database. */
  readonly joined: Database
}

/** A database with a table of notes, each a number, and requests that write some. Made for a file, empty for each test. */
export const useNotes = (): Notes => {
  const notes: { -readonly [N in keyof Notes]?: Notes[N] } = {}
  beforeAll(async () => {
    notes.desk = await openDesk()
    notes.joined = joiningRequests(notes.desk.database)
    await notes.desk.pool.query('create table notes (id int primary key)')
  })
  afterAll(() => notes.desk?.close())
  beforeEach(async () => {
    await notes.desk?.pool.query('truncate notes')
    notes.requests = new RequestTransactions({ url: notes.desk?.url ?? '', timeoutMs: 1_000, lockTimeoutMs: 500 })
  })
  // Ends only when every connection was given back.
  afterEach(() => notes.requests?.close())
  return notes as Notes
}

export const begin = async ({ requests }: Notes): Promise<RequestTransaction> => {
  const transaction = await requests.open()
  if (transaction === null) throw new Error('no connection was free')
  return transaction
}

export const nothingMore = async (): Promise<void> => {}

type Asked = { readonly query: (text: string, values?: unknown[]) => Promise<{ readonly rows: unknown[] }> }

export const write = (db: Asked, id: number): Promise<unknown> => db.query('insert into notes values ($1)', [id])

/** The notes that are seen from here. */
export const notesIn = async (db: Asked): Promise<number[]> =>
  (await db.query('select id from notes order by id')).rows.map((row) => (row as { id: number }).id)

/** Works in a transaction as the engine does, and returns what PostgreSQL said to its end. */
export const inTransaction = async (
  pool: pg.Pool,
  work: (client: pg.PoolClient) => Promise<unknown>,
  end: 'commit' | 'rollback' = 'commit',
): Promise<string> => {
  const client = await pool.connect()
  try {
    await client.query('begin')
    await work(client)
    return (await client.query(end)).command
  } finally {
    client.release()
  }
}
