import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { enqueueAny } from '../../src/storage/jobs/enqueue.ts'
import { until } from '../support/wait.ts'
import { endless, type JobsDesk, openJobs, useWorker } from './worker.ts'

let desk: JobsDesk

beforeAll(async () => {
  desk = await openJobs()
})
afterAll(() => desk.close())

const source = (path: string): string => JSON.stringify(new URL(`../../src/${path}`, import.meta.url).href)

/** A process that works on jobs of two kinds: `long` goes on until it is told to stop, `short` is done at once. */
const script = `
  import { openDatabase } from ${source('storage/database.ts')}
  import { createLog } from ${source('log.ts')}
  import { openWorker } from ${source('jobs/worker.ts')}
  const [url] = process.argv.slice(1)
  const database = openDatabase({ url, connections: 1, timeoutMs: 5_000 })
  const handlers = {
    long: async ({ word }, parts, signal) => {
      console.log('began ' + word)
      await new Promise((resolve, reject) => signal.addEventListener('abort', () => reject(new Error('stopped'))))
    },
    short: async ({ word }) => console.log('did ' + word),
  }
  const parts = { database, engine: {}, log: createLog('silent') }
  openWorker({ url, timeoutMs: 5_000, handlers, parts, revive: async () => {}, onEnd: () => {} })`

const spawnServer = () => {
  const child: ChildProcess = spawn(process.execPath, ['--input-type=module', '-e', script, desk.url], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const told: string[] = []
  if (child.stdout !== null) createInterface({ input: child.stdout }).on('line', (line) => told.push(line))
  const ended = once(child, 'exit')
  const kill = async (): Promise<void> => {
    child.kill('SIGKILL')
    await ended
  }
  onTestFinished(kill)
  return { told, kill }
}

test('a job of a killed server is taken up by another server, which leaves the jobs of those that live alone', async () => {
  const killed = spawnServer()
  const again = await enqueueAny(desk.pool, 'long', { word: 'one' })
  const lastTry = await enqueueAny(desk.pool, 'long', { word: 'two' }, { queueName: 'line', maxAttempts: 1 })
  await until(() => killed.told.length === 2)
  const living = endless()
  const told: string[] = []
  const note = async ({ word }: { word: string }) => void told.push(word)
  const third = useWorker(desk.url, { slow: living.handler }, { database: desk.database })
  const slow = await enqueueAny(desk.pool, 'slow', {})
  await until(() => living.seen.running === 1)
  const heir = useWorker(desk.url, { long: note, short: note }, { database: desk.database, pollMs: 100 })
  await until(async () => (await desk.workers()).length === 3)
  const { lockedBy } = (await desk.jobOf(slow)) ?? {}
  await killed.kill()
  await until(async () => (await desk.jobOf(again)) === undefined)
  await until(() => third.ends.length + heir.ends.length === 3)
  // Its only try was the one that was killed, so nobody tries it again. Either of the two may have found that out.
  expect(told).toEqual(['one'])
  expect(await desk.jobOf(lastTry)).toMatchObject({ attempts: 1, lockedBy: null })
  expect([...third.ends, ...heir.ends].toSorted((one, other) => (one.outcome < other.outcome ? -1 : 1))).toEqual([
    { name: 'long', outcome: 'done' },
    { name: 'long', outcome: 'failed' },
    { name: 'long', outcome: 'failed for good' },
  ])
  expect([...third.lines, ...heir.lines].filter(({ level }) => level === 50)).toMatchObject([
    { msg: 'a job failed for good', job: 'long', jobId: lastTry },
  ])
  // The one that lives was looked at as often as the one that was killed.
  expect(await desk.jobOf(slow)).toMatchObject({ attempts: 1, lockedBy })
  expect(living.seen).toMatchObject({ begun: 1, running: 1 })
  expect((await desk.workers()).map(({ lost }) => lost)).toEqual([false, false])
  // Its queue is free again.
  await enqueueAny(desk.pool, 'short', { word: 'three' }, { queueName: 'line' })
  await until(() => told.includes('three'))
})

test('a job of a server that was killed while nobody else ran is taken up when it runs again', async () => {
  await desk.pool.query('truncate graphile_worker._private_jobs')
  const killed = spawnServer()
  await enqueueAny(desk.pool, 'long', { word: 'alone' })
  await until(() => killed.told.includes('began alone'))
  await killed.kill()
  const restarted = spawnServer()
  await until(() => restarted.told.includes('began alone'))
})
