import { expect, test } from 'vitest'
import { joinRequests } from '../../../src/storage/connections/request-transaction.ts'
import { begin, inTransaction, notesIn, nothingMore, useNotes, write } from './notes.ts'

const notes = useNotes()

test('what is written through the pool, Kysely and a client is there after the commit, all at once', async () => {
  const transaction = await begin(notes)
  await transaction.run(async () => {
    await write(notes.joined.pool, 1)
    await inTransaction(notes.joined.pool, (client) => write(client, 2))
    await notes.joined.transaction(async (tables) => {
      await tables
        .insertInto('notes' as never)
        .values({ id: 3 } as never)
        .execute()
    })
    expect(await notesIn(notes.joined.pool)).toEqual([1, 2, 3])
  })
  expect(await notesIn(notes.desk.pool)).toEqual([])
  await transaction.commit(nothingMore)
  expect(await notesIn(notes.desk.pool)).toEqual([1, 2, 3])
})
test('nothing of it stays when the request is rolled back', async () => {
  const transaction = await begin(notes)
  await transaction.run(() => inTransaction(notes.joined.pool, (client) => write(client, 1)))
  await transaction.rollback()
  expect(await notesIn(notes.desk.pool)).toEqual([])
})

test('a pool that does not join, and whoever works outside of the request, commit for themselves', async () => {
  const transaction = await begin(notes)
  await transaction.run(async () => {
    await write(notes.joined.pool, 1)
    await write(notes.desk.pool, 2)
  })
  await write(notes.joined.pool, 3)
  await transaction.rollback()
  expect(await notesIn(notes.desk.pool)).toEqual([2, 3])
})

test('a statement that fails takes nothing else with it, in the pool, a client and a transaction', async () => {
  const transaction = await begin(notes)
  await transaction.run(async () => {
    await write(notes.joined.pool, 1)
    await expect(write(notes.joined.pool, 1)).rejects.toThrow('duplicate key')
    const client = await notes.joined.pool.connect()
    await expect(client.query('select nonsense')).rejects.toThrow('nonsense')
    await write(client, 2)
    client.release()
    await expect(notes.joined.pool.query('insert into notes values (3), (1)')).rejects.toThrow('duplicate key')
    await expect(
      inTransaction(
        notes.joined.pool,
        async (one) => {
          await write(one, 4)
          await write(one, 1)
        },
        'commit',
      ),
    ).rejects.toThrow('duplicate key')
    await write(notes.joined.pool, 5)
  })
  await transaction.commit(nothingMore)
  expect(await notesIn(notes.desk.pool)).toEqual([1, 2, 5])
})

test('a transaction within is undone alone: by its rollback, by a client that is released in the middle, by a failed statement', async () => {
  const transaction = await begin(notes)
  await transaction.run(async () => {
    await write(notes.joined.pool, 1)
    await inTransaction(notes.joined.pool, (client) => write(client, 2), 'rollback')
    const client = await notes.joined.pool.connect()
    await client.query('begin')
    await write(client, 3)
    client.release(true)
    const command = await inTransaction(
      notes.joined.pool,
      async (one) => {
        await write(one, 4)
        await write(one, 1).catch(() => {})
      },
      'commit',
    )
    // As PostgreSQL answers to who commits what has failed.
    expect(command).toBe('ROLLBACK')
    await write(notes.joined.pool, 5)
  })
  await transaction.commit(nothingMore)
  expect(await notesIn(notes.desk.pool)).toEqual([1, 5])
})

test('a savepoint in a transaction within is what it says', async () => {
  const transaction = await begin(notes)
  await transaction.run(() =>
    inTransaction(
      notes.joined.pool,
      async (client) => {
        await write(client, 1)
        await client.query('savepoint here')
        await expect(write(client, 1)).rejects.toThrow('duplicate key')
        await client.query('rollback to savepoint here')
        await write(client, 2)
      },
      'commit',
    ),
  )
  await transaction.commit(nothingMore)
  expect(await notesIn(notes.desk.pool)).toEqual([1, 2])
})

test('what is asked at the same time is done one after the other, and each fails alone', async () => {
  const transaction = await begin(notes)
  const ends = await transaction.run(() =>
    Promise.allSettled([
      ...[1, 1, 2].map((id) => write(notes.joined.pool, id)),
      ...[3, 1, 4].map((id) => inTransaction(notes.joined.pool, (client) => write(client, id))),
      inTransaction(notes.joined.pool, (client) => Promise.all([5, 6].map((id) => write(client, id)))),
      inTransaction(notes.joined.pool, (client) => write(client, 7), 'rollback'),
    ]),
  )
  expect(ends.map(({ status }) => status)).toEqual([
    'fulfilled',
    'rejected',
    'fulfilled',
    'fulfilled',
    'rejected',
    'fulfilled',
    'fulfilled',
    'fulfilled',
  ])
  await transaction.commit(nothingMore)
  expect(await notesIn(notes.desk.pool)).toEqual([1, 2, 3, 4, 5, 6])
})

test.each([
  'begin isolation level serializable',
  'start transaction read only',
  'commit and chain',
  'rollback and chain',
])('"%s" can not be had within', async (text) => {
  const transaction = await begin(notes)
  const asked = transaction.run(() => notes.joined.pool.query(text))
  await expect(asked).rejects.toThrow("can't be a part")
  await transaction.rollback()
})

test('a pool of statements alone is left as it is', async () => {
  const pool = joinRequests(notes.desk.pool)
  expect(pool.totalCount).toBe(notes.desk.pool.totalCount)
  await pool.query('select 1')
})
