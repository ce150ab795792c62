import { afterAll, beforeAll, expect, test } from 'vitest'
import { openDatabase } from '../../src/storage/database.ts'
import { failureOf } from '../../src/storage/failures.ts'
import { createTestDatabase, type TestDatabase } from '../support/database.ts'
import { until } from '../support/wait.ts'

let place: TestDatabase
beforeAll(async () => {
  place = await createTestDatabase()
})
afterAll(() => place.drop())

test('a transaction that nobody goes on with is ended, and its locks with it', async () => {
  const frozen = openDatabase({ url: place.url, connections: 1, timeoutMs: 300 })
  const client = await frozen.pool.connect()
  await client.query('begin')
  await client.query('lock table accounts')
  const other = openDatabase({ url: place.url, connections: 1, timeoutMs: 5_000 })
  await until(async () => {
    const { rows } = await other.pool.query("select 1 from pg_locks where relation = 'accounts'::regclass and granted")
    return rows.length === 0
  })
  const failure = await client.query('select 1').then(
    () => null,
    (error: unknown) => failureOf(error),
  )
  expect(failure).toBe('unreachable')
  client.release(true)
  await Promise.all([frozen.close(), other.close()])
})
