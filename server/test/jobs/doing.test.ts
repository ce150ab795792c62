import { afterAll, beforeAll, expect, test } from 'vitest'
import { enqueue, enqueueAll, enqueueAny } from '../../src/storage/jobs/enqueue.ts'
import { countJobs, deleteOldFailedJobs } from '../../src/storage/jobs/failed-jobs.ts'
import { until } from '../support/wait.ts'
import { type JobsDesk, openJobs, useWorker } from './worker.ts'

let desk: JobsDesk

beforeAll(async () => {
  desk = await openJobs()
})
afterAll(() => desk.close())

/** Notes the payloads of jobs in the order in which they were done. */
const noting = () => {
  const told: string[] = []
  return { told, handler: async ({ word }: { word: string }) => void told.push(word) }
}

const inTransaction = async (end: 'commit' | 'rollback', word: string): Promise<void> => {
  const client = await desk.pool.connect()
  await client.query('begin')
  await enqueueAny(client, 'note', { word })
  await client.query(end)
  client.release()
}

test('a job is done when the transaction that put it down is committed, and never when it is not', async () => {
  const { told, handler } = noting()
  // It does not look for jobs by itself: it is told.
  useWorker(desk.url, { note: handler }, { database: desk.database })
  await enqueueAny(desk.pool, 'note', { word: 'first' })
  await until(() => told.length === 1)
  await inTransaction('rollback', 'rolled back')
  await inTransaction('commit', 'committed')
  await until(() => told.length === 2)
  expect(told).toEqual(['first', 'committed'])
})

test('jobs that were put down while no server ran are done by the next one, and each once by several', async () => {
  const ids = await Promise.all(
    Array.from({ length: 50 }, (_, n) => enqueueAny(desk.pool, 'note', { word: `word ${n}` })),
  )
  expect(new Set(ids).size).toBe(50)
  const { told, handler } = noting()
  for (let servers = 0; servers < 3; servers++) useWorker(desk.url, { note: handler }, { database: desk.database })
  await until(async () => told.length >= 50 && (await countJobs(desk.pool)).waiting === 0)
  expect(told.toSorted()).toEqual(Array.from({ length: 50 }, (_, n) => `word ${n}`).toSorted())
})

test('a job waits for its moment', async () => {
  const { told, handler } = noting()
  const { rows } = await desk.pool.query<{ soon: string }>("select clock_timestamp() + interval '700 ms' as soon")
  await enqueueAny(desk.pool, 'note', { word: 'later' }, { runAt: rows[0]?.soon ?? '' })
  useWorker(desk.url, { note: handler }, { database: desk.database, pollMs: 50 })
  await enqueueAny(desk.pool, 'note', { word: 'now' })
  await until(() => told.length === 2)
  expect(told).toEqual(['now', 'later'])
})

test('of jobs with one key that have not begun the last one is done', async () => {
  for (const word of ['old', 'new']) await enqueueAny(desk.pool, 'note', { word }, { jobKey: 'only' })
  const { told, handler } = noting()
  useWorker(desk.url, { note: handler }, { database: desk.database })
  await until(async () => (await countJobs(desk.pool)).waiting === 0 && told.length > 0)
  expect(told).toEqual(['new'])
})

test('jobs of one queue are done one after another, others beside them', async () => {
  let running = 0
  let most = 0
  const done: string[] = []
  const handler = async ({ word }: { word: string }): Promise<void> => {
    running++
    most = Math.max(most, running)
    await desk.pool.query('select pg_sleep(0.02)')
    done.push(word)
    running--
  }
  const words = Array.from({ length: 8 }, (_, n) => `queued ${n}`)
  for (const word of words) await enqueueAny(desk.pool, 'inLine', { word }, { queueName: 'line' })
  for (let servers = 0; servers < 2; servers++) useWorker(desk.url, { inLine: handler }, { database: desk.database })
  await until(() => done.length === 8)
  expect(done).toEqual(words)
  expect(most).toBe(1)
})

