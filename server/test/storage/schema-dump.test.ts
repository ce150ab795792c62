import { readFile } from 'node:fs/promises'
import pg from 'pg'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { migrate } from '../../src/storage/migrate.ts'
import { dumpSchema } from '../../src/storage/schema-dump.ts'
import { createEmptyDatabase, createTestDatabase, type TestDatabase } from '../support/database.ts'

const open: TestDatabase[] = []
let fresh: TestDatabase

beforeEach(async () => {
  fresh = await createTestDatabase()
  open.push(fresh)
})
afterEach(async () => {
  for (const database of open.splice(0)) await database.drop()
})

const dump = async (database: TestDatabase, ...before: string[]): Promise<string> => {
  const client = new pg.Client({ connectionString: database.url })
  await client.connect()
  try {
    for (const sql of before) await client.query(sql)
    return await dumpSchema(client)
  } finally {
    await client.end()
  }
}

test('schema.sql is what the migrations make (if not: npm run generate)', async () => {
  expect(await dump(fresh)).toBe(await readFile(new URL('../../schema.sql', import.meta.url), 'utf8'))
})

test('schema.sql can be run, and makes the same schema', async () => {
  const copy = await createEmptyDatabase()
  open.push(copy)
  const text = await readFile(new URL('../../schema.sql', import.meta.url), 'utf8')
  expect(await dump(copy, text)).toBe(text)
})

test.each([
  'alter table units add column floor integer',
  'alter table units alter column status drop not null',
  "alter table units alter column status set default 'x'",
  'alter table units alter column sqft type numeric(10, 1)',
  'alter table users drop constraint users_name_check',
  'drop index users_email_key',
  'create index on units (status)',
  'create sequence other',
  'create view names as select name from users',
  'drop trigger user_changed on users',
  "create or replace function foyer_token_changed() returns trigger language plpgsql as 'begin return null; end'",
  'alter table prospects set (fillfactor = 80)',
  'alter table leasing_events set unlogged',
])('%s shows in the text', async (change) => {
  const before = await dump(fresh)
  expect(await dump(fresh, change)).not.toBe(before)
})

test('the order of creation does not show', async () => {
  const [one, two] = [await createEmptyDatabase(), await createEmptyDatabase()]
  open.push(one, two)
  await migrate({ url: one.url, timeoutMs: 5_000 })
  await migrate({ url: two.url, timeoutMs: 5_000 })
  const tables = ['create table zebra (id integer primary key)', 'create table ant (id integer primary key)']
  expect(await dump(one, ...tables)).toBe(await dump(two, ...tables.toReversed()))
})
