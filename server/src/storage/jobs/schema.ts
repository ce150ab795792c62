import type pg from 'pg'
import { openDatabase } from '../database.ts'

/** Where graphile-worker keeps jobs. Its own migrations make the schema and change it. Ours never do. */
export const jobsSchema = 'graphile_worker'

/** The last migration of the graphile-worker that package.json names: a test holds it. So its code is loaded only to migrate. */
export const jobsSchemaVersion = 20

/** Its migrations may take as long as ours. */
const timeoutMs = 600_000

/** The last migration that the database has. 0: none. */
export const readJobsSchemaVersion = async (client: pg.ClientBase): Promise<number> => {
  const { rows: found } = await client.query<{ found: boolean }>(
    `select to_regclass('${jobsSchema}.migrations') is not null as found`,
  )
  if (!found[0]?.found) return 0
  const { rows } = await client.query<{ version: number | null }>(
    `select max(id) as version from ${jobsSchema}.migrations`,
  )
  return rows[0]?.version ?? 0
}

/** Brings the schema to its newest version. The caller holds the lock of the migrations on a connection of its own. */
export const migrateJobsSchema = async (url: string): Promise<void> => {
  const { Logger, runMigrations } = await import('graphile-worker')
  const database = openDatabase({
    url,
    connections: 1,
    timeoutMs,
    // Twenty transactions need no flush each: whatever is committed after them flushes them as well.
    sessionOptions: '-c synchronous_commit=off',
  })
  try {
    await runMigrations({ pgPool: database.pool, schema: jobsSchema, logger: new Logger(() => () => {}) })
  } finally {
    await database.close()
  }
}
