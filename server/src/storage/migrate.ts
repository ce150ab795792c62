import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import type pg from 'pg'
import { openConnection } from './database.ts'
import { keepFeedOrder } from './feed/keep-order.ts'
import { jobsSchemaVersion, migrateJobsSchema, readJobsSchemaVersion } from './jobs/schema.ts'

export type MigrateOptions = {
  readonly url: string
  /** How long connecting and each short statement may take. A migration itself takes as long as it takes. */
  readonly timeoutMs: number
  readonly log?: (line: string) => void
  /** Where the migrations are. Default: `server/migrations`. */
  readonly folder?: URL
}

export type MigrateResult = {
  /** The names of what was applied by this call, in order: `0001_the_log`. */
  readonly applied: readonly string[]
  /** The schema's version now. */
  readonly version: number
}

/** The database is not one that this version of Foyer may change. Nothing in it was touched. The message is for the operator. */
export class MigrationRefused extends Error {
  override readonly name = 'MigrationRefused'
}

type Migration = { readonly version: number; readonly name: string; readonly checksum: string; readonly sql: string }
type AppliedRow = { readonly version: number; readonly name: string; readonly checksum: string }

const ownFolder = new URL('../../migrations/', import.meta.url)
const oldestServerVersion = 150_000
// Any number that nothing else in the database locks.
const lockKey = 5_306_040_623
const lockPollMs = 50
const lockWaitMs = 600_000

const readMigrations = async (folder: URL): Promise<Migration[]> => {
  const files = (await readdir(folder)).filter((file) => /^\d{4}_\w+\.sql$/.test(file)).sort()
  return Promise.all(
    files.map(async (file) => {
      // Whatever line ends git gave the files on this machine: it is the same migration.
      const sql = (await readFile(new URL(file, folder), 'utf8')).replaceAll('\r\n', '\n')
      const checksum = createHash('sha256').update(sql).digest('hex')
      return { version: Number(file.slice(0, 4)), name: file.slice(0, -'.sql'.length), checksum, sql }
    }),
  )
}

/** Why the server (its `server_version_num`) won't do, or null. */
export const refusedServer = (versionNumber: number): string | null =>
  versionNumber >= oldestServerVersion
    ? null
    : `The database server is PostgreSQL ${Math.floor(versionNumber / 10_000)}; Foyer needs 15 or newer`

const refusedSchema = (migrations: readonly Migration[], applied: readonly AppliedRow[]): string | null => {
  for (const [index, row] of applied.entries()) {
    const known = migrations.find((migration) => migration.version === row.version)
    if (known === undefined) {
      return `The database has migration ${row.name}, which this version of Foyer does not know: use the version that applied it, or a newer one`
    }
    if (known.checksum !== row.checksum) {
      return `Migration ${known.name} differs from the one that was applied to the database: a migration is never changed, add another one`
    }
    if (migrations[index]?.version !== row.version) {
      return `The database has migration ${row.name} but lacks an earlier one`
    }
  }
  return null
}

const refusedJobsSchema = (version: number): string | null =>
  version > jobsSchemaVersion
    ? `The database has version ${version} of the schema of jobs, which this version of Foyer does not know: use a newer one`
    : null

const readApplied = async (client: pg.Client): Promise<AppliedRow[]> => {
  const { rows } = await client.query<{ found: boolean }>(
    "select to_regclass('schema_migrations') is not null as found",
  )
  if (!rows[0]?.found) return []
  return (await client.query<AppliedRow>('select version, name, checksum from schema_migrations order by version')).rows
}

// The client's own time-out knows no "never": this is its largest, 24 days. It is missing in the types of a query.
const longQuery = (text: string): pg.QueryConfig => Object.assign({ text }, { query_timeout: 2_147_483_647 })

