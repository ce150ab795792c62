import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'

const timeoutMs = 2_000
const noSuchDatabase = '3D000'
/** How long sessions that were closed just now may take to vanish. */
const farewellMs = 500

const withSession = async <T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> => {
  const client = new pg.Client({
    connectionString: url,
    // Not `foyer`: this session uses nothing that it could lose.
    application_name: 'foyer-keeper',
    connectionTimeoutMillis: timeoutMs,
    query_timeout: timeoutMs,
  })
  client.on('error', () => {})
  try {
    await client.connect()
    return await work(client)
  } finally {
    await client.end().catch(() => {})
  }
}

/** Address of a database on this socket, for node's `pg` and for psql. The port is named because PGPORT may be set. */
export const urlOf = (socket: string, database: string): string =>
  `postgresql://foyer@${encodeURIComponent(socket)}:5432/${database}`

/** Whether the server answers now. Creates the database `foyer` when it is not there yet. */
export const answers = async (socket: string): Promise<boolean> => {
  try {
    await withSession(urlOf(socket, 'foyer'), (client) => client.query('select 1'))
    return true
  } catch (error) {
    if (!(error instanceof pg.DatabaseError)) return false
    // Class 57 is a server that starts or stops; any other refusal comes from one that runs ("too many clients").
    if (error.code !== noSuchDatabase) return !error.code?.startsWith('57')
  }
  await withSession(urlOf(socket, 'postgres'), (client) => client.query('create database foyer'))
  return true
}

/** Whether any process uses the server as Foyer. Waits a moment for those that are about to end. */
export const isInUse = async (socket: string): Promise<boolean> => {
  const deadline = performance.now() + farewellMs
  return withSession(urlOf(socket, 'postgres'), async (client) => {
    for (;;) {
      const { rowCount } = await client.query("select from pg_stat_activity where application_name = 'foyer'")
      if (rowCount === 0) return false
      if (performance.now() >= deadline) return true
      await sleep(20)
    }
  })
}
