import { rmSync } from 'node:fs'
import { chmod, mkdtemp, readFile, realpath } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { migrate } from '../../src/storage/migrate.ts'
import { startOwnPostgres } from '../../src/storage/own-postgres.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** The cluster's maintenance database: connect to it to create and drop databases. */
    clusterUrl: string
    /** A database with the newest schema and no rows. To be cloned only: a session in it blocks everybody else's clones. */
    templateUrl: string
  }
}

/** The same cluster, another database. */
const withDatabase = (url: string, database: string): string => url.replace(/[^/]*$/, database)

/** Ends the cluster at once, when there is no time for more: its data is going to be deleted. */
const abandon = (pid: number, folders: readonly string[]): void => {
  try {
    process.kill(pid, 'SIGQUIT')
  } catch {
    // It has ended already.
  }
  for (const folder of folders) rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
}

/** One PostgreSQL for all test files, as in production (durable, of this machine's own), with a migrated template. */
export default async function startCluster(project: TestProject): Promise<() => Promise<void>> {
  const dataDir = await mkdtemp(join(tmpdir(), 'foyer-tests-'))
  // As root, PostgreSQL runs as another user, who must get there.
  await chmod(dataDir, 0o755)
  const postgres = await startOwnPostgres({ dataDir, log: (line) => console.log(line) })
  const files = await realpath(join(dataDir, 'postgres'))
  const pid = Number((await readFile(join(files, 'data', 'postmaster.pid'), 'utf8')).split('\n')[0])
  const onExit = () => abandon(pid, [files, dataDir])
  process.once('exit', onExit)

  const clusterUrl = withDatabase(postgres.url, 'postgres')
  const templateUrl = withDatabase(postgres.url, 'foyer_template')
  const client = new pg.Client({ connectionString: clusterUrl })
  await client.connect()
  await client.query('create database foyer_template')
  await client.end()
  await migrate({ url: templateUrl, timeoutMs: 10_000 })
  project.provide('clusterUrl', clusterUrl)
  project.provide('templateUrl', templateUrl)

  return async () => {
    await postgres.stop()
    onExit()
    process.off('exit', onExit)
  }
}
