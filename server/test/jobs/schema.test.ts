import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { afterEach, beforeEach, expect, inject, onTestFinished, test } from 'vitest'
import { openDatabase } from '../../src/storage/database.ts'
import { enqueueAny } from '../../src/storage/jobs/enqueue.ts'
import { jobsSchemaVersion, migrateJobsSchema } from '../../src/storage/jobs/schema.ts'
import { MigrationRefused, migrate } from '../../src/storage/migrate.ts'
import { createEmptyDatabase, type TestDatabase } from '../support/database.ts'
import { until } from '../support/wait.ts'
import { useWorker } from './worker.ts'

let database: TestDatabase
let client: pg.Client

beforeEach(async () => {
  database = await createEmptyDatabase()
  client = new pg.Client({ connectionString: database.url })
  await client.connect()
})
afterEach(async () => {
  await client.end()
  await database.drop()
})

const rows = async (text: string): Promise<unknown[]> => (await client.query(text)).rows
const versions = () => rows('select id, ts::text, xmin::text from graphile_worker.migrations order by id')

test('the version that is looked for is the one that the package makes', async () => {
  await migrateJobsSchema(database.url)
  expect(await versions()).toHaveLength(jobsSchemaVersion)
  expect(await rows('select max(id) as version from graphile_worker.migrations')).toEqual([
    { version: jobsSchemaVersion },
  ])
})

test('migrating makes the schema of jobs, goes on with an older one, and does nothing a second time', async () => {
  await migrate({ url: database.url, timeoutMs: 5_000 })
  const before = await versions()
  await migrate({ url: database.url, timeoutMs: 5_000 })
  expect(await versions()).toEqual(before)
  // Its last migration only defines functions again.
  await client.query('delete from graphile_worker.migrations where id = $1', [jobsSchemaVersion])
  await migrate({ url: database.url, timeoutMs: 5_000 })
  expect(await versions()).toHaveLength(jobsSchemaVersion)
})

test('a newer schema of jobs is refused without touching a row, also when migrations of ours are missing', async () => {
  await migrateJobsSchema(database.url)
  await client.query('insert into graphile_worker.migrations (id) values ($1)', [jobsSchemaVersion + 1])
  const before = await versions()
  await expect(migrate({ url: database.url, timeoutMs: 5_000 })).rejects.toThrow(MigrationRefused)
  expect(await versions()).toEqual(before)
  expect(await rows("select to_regclass('schema_migrations') as found")).toEqual([{ found: null }])
})

/** A role without any right but to log in, with the address of the database for it. */
const addRole = async (): Promise<{ name: string; url: string }> => {
  const name = `ordinary_${randomBytes(6).toString('hex')}`
  const password = randomBytes(12).toString('hex')
  await client.query(`create role ${name} login password '${password}'`)
  onTestFinished(async () => {
    // By now the database is gone, with all that the role has in it.
    const cluster = new pg.Client({ connectionString: inject('clusterUrl') })
    await cluster.connect()
    await cluster.query(`drop role ${name}`)
    await cluster.end()
  })
  return { name, url: database.url.replace(/\/\/[^@]*@/, `//${name}:${password}@`) }
}

test('who owns the database needs no further right to migrate, to put jobs down and to do them', async () => {
  const { name, url } = await addRole()
  await client.query(`alter database ${new URL(url).pathname.slice(1)} owner to ${name}`)
  await migrate({ url, timeoutMs: 5_000 })
  const own = openDatabase({ url, connections: 2, timeoutMs: 5_000 })
  onTestFinished(() => own.close())
  let done = false
  const handlers = {
    note: async () => {
      done = true
    },
  }
  const worker = useWorker(url, handlers, { database: own })
  await enqueueAny(own.pool, 'note', {}, { jobKey: 'key', queueName: 'queue' })
  await until(() => done)
  await worker.close()
  expect(await rows('select id from job_workers')).toEqual([])
})

test('who may not create a schema in the database is told so', async () => {
  const { name, url } = await addRole()
  await client.query(`grant create on schema public to ${name}`)
  await expect(migrate({ url, timeoutMs: 5_000 })).rejects.toThrow('permission denied for database')
})
