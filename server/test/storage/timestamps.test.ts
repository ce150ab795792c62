import type pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openConnection } from '../../src/storage/database.ts'
import { toTimestamp } from '../../src/storage/timestamps.ts'
import { createEmptyDatabase, type TestDatabase } from '../support/database.ts'

let database: TestDatabase
let client: pg.Client

beforeAll(async () => {
  database = await createEmptyDatabase()
  client = await openConnection({ url: database.url, connections: 1, timeoutMs: 5_000 })
})
afterAll(async () => {
  await client.end()
  await database.drop()
})

const read = async (text: string): Promise<unknown> =>
  (await client.query<{ at: unknown }>('select $1::timestamptz as at', [text])).rows[0]?.at

test.each([
  ['2024-10-05T18:53:03.406168Z', '2024-10-05T18:53:03.406168Z'],
  ['2024-10-05T18:53:03.4Z', '2024-10-05T18:53:03.400000Z'],
  ['2024-10-05T18:53:03.000001Z', '2024-10-05T18:53:03.000001Z'],
  ['2024-10-05T18:53:03Z', '2024-10-05T18:53:03.000000Z'],
  ['2024-10-05T18:53:03.406168+05:30', '2024-10-05T13:23:03.406168Z'],
  ['2024-02-29T23:59:59.999999-14:00', '2024-03-01T13:59:59.999999Z'],
  ['0001-01-01T00:00:00Z', '0001-01-01T00:00:00.000000Z'],
])('%s is read back as %s, with the microseconds of PostgreSQL', async (written, expected) => {
  expect(await read(written)).toBe(expected)
})

test("the database's own clock is told with six digits", async () => {
  const { rows } = await client.query<{ at: unknown }>('select clock_timestamp() as at')
  expect(rows[0]?.at).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/)
})

test('moments in UTC stay in UTC wherever the machine is', async () => {
  const away = await openConnection({
    url: database.url,
    connections: 1,
    timeoutMs: 5_000,
    sessionOptions: '-c application_name=away',
  })
  const { rows } = await away.query(
    "select current_setting('TimeZone') as zone, '2024-07-01 12:00+02'::timestamptz as at",
  )
  await away.end()
  expect(rows).toEqual([{ zone: 'UTC', at: '2024-07-01T10:00:00.000000Z' }])
})

test('a text without a fraction is filled up with zeros', () => {
  expect(toTimestamp('2024-10-05 18:53:03+00')).toBe('2024-10-05T18:53:03.000000Z')
})
