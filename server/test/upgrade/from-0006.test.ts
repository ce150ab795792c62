import { randomBytes, randomUUID } from 'node:crypto'
import { cp, mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Database, openDatabase } from '../../src/storage/database.ts'
import { migrate } from '../../src/storage/migrate.ts'
import { findCredentials, findPersonById } from '../../src/storage/sign-in/credentials.ts'
import { findSessionOwner } from '../../src/storage/sign-in/sessions.ts'
import { createEmptyDatabase, type TestDatabase } from '../support/database.ts'

/** People who could sign in before browsers were known still can, and who was signed in still is. */

const last = '0006'
const people = [randomUUID(), randomUUID()] as const
const sessionHash = randomBytes(32)

let own: TestDatabase
let database: Database

const applyUntilLast = async (): Promise<void> => {
  const migrations = new URL('../../migrations/', import.meta.url)
  const folder = await mkdtemp(join(tmpdir(), 'foyer-before-'))
  for (const name of await readdir(migrations))
    if (name.slice(0, last.length) <= last) await cp(new URL(name, migrations), join(folder, name))
  await migrate({ url: own.url, timeoutMs: 5_000, folder: pathToFileURL(`${folder}/`) })
  await rm(folder, { recursive: true })
}

const fill = async (): Promise<void> => {
  const client = new pg.Client({ connectionString: own.url })
  await client.connect()
  for (const id of people) {
    await client.query(`insert into users (id, name, email) values ($1, 'Ada Park', $2)`, [id, `${id}@example.com`])
    await client.query(`insert into user_credentials (user_id, password) values ($1, 'scrypt:15:8:3:a:b')`, [id])
  }
  await client.query(
    `insert into sessions (id, user_id, hash, expires_at) values ($1, $2, $3, now() + interval '1 day')`,
    [randomUUID(), people[0], sessionHash],
  )
  await client.end()
}

beforeAll(async () => {
  own = await createEmptyDatabase()
  await applyUntilLast()
  await fill()
  await migrate({ url: own.url, timeoutMs: 5_000 })
  database = openDatabase({ url: own.url, connections: 2, timeoutMs: 5_000 })
})
afterAll(async () => {
  await database.close()
  await own.drop()
})

test('who was signed in still is, and passwords are what they were', async () => {
  expect(await findSessionOwner(database.tables, sessionHash)).toMatchObject({ userId: people[0] })
  for (const id of people)
    expect(await findCredentials(database.tables, id)).toMatchObject({ password: 'scrypt:15:8:3:a:b' })
})

test('each person has a key of their own by which browsers are known', async () => {
  const keys = await Promise.all(people.map(async (id) => (await findPersonById(database.tables, id)).browserKey))
  expect(keys.map((key) => key?.length)).toEqual([32, 32])
  expect(new Set(keys.map(String)).size).toBe(2)
})
