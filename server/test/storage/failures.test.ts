import type pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openDatabase } from '../../src/storage/database.ts'
import { failureOf } from '../../src/storage/failures.ts'
import { createEmptyDatabase, type TestDatabase } from '../support/database.ts'

/** Errors as the driver and PostgreSQL really make them. */

let database: TestDatabase
const pools: pg.Pool[] = []

beforeAll(async () => {
  database = await createEmptyDatabase()
  await open().query('create table rows (id int primary key, value text)')
  await open().query("insert into rows values (1, ''), (2, '')")
})
afterAll(async () => {
  await Promise.all(pools.map((pool) => pool.end()))
  await database.drop()
})

const open = (sessionOptions = '', url = database.url, timeoutMs = 5_000): pg.Pool => {
  const { pool } = openDatabase({ url, connections: 2, timeoutMs, sessionOptions })
  pools.push(pool)
  return pool
}
const failureIn = (work: Promise<unknown>) => work.then(() => 'none', failureOf)

test('a statement or its data that is wrong is faulty', async () => {
  for (const statement of ['nonsense', 'select 1 / 0', 'insert into rows values (1)', 'select * from nothing'])
    expect(await failureIn(open().query(statement))).toBe('faulty')
  expect(await failureIn(open().query('select $1::text', ['NUL \0']))).toBe('faulty')
  for (const error of [new Error('a bug'), new TypeError('x is not a function'), null, 'text', undefined])
    expect(failureOf(error)).toBe('faulty')
})

test('a lock that does not come, a deadlock and a lost race are contended', async () => {
  const pool = open('-c lock_timeout=20 -c deadlock_timeout=20')
  const [one, two] = [await pool.connect(), await pool.connect()]
  await one.query('begin')
  await one.query('update rows set value = 1 where id = 1')
  expect(await failureIn(two.query('update rows set value = 2 where id = 1'))).toBe('contended')
  await two.query('begin')
  await two.query('update rows set value = 2 where id = 2')
  for (const client of [one, two]) await client.query('set lock_timeout = 0')
  const ends = await Promise.all([
    failureIn(one.query('update rows set value = 1 where id = 2')),
    failureIn(two.query('update rows set value = 2 where id = 1')),
  ])
  expect(ends.toSorted()).toEqual(['contended', 'none'])
  for (const client of [one, two]) await client.query('rollback')
  await one.query('begin isolation level repeatable read')
  await one.query('select from rows')
  await two.query('update rows set value = 3 where id = 1')
  expect(await failureIn(one.query('update rows set value = 1 where id = 1'))).toBe('contended')
  for (const client of [one, two]) client.release(true)
})

test('a session that is ended, a statement that takes too long, and a database that only reads are unreachable', async () => {
  const pool = open()
  const client = await pool.connect()
  const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid')
  const asleep = failureIn(client.query('select pg_sleep(60)'))
  await pool.query('select pg_terminate_backend($1)', [rows[0]?.pid])
  expect(await asleep).toBe('unreachable')
  expect(await failureIn(client.query('select 1'))).toBe('unreachable')
  client.release(true)
  expect(await failureIn(open('', database.url, 100).query('select pg_sleep(60)'))).toBe('unreachable')
  const reading = open('-c default_transaction_read_only=on')
  expect(await failureIn(reading.query('delete from rows'))).toBe('unreachable')
})

test('a server that is not there, that does not answer, or that lets nobody in is unreachable', async () => {
  const elsewhere = (place: string): string => database.url.replace(/@[^/]+\//, `@${place}/`)
  expect(await failureIn(open('', elsewhere('127.0.0.1:1')).query('select 1'))).toBe('unreachable')
  expect(await failureIn(open('', elsewhere('%2Fnowhere:5432')).query('select 1'))).toBe('unreachable')
  expect(await failureIn(open('', elsewhere('no-such-host.invalid:5432')).query('select 1'))).toBe('unreachable')
  expect(await failureIn(open('', database.url.replace(/[^/]*$/, 'no_such_database')).query('select 1'))).toBe(
    'unreachable',
  )
  expect(await failureIn(open('', database.url.replace('//foyer@', '//nobody@')).query('select 1'))).toBe('unreachable')
})

test('a pool that has ended is unreachable', async () => {
  const { pool } = openDatabase({ url: database.url, connections: 1, timeoutMs: 1_000 })
  await pool.end()
  expect(await failureIn(pool.query('select 1'))).toBe('unreachable')
})

test('several failures at once are unreachable only if each of them is', () => {
  const refused = Object.assign(new Error('connect ECONNREFUSED'), { syscall: 'connect' })
  expect(failureOf(new AggregateError([refused, refused], 'both'))).toBe('unreachable')
  expect(failureOf(new AggregateError([refused, new Error('a bug')], 'one of them'))).toBe('faulty')
})
