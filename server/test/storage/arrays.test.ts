import { array, assert, asyncProperty, option, string } from 'fast-check'
import type pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { plainArray, textArray } from '../../src/storage/arrays.ts'
import { openConnection } from '../../src/storage/database.ts'
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

const readBack = async (type: string, text: string): Promise<unknown> =>
  (await client.query<{ value: unknown }>(`select to_json($1::${type}[]) as value`, [text])).rows[0]?.value

test('texts come back as they were, whatever stands in them', async () => {
  const hard = [
    '',
    ' ',
    'NULL',
    'null',
    '{}',
    '{a,b}',
    ',',
    '"',
    '\\',
    '\\"',
    '\\\\',
    "'",
    '\n\r\t\u0001',
    '👩‍👩‍👧',
    '\u202e\ufeff',
    null,
  ]
  expect(await readBack('text', textArray(hard))).toEqual(hard)
  expect(await readBack('text', textArray([]))).toEqual([])
})

test('random texts do too', async () => {
  const text = string({ unit: 'binary' }).filter((one) => !one.includes('\0'))
  await assert(
    asyncProperty(array(option(text), { maxLength: 20 }), async (texts) => {
      expect(await readBack('text', textArray(texts))).toEqual(texts)
    }),
    { numRuns: 200 },
  )
})

test('an array within an array of texts comes back whole', async () => {
  const ids = ['1259ef6e-61ee-42cb-b6bd-7fe547569d7c', '0d9a3c57-5c1e-4f0a-9d0b-0f5f3c0a7c11']
  expect(await readBack('text', textArray([plainArray(ids), plainArray([])]))).toEqual([`{${ids}}`, '{}'])
})

test('numbers, ids and moments come back, and null stays null', async () => {
  expect(await readBack('bigint', plainArray([1, null, 9007199254740991]))).toEqual([1, null, 9007199254740991])
  expect(await readBack('timestamptz', plainArray(['2024-10-05T18:53:03.406168Z', null]))).toEqual([
    '2024-10-05T18:53:03.406168+00:00',
    null,
  ])
  expect(await readBack('uuid', plainArray([]))).toEqual([])
})
