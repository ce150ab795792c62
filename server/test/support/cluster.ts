import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { startTemporaryPostgres } from '../../scripts/temporary-postgres.ts'
import { migrate } from '../../src/storage/migrate.ts'
import { useTemporaryFolder } from './temporary-folder.ts'

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

/** Called by vitest: one PostgreSQL for all test files, with the settings of production and a migrated template. */
export const setup = async (project: TestProject): Promise<() => Promise<void>> => {
  const remove = await useTemporaryFolder()
  const postgres = await startTemporaryPostgres()
  // After that of PostgreSQL, which ends it if it still runs.
  process.once('exit', remove)
  const clusterUrl = withDatabase(postgres.url, 'postgres')
  const templateUrl = withDatabase(postgres.url, 'foyer_template')
  const client = new pg.Client({ connectionString: clusterUrl })
  await client.connect()
  await client.query('create database foyer_template')
  await client.end()
  await migrate({ url: templateUrl, timeoutMs: 10_000 })
  project.provide('clusterUrl', clusterUrl)
  project.provide('templateUrl', templateUrl)
  return postgres.stop
}
