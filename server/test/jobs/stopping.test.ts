import { afterAll, beforeAll, expect, test } from 'vitest'
import { enqueueAny } from '../../src/storage/jobs/enqueue.ts'
import { until } from '../support/wait.ts'
import { endless, type JobsDesk, openJobs, useWorker } from './worker.ts'

let desk: JobsDesk

beforeAll(async () => {
  desk = await openJobs()
})
afterAll(() => desk.close())

test('a server that stops gives its jobs back at once, and the interruption is not counted as a try', async () => {
  const { seen, handler } = endless()
  const stopped = useWorker(desk.url, { long: handler }, { database: desk.database })
  const ids = [
    await enqueueAny(desk.pool, 'long', {}, { maxAttempts: 1 }),
    await enqueueAny(desk.pool, 'long', {}, { queueName: 'line' }),
  ]
  await until(() => seen.running === 2)
  await stopped.close()
  expect(seen).toMatchObject({ running: 0, stopped: 2 })
  expect(stopped.ends.map(({ outcome }) => outcome)).toEqual(['interrupted', 'interrupted'])
  for (const id of ids) expect(await desk.jobOf(id)).toMatchObject({ attempts: 0, lockedBy: null, due: true })
  expect(await desk.workers()).toEqual([])
  let done = 0
  const handlers = { long: async () => void done++ }
  useWorker(desk.url, handlers, { database: desk.database })
  await until(() => done === 2)
})

test('a job that is done in spite of being told to stop is done', async () => {
  let begun = false
  const handlers = {
    thorough: async (_payload: object, _parts: object, signal: AbortSignal) => {
      begun = true
      await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }))
    },
  }
  const worker = useWorker(desk.url, handlers, { database: desk.database })
  const id = await enqueueAny(desk.pool, 'thorough', {})
  await until(() => begun)
  await worker.close()
  expect(worker.ends).toEqual([{ name: 'thorough', outcome: 'done' }])
  expect(await desk.jobOf(id)).toBeUndefined()
})

test('a server that stops before it has reached the database, or as soon as it has, just ends', async () => {
  const { handler } = endless()
  await useWorker('postgresql://nobody@127.0.0.1:1/nothing', { long: handler }, { database: desk.database }).close()
  for (let turn = 0; turn < 5; turn++) await useWorker(desk.url, { long: handler }, { database: desk.database }).close()
  expect(await desk.workers()).toEqual([])
})

test('a job that was replaced while it ran is not begun again when it is interrupted', async () => {
  const { seen, handler } = endless()
  const worker = useWorker(desk.url, { long: handler }, { database: desk.database })
  const old = await enqueueAny(desk.pool, 'long', { word: 'old' }, { jobKey: 'only' })
  await until(() => seen.running === 1)
  const young = await enqueueAny(desk.pool, 'later', { word: 'new' }, { jobKey: 'only' })
  await worker.close()
  const { rows } = await desk.pool.query<{ id: number }>(
    'select id from graphile_worker.jobs where attempts < max_attempts and id in ($1, $2)',
    [old, young],
  )
  expect(rows).toEqual([{ id: young }])
})
