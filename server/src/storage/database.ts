import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import { joinRequests } from './connections/request-transaction.ts'
import type { Tables } from './tables.ts'
import { toTimestamp } from './timestamps.ts'

/**
 * How values of PostgreSQL become values of JavaScript on every connection of ours: moments as texts with microseconds,
 * dates as texts, 64-bit ids and numerics as numbers (ids stay below 2^53 by the sequences' and the routes' limits).
 */
const typeParsers = new Map<number, (text: string) => unknown>([
  [pg.types.builtins.INT8, Number],
  [pg.types.builtins.NUMERIC, Number],
  [pg.types.builtins.TIMESTAMPTZ, toTimestamp],
  [pg.types.builtins.DATE, (text) => text],
])
const types = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') =>
    typeParsers.get(oid) ?? (pg.types.getTypeParser(oid, format as 'text') as (text: string) => unknown),
}

export type DatabaseOptions = {
  readonly url: string
  /** The most connections of this pool. */
  readonly connections: number
  /** How long a connection or a statement may take, on the client and on the server, in milliseconds. */
  readonly timeoutMs: number
  /** Further session settings, such as `-c enable_seqscan=off`. */
  readonly sessionOptions?: string
  readonly onError?: (error: Error) => void
}

export type Database = {
  readonly pool: pg.Pool
  readonly tables: Kysely<Tables>
  /** Runs the work in one transaction. */
  readonly transaction: <T>(work: (tables: Kysely<Tables>) => Promise<T>) => Promise<T>
  /** Reads one moment of the database, whatever others write meanwhile. */
  readonly snapshot: <T>(work: (tables: Kysely<Tables>) => Promise<T>) => Promise<T>
  readonly close: () => Promise<void>
}

const clientConfig = (options: DatabaseOptions): pg.ClientConfig => ({
  connectionString: options.url,
  application_name: 'foyer',
  connectionTimeoutMillis: options.timeoutMs,
  // On the client too: a database that accepts and never answers would hang its requests for ever.
  query_timeout: options.timeoutMs + 250,
  statement_timeout: options.timeoutMs,
  keepAlive: true,
  options: [
    '-c TimeZone=UTC -c DateStyle=ISO -c IntervalStyle=postgres',
    // A page of a list is read in a few milliseconds: to start workers or to compile takes longer (a search: 15 ms instead of 2).
    '-c max_parallel_workers_per_gather=0 -c jit=off',
    // A server that is frozen in the middle of a transaction must not keep its rows from the others.
    `-c idle_in_transaction_session_timeout=${options.timeoutMs}`,
    options.sessionOptions ?? '',
  ].join(' '),
  types,
})

/** A pool of connections. Opens none before the first query; a connection that breaks is reported and replaced. */
export const openDatabase = (options: DatabaseOptions): Database => {
  const report = options.onError ?? (() => {})
  const pool = new pg.Pool({ ...clientConfig(options), max: options.connections, idleTimeoutMillis: 60_000 })
  pool.on('error', report)
  // A client that is checked out has no listener of the pool's: without one of its own, the death of PostgreSQL ends the process.
  pool.on('connect', (client) => {
    client.on('error', report)
  })
  return over(pool)
}

const over = (pool: pg.Pool): Database => {
  const tables = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) })
  return {
    pool,
    tables,
    transaction: (work) => tables.transaction().execute(work),
    snapshot: (work) =>
      tables.transaction().setIsolationLevel('repeatable read').setAccessMode('read only').execute(work),
    // Not Kysely's destroy: it ends the pool only if Kysely was ever used.
    close: () => pool.end(),
  }
}

/** The same database for handlers of requests: while a request is one transaction, all of its statements are part of it. */
export const joiningRequests = ({ pool }: Database): Database => over(joinRequests(pool))

/** Session settings of who holds a lock for long: a machine that vanished is noticed after 20 seconds, not after the two hours of most systems. */
export const keepalives = '-c tcp_keepalives_idle=5 -c tcp_keepalives_interval=5 -c tcp_keepalives_count=3'

/** A connection outside any pool, for what lives as long as the server does (LISTEN) or longer than a statement (migrations). */
export const openConnection = async (options: DatabaseOptions): Promise<pg.Client> => {
  const client = new pg.Client(clientConfig(options))
  client.on('error', options.onError ?? (() => {}))
  await client.connect()
  return client
}
