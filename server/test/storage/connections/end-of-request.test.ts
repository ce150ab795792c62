import { expect, test } from 'vitest'
import { limits } from '../../../src/catalogue/limits.ts'
import { type RequestTransaction, whenCommitted } from '../../../src/storage/connections/request-transaction.ts'
import { begin, notesIn, nothingMore, useNotes, write } from './notes.ts'

const notes = useNotes()

const cut = (): Promise<unknown> =>
  notes.desk.pool.query(`select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and state = 'idle in transaction'`)

test('what the handler does not wait for is refused, and takes back what it did wait for', async () => {
  const transaction = await begin(notes)
  const late = transaction.run(async () => {
    await write(notes.joined.pool, 1)
    return [write(notes.joined.pool, 2).catch(() => {})]
  })
  await late
  await expect(transaction.commit(nothingMore)).rejects.toThrow('before its statements were done')
  expect(await notesIn(notes.desk.pool)).toEqual([])
})

test('what comes after the end is refused, on a client too, and never written elsewhere', async () => {
  for (const end of ['commit', 'rollback'] as const) {
    const transaction = await begin(notes)
    let goOn = (): void => {}
    const ended = new Promise<void>((resolve) => {
      goOn = resolve
    })
    const straggler = transaction.run(async () => {
      await ended
      return Promise.allSettled([
        write(notes.joined.pool, 1),
        notes.joined.pool.connect(),
        notes.joined.transaction(async () => {}),
      ])
    })
    await (end === 'commit' ? transaction.commit(nothingMore) : transaction.rollback())
    goOn()
    for (const { status } of await straggler) expect(status).toBe('rejected')
  }
  const transaction = await begin(notes)
  const client = await transaction.run(() => notes.joined.pool.connect())
  await client.query('begin')
  await transaction.rollback()
  await expect(client.query('insert into notes values (1)')).rejects.toThrow('after the end of its request')
  client.release()
  expect(await notesIn(notes.desk.pool)).toEqual([])
})

test('who waits for a client that the request itself holds hears so', async () => {
  const transaction = await begin(notes)
  await transaction.run(async () => {
    const client = await notes.joined.pool.connect()
    await expect(write(notes.joined.pool, 1)).rejects.toThrow('does not release')
    client.release()
    await write(notes.joined.pool, 2)
  })
  await transaction.commit(nothingMore)
  expect(await notesIn(notes.desk.pool)).toEqual([2])
})

test('what is to be done when it is committed is done then, and never after a rollback', async () => {
  const done: string[] = []
  whenCommitted(() => done.push('outside'))
  expect(done).toEqual(['outside'])
  const transactions = [await begin(notes), await begin(notes)]
  for (const [place, transaction] of transactions.entries())
    transaction.run(() => whenCommitted(() => done.push(`request ${place}`)))
  expect(done).toEqual(['outside'])
  await transactions[0]?.rollback()
  await transactions[1]?.commit(async () => {
    expect(done).toEqual(['outside'])
  })
  expect(done).toEqual(['outside', 'request 1'])
})

test('a connection that is cut ends the transaction at once, and is replaced', async () => {
  const transaction = await begin(notes)
  await transaction.run(async () => {
    await write(notes.joined.pool, 1)
    await cut()
    await expect(write(notes.joined.pool, 2)).rejects.toThrow()
    await expect(write(notes.joined.pool, 3)).rejects.toThrow()
  })
  await expect(transaction.commit(nothingMore)).rejects.toThrow()
  const next = await begin(notes)
  await next.run(() => write(notes.joined.pool, 4))
  await next.commit(nothingMore)
  expect(await notesIn(notes.desk.pool)).toEqual([4])
})

test('a connection that is cut while nobody asks is given back too', async () => {
  const transaction = await begin(notes)
  await cut()
  while (notes.requests.inUse > 0) await new Promise((resolve) => setImmediate(resolve))
  await expect(transaction.commit(nothingMore)).rejects.toThrow()
})

test('what a client leaves behind that is released in the middle is gone before the commit', async () => {
  const transaction = await begin(notes)
  const client = await transaction.run(() => notes.joined.pool.connect())
  const asked = [client.query('begin'), write(client, 1)]
  client.release()
  await transaction.commit(nothingMore)
  await Promise.all(asked)
  expect(await notesIn(notes.desk.pool)).toEqual([])
})

test('a failing last statement undoes all', async () => {
  const transaction = await begin(notes)
  await transaction.run(() => write(notes.joined.pool, 1))
  const last = (db: Parameters<Parameters<RequestTransaction['commit']>[0]>[0]) =>
    db.query({ text: 'insert into notes values (1)', rowMode: 'array' })
  await expect(transaction.commit(async (db) => void (await last(db)))).rejects.toThrow('duplicate key')
  expect(await notesIn(notes.desk.pool)).toEqual([])
})

test('more than there are connections wait, and come in turn', async () => {
  const ends = Array.from({ length: 3 * limits.keyedTransactions }, async (_, id) => {
    const transaction = await begin(notes)
    await transaction.run(() => write(notes.joined.pool, id))
    await transaction.commit(nothingMore)
  })
  await Promise.all(ends)
  expect(await notesIn(notes.desk.pool)).toHaveLength(3 * limits.keyedTransactions)
})

test('who waits too long for a connection hears that there is none, which is no fault of the database', async () => {
  const holding = await Promise.all(Array.from({ length: limits.keyedTransactions }, () => begin(notes)))
  let isWaiting = true
  const tooLate = notes.requests.open().finally(() => {
    isWaiting = false
  })
  // PostgreSQL ends who holds a transaction and does nothing.
  while (isWaiting)
    for (const transaction of holding) await transaction.run(() => notes.joined.pool.query('select pg_sleep(0.01)'))
  expect(await tooLate).toBeNull()
  for (const transaction of holding) await transaction.rollback()
  await (await begin(notes)).rollback()
})