test('a job that fails is tried again, and one that has failed for good is told of and stays to be looked at', async () => {
  let tries = 0
  const handlers = {
    moody: async () => {
      if (++tries === 1) throw new Error('not in the mood')
    },
    hopeless: async () => {
      throw new Error('never works')
    },
  }
  const { lines, ends } = useWorker(desk.url, handlers, { database: desk.database, pollMs: 50 })
  await enqueueAny(desk.pool, 'moody', {})
  const hopeless = await enqueueAny(desk.pool, 'hopeless', { phone: '+15550100123' }, { maxAttempts: 1 })
  await until(() => ends.some(({ name, outcome }) => name === 'moody' && outcome === 'done'))
  await until(async () => (await desk.jobOf(hopeless))?.lockedBy === null)
  expect(ends.filter(({ name }) => name === 'moody').map(({ outcome }) => outcome)).toEqual(['failed', 'done'])
  expect(lines.find(({ job, level }) => job === 'moody' && level === 40)?.msg).toBe(
    'a job failed and will be tried again',
  )
  expect(lines.find(({ level }) => level === 50)).toMatchObject({
    msg: 'a job failed for good',
    job: 'hopeless',
    jobId: hopeless,
    err: { message: 'never works' },
  })
  // What a job is told may be anything.
  expect(JSON.stringify(lines)).not.toContain('5550100123')
  expect(await desk.jobOf(hopeless)).toMatchObject({ attempts: 1, lastError: 'never works' })
  await enqueueAny(desk.pool, 'hopeless', {}, { runAt: '2999-01-01T00:00:00.000000Z' })
  expect(await countJobs(desk.pool)).toEqual({ waiting: 0, scheduled: 1, failed: 1 })
  await deleteOldFailedJobs(desk.pool)
  expect(await desk.jobOf(hopeless)).toBeDefined()
  await desk.pool.query("update graphile_worker._private_jobs set run_at = now() - interval '31 days'")
  const waiting = await enqueueAny(desk.pool, 'nobodyKnows', {})
  await deleteOldFailedJobs(desk.pool)
  expect(await desk.jobOf(hopeless)).toBeUndefined()
  expect(await desk.jobOf(waiting)).toBeDefined()
})

test('many jobs are put down at once, each with its own moment, and all or none', async () => {
  const [accountId, runAt] = ['b3c5d9a0-0000-4000-8000-000000000002', '2999-01-01T00:00:00.123456Z']
  const jobs = Array.from({ length: 1_000 }, (_, n) => ({ payload: { accountId, prospectId: n + 1 }, runAt }))
  const client = await desk.pool.connect()
  await client.query('begin')
  await enqueueAll(client, 'endBlock', jobs)
  await client.query('rollback')
  await enqueueAll(client, 'endBlock', jobs)
  await enqueueAll(client, 'endBlock', [])
  client.release()
  const { rows } = await desk.pool.query(
    `select count(*) as jobs, count(distinct payload ->> 'prospectId') as prospects, min(run_at) as "first", max(run_at) as "last",
       max(max_attempts) as attempts
     from graphile_worker._private_jobs where payload ->> 'accountId' = $1`,
    [accountId],
  )
  expect(rows).toEqual([{ jobs: 1_000, prospects: 1_000, first: runAt, last: runAt, attempts: 25 }])
})

test('a job is tried as often as its kind says, whoever puts it down', async () => {
  const id = await enqueue(desk.pool, 'endBlock', { accountId: 'b3c5d9a0-0000-4000-8000-000000000001', prospectId: 7 })
  const { rows } = await desk.pool.query(
    'select max_attempts, payload from graphile_worker._private_jobs where id = $1',
    [id],
  )
  expect(rows).toEqual([
    { max_attempts: 25, payload: { accountId: 'b3c5d9a0-0000-4000-8000-000000000001', prospectId: 7 } },
  ])
})
