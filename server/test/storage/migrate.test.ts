import { execFile } from 'node:child_process'
import { cp, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import pg from 'pg'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { MigrationRefused, migrate, refusedServer } from '../../src/storage/migrate.ts'
import { createEmptyDatabase, type TestDatabase } from '../support/database.ts'

const migrations = new URL('../../migrations/', import.meta.url)
const newest = (await readdir(migrations)).filter((file) => file.endsWith('.sql')).length
let database: TestDatabase
let folder: string

beforeEach(async () => {
  database = await createEmptyDatabase()
  folder = await mkdtemp(join(tmpdir(), 'foyer-migrations-'))
  await cp(migrations, folder, { recursive: true })
})
afterEach(async () => {
  await database.drop()
  await rm(folder, { recursive: true })
})

const query = async (sql: string): Promise<unknown[]> => {
  const client = new pg.Client({ connectionString: database.url })
  await client.connect()
  try {
    return (await client.query(sql)).rows
  } finally {
    await client.end()
  }
}
const addMigration = (version: number, sql: string) =>
  writeFile(join(folder, `${String(version).padStart(4, '0')}_test.sql`), sql)
const migrateFromFolder = () => migrate({ url: database.url, timeoutMs: 5_000, folder: pathToFileURL(`${folder}/`) })
const state = () =>
  query('select version, name, checksum, applied_at::text, xmin::text from schema_migrations order by version')
const tables = () =>
  query("select oid, relname, relfilenode from pg_class where relnamespace = 'public'::regnamespace order by 1")

test('several processes at once all succeed, and each migration is applied once', async () => {
  // Slow and not repeatable: whoever ran it a second time would fail.
  await addMigration(newest + 1, 'create table once (); select pg_sleep(1);')
  await addMigration(newest + 2, 'create table twice ();')
  const script = `
    import { migrate } from ${JSON.stringify(new URL('../../src/storage/migrate.ts', import.meta.url).href)}
    const [url, folder] = process.argv.slice(1)
    console.log(JSON.stringify(await migrate({ url, timeoutMs: 400, folder: new URL(folder) })))`
  const results = await Promise.all(
    Array.from({ length: 4 }, async () => {
      const args = ['--input-type=module', '-e', script, database.url, `${pathToFileURL(folder)}/`]
      const { stdout } = await promisify(execFile)(process.execPath, args)
      return JSON.parse(stdout) as { applied: string[]; version: number }
    }),
  )
  expect(results.map((result) => result.version)).toEqual(Array(4).fill(newest + 2))
  const names = (await state()).map((row) => (row as { name: string }).name)
  expect(names).toHaveLength(newest + 2)
  expect(results.flatMap((result) => result.applied).sort()).toEqual(names)
})

test('a second time does nothing', async () => {
  expect((await migrateFromFolder()).applied).toHaveLength(newest)
  const before = await state()
  expect(await migrateFromFolder()).toEqual({ applied: [], version: newest })
  expect(await state()).toEqual(before)
})

test('a migration that fails leaves nothing of itself and keeps those before it', async () => {
  await addMigration(newest + 1, 'create table half (); select 1 / 0;')
  await expect(migrateFromFolder()).rejects.toThrow('division by zero')
  expect(await state()).toHaveLength(newest)
  expect(await query("select to_regclass('half') as found")).toEqual([{ found: null }])
  await addMigration(newest + 1, 'create table half ();')
  expect(await migrateFromFolder()).toEqual({
    applied: [`${String(newest + 1).padStart(4, '0')}_test`],
    version: newest + 1,
  })
})

test('a schema of a newer version is refused without touching a row', async () => {
  await addMigration(newest + 1, 'create table tomorrow ();')
  await migrateFromFolder()
  const before = [await state(), await tables()]
  await rm(join(folder, `${String(newest + 1).padStart(4, '0')}_test.sql`))
  await expect(migrateFromFolder()).rejects.toThrow(MigrationRefused)
  await expect(migrateFromFolder()).rejects.toThrow('which this version of Foyer does not know')
  expect([await state(), await tables()]).toEqual(before)
})

test('a migration that was changed after it was applied is refused, and nothing after it is applied', async () => {
  await addMigration(newest + 1, 'create table settled ();')
  await migrateFromFolder()
  const before = [await state(), await tables()]
  await addMigration(newest + 1, 'create table settled (at timestamptz);')
  await addMigration(newest + 2, 'create table later ();')
  await expect(migrateFromFolder()).rejects.toThrow(MigrationRefused)
  expect([await state(), await tables()]).toEqual(before)
})

test('the same migration with other line ends is the same migration', async () => {
  await addMigration(newest + 1, 'create table lines\n();\n')
  await migrateFromFolder()
  await addMigration(newest + 1, 'create table lines\r\n();\r\n')
  expect((await migrateFromFolder()).applied).toEqual([])
})

test('a server older than PostgreSQL 15 is refused by name', () => {
  expect(refusedServer(140_012)).toBe('The database server is PostgreSQL 14; Foyer needs 15 or newer')
  expect(refusedServer(150_000)).toBeNull()
})