const applyOne = async (client: pg.Client, migration: Migration): Promise<void> => {
  await client.query('set local statement_timeout = 0')
  await client.query(`create table if not exists schema_migrations (
    version integer primary key,
    name text not null,
    checksum text not null,
    applied_at timestamptz not null default clock_timestamp()
  )`)
  await client.query(longQuery(migration.sql))
  await client.query('insert into schema_migrations (version, name, checksum) values ($1, $2, $3)', [
    migration.version,
    migration.name,
    migration.checksum,
  ])
}

/** Waits for the lock of this transaction. It asks again and again: a statement that waited would run into its time-out. */
const takeLock = async (client: pg.Client, log: (line: string) => void): Promise<void> => {
  const deadline = performance.now() + lockWaitMs
  for (let attempt = 0; ; attempt += 1) {
    const { rows } = await client.query<{ locked: boolean }>('select pg_try_advisory_xact_lock($1) as locked', [
      lockKey,
    ])
    if (rows[0]?.locked) return
    if (attempt === 0) log('Waiting for another process that migrates the database')
    if (performance.now() >= deadline) throw new Error(`Another process migrated for ${lockWaitMs / 60_000} minutes`)
    await sleep(lockPollMs)
  }
}

/** What follows the last migration, still under its lock. */
const keepOrder = async (client: pg.Client, url: string, jobsVersion: number, log: (line: string) => void) => {
  if (await keepFeedOrder(client))
    log('The log came from another PostgreSQL server: the order of the feed goes on behind it')
  if (jobsVersion === jobsSchemaVersion) return
  log('Migrating the database: jobs')
  // It waits for another connection, which can't be in this transaction.
  await client.query('set local idle_in_transaction_session_timeout = 0')
  await migrateJobsSchema(url)
}

/** One transaction: looks at what is there and applies the next migration. Null: there is no next one, and all is in order. */
const applyNext = async (
  client: pg.Client,
  url: string,
  migrations: readonly Migration[],
  log: (line: string) => void,
): Promise<string | null> => {
  await client.query('begin')
  try {
    await takeLock(client, log)
    const applied = await readApplied(client)
    const jobsVersion = await readJobsSchemaVersion(client)
    const refused = refusedSchema(migrations, applied) ?? refusedJobsSchema(jobsVersion)
    if (refused !== null) throw new MigrationRefused(refused)
    const next = migrations[applied.length]
    if (next !== undefined) {
      log(`Migrating the database: ${next.name}`)
      // They don't know what this version keeps beside the log, and can't be told: `foyer verify` would find it out.
      if (applied.length > 0)
        log('Servers of the version before must be stopped: what they write from now on is not whole')
      await applyOne(client, next)
    } else {
      await keepOrder(client, url, jobsVersion, log)
    }
    await client.query('commit')
    return next?.name ?? null
  } catch (error) {
    await client.query('rollback').catch(() => {})
    throw error
  }
}

/**
 * Brings the schema to this version's: each migration in a transaction of its own, together with its row in
 * `schema_migrations`. Several processes may do so at once: each migration is applied once, and all of them succeed.
 *
 * Rejects with MigrationRefused when the server is too old, the schema is newer, or an applied migration was changed since.
 */
export const migrate = async (options: MigrateOptions): Promise<MigrateResult> => {
  const log = options.log ?? (() => {})
  const migrations = await readMigrations(options.folder ?? ownFolder)
  const client = await openConnection({ url: options.url, connections: 1, timeoutMs: options.timeoutMs })
  try {
    const { rows } = await client.query<{ version: number }>(
      "select current_setting('server_version_num')::integer as version",
    )
    const refused = refusedServer(rows[0]?.version ?? 0)
    if (refused !== null) throw new MigrationRefused(refused)
    const applied: string[] = []
    for (;;) {
      const name = await applyNext(client, options.url, migrations, log)
      if (name === null) return { applied, version: migrations.at(-1)?.version ?? 0 }
      applied.push(name)
    }
  } finally {
    await client.end()
  }
}
