import { afterAll, beforeAll, expect, onTestFinished, test, vi } from 'vitest'
import { type Database, openDatabase } from '../../src/storage/database.ts'
import { enqueueAny } from '../../src/storage/jobs/enqueue.ts'
import { migrate } from '../../src/storage/migrate.ts'
import { startOwnPostgres } from '../../src/storage/own-postgres.ts'
import { createDataFolder, readPostmasterId, removeDataFolder } from '../support/data-folder.ts'
import { until } from '../support/wait.ts'
import { endless, type JobsDesk, openJobs, useWorker } from './worker.ts'

let desk: JobsDesk

beforeAll(async () => {
  desk = await openJobs()
})
afterAll(() => desk.close())

const noting = () => {
  const done = new Set<string>()
  const handlers = {
    note: async ({ word }: { word: string }, { database }: { database: Database }): Promise<void> => {
      await database.pool.query('select pg_sleep(0.01)')
      done.add(word)
    },
  }
  return { done, handlers }
}

const putDown = (database: Database, from: number, to: number) =>
  database.pool.query(
    `select graphile_worker.add_job('note', json_build_object('word', n::text)) from generate_series($1::int, $2::int) n`,
    [from, to],
  )

const isEmpty = async ({ pool }: Database): Promise<boolean> =>
  (await pool.query('select from graphile_worker.jobs')).rows.length === 0

test('every job is done however often the database cuts its sessions', async () => {
  const { done, handlers } = noting()
  const onConsole = vi.spyOn(console, 'trace')
  useWorker(desk.url, handlers, { database: desk.database, pollMs: 100 })
  for (let cut = 1; cut <= 6; cut++) {
    await putDown(desk.database, cut * 20 - 19, cut * 20)
    await until(() => done.size >= cut * 20 - 15)
    await desk.cutAll()
  }
  await until(() => isEmpty(desk.database))
  expect(done.size).toBe(120)
  // The log has one form.
  expect(onConsole).not.toHaveBeenCalled()
})

test('a server whose sign of life is cut stops its jobs before others take them: they never run twice at a time', async () => {
  const { seen, handler } = endless()
  // Both run in this process and share what they have seen.
  for (let servers = 0; servers < 2; servers++)
    useWorker(desk.url, { long: handler }, { database: desk.database, pollMs: 20 })
  await until(async () => (await desk.workers()).length === 2)
  const id = await enqueueAny(desk.pool, 'long', {})
  for (let cut = 1; cut <= 5; cut++) {
    await until(() => seen.begun === cut && seen.running === 1)
    await desk.cutLifeline()
    await until(() => seen.stopped === cut)
  }
  await until(() => seen.running === 1)
  expect(seen.mostAtOnce).toBe(1)
  // None of that was a try.
  expect(await desk.jobOf(id)).toMatchObject({ attempts: 1 })
})

test('a server whose first look for jobs failed does them once it can, and has told of it', async () => {
  const { done, handlers } = noting()
  const rename = (from: string, to: string) => desk.pool.query(`alter table graphile_worker.${from} rename to ${to}`)
  await rename('_private_tasks', 'elsewhere')
  const { lines } = useWorker(desk.url, handlers, { database: desk.database, pollMs: 100 })
  await until(() => lines.some(({ msg }) => msg === 'jobs wait until this is mended'))
  await rename('elsewhere', '_private_tasks')
  await putDown(desk.database, 1, 3)
  await until(() => done.size === 3)
})

const startOf = async ({ pool }: Database): Promise<string | null> =>
  (await pool.query<{ start: string }>('select pg_postmaster_start_time() as start')).rows[0]?.start ?? null

test('when PostgreSQL is killed it is revived and jobs go on, five times over', async () => {
  const folder = await createDataFolder()
  const postgres = await startOwnPostgres({ dataDir: folder })
  onTestFinished(async () => {
    await postgres.stop()
    await removeDataFolder(folder)
  })
  await migrate({ url: postgres.url, timeoutMs: 10_000 })
  const database = openDatabase({ url: postgres.url, connections: 6, timeoutMs: 5_000 })
  onTestFinished(() => database.close())
  const { done, handlers } = noting()
  useWorker(postgres.url, handlers, { database, pollMs: 100, revive: postgres.ensureRunning })
  for (let round = 1; round <= 5; round++) {
    await putDown(database, round * 20 - 19, round * 20)
    await until(() => done.size >= round * 20 - 15)
    const before = await startOf(database)
    process.kill((await readPostmasterId(folder)) ?? 0, 'SIGKILL')
    // Nobody but the worker asks for it. Sessions of the killed one may still answer for a moment.
    await until(async () => ![before, null].includes(await startOf(database).catch(() => null)))
  }
  await until(() => isEmpty(database))
  expect(done.size).toBe(100)
})
