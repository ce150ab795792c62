import { EventEmitter } from 'node:events'
import { setTimeout as pause } from 'node:timers/promises'
import type { WorkerEvents } from 'graphile-worker'
import { limits } from '../catalogue/limits.ts'
import type { Logger } from '../log.ts'
import { letReleaseTwice } from '../storage/connections/release-once.ts'
import { type DatabaseOptions, openDatabase } from '../storage/database.ts'
import { jobsSchema } from '../storage/jobs/schema.ts'
import type { InterruptedJob } from '../storage/jobs/workers.ts'
import { Gate } from './gate.ts'
import type { EndedJob } from './job-log.ts'
import { RunningJobs } from './running-jobs.ts'

export type PoolOptions = {
  readonly database: DatabaseOptions
  /** Of the jobs that are done here. */
  readonly names: readonly string[]
  readonly run: (name: string, payload: unknown, signal: AbortSignal, isLastTry: boolean) => Promise<void>
  /** How often it looks for jobs whose time has come, in milliseconds. */
  readonly pollMs: number
  readonly log: Logger
  readonly onEnd: (job: EndedJob) => void
  /** Told, maybe several times, why the pool is of no more use. */
  readonly onBroken: (error: unknown) => void
}

export type Pool = {
  /** The name under which it locks jobs. */
  readonly id: string
  /** From now on it takes jobs. */
  readonly open: () => void
  /** Tells all jobs to stop and waits until they have. Returns those that were interrupted. */
  readonly stop: () => Promise<readonly InterruptedJob[]>
}

/**
 * What graphile-worker goes on after, more or less well: a look for jobs that fails can be its last (the list of kinds that it did
 * not get stays missing), and so can a lost LISTEN. A new pool knows nothing of it, so we throw this one away.
 */
const signsOfTrouble = ['worker:getJob:error', 'worker:fatalError', 'pool:fatalError', 'pool:listen:error'] as const

/**
 * After a job of a queue the next one of that queue may begin, but graphile-worker looks for it before it has written that the one
 * before has ended, and then not until it looks by itself. So it is told to look again, so many milliseconds later.
 */
const looksAfterQueuedMs = [5, 50, 500]

/** graphile-worker's own words. What it says of single jobs is left out: the log of jobs says it. */
const takeWords =
  (log: Logger) =>
  () =>
  (level: string, message: string, about?: Readonly<Record<string, unknown>>): void => {
    if (about?.['failure'] === true || about?.['success'] === true) return
    if (level === 'error' || level === 'warning') log.warn(`jobs: ${message}`)
    else if (level === 'info') log.debug(`jobs: ${message}`)
  }

const orTooLate = (work: Promise<unknown>): Promise<unknown> =>
  Promise.race([work, pause(limits.jobWorkerAnswerMs, null, { ref: false })])

/** One pool of graphile-worker, from its start until it is stopped. It takes no job before it is opened. */
export const startPool = async (options: PoolOptions): Promise<Pool> => {
  const { log, onBroken } = options
  const { Logger: QueueLogger, runTaskList } = await import('graphile-worker')
  const events: WorkerEvents = new EventEmitter()
  const gate = new Gate(events)
  for (const sign of signsOfTrouble) events.on(sign, ({ error }) => onBroken(error))
  let shuttingDown = false
  const shutDownQuietly: GraphileConfig.Plugin = {
    name: 'foyer',
    worker: {
      middleware: {
        // A look that fails meanwhile would be told on the console, with its stack.
        poolGracefulShutdown: async (next) => {
          shuttingDown = true
          await orTooLate(gate.shut())
          const done = next()
          gate.open()
          await done
        },
      },
    },
  }
  const look = (): void => {
    // Then it would throw.
    if (!shuttingDown) pool.nudge(1)
  }
  const jobs = new RunningJobs({
    ...options,
    onQueuedEnd: () => {
      for (const ms of looksAfterQueuedMs) setTimeout(look, ms).unref()
    },
  })
  const database = openDatabase(options.database)
  letReleaseTwice(database.pool)
  const pool = runTaskList(
    {
      schema: jobsSchema,
      concurrency: limits.jobsAtOnce,
      pollInterval: options.pollMs,
      // The command line hears the signals, and stops us.
      noHandleSignals: true,
      logger: new QueueLogger(takeWords(log)),
      events,
      // Asked before every look for jobs: the one place where it can be kept waiting.
      forbiddenFlags: gate.pass,
      // Without these two, a job whose end can't be written is a rejection that nobody handles, and ends the process.
      preset: { plugins: [shutDownQuietly], worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } },
    },
    Object.fromEntries(options.names.map((name) => [name, jobs.taskOf(name)])),
    database.pool,
  )
  const ended = pool.promise.then(() => onBroken(new Error('graphile-worker ended by itself')), onBroken)
  return {
    id: pool.id,
    open: () => gate.open(),
    stop: async () => {
      jobs.tellToStop()
      if (!shuttingDown) Promise.resolve(pool.gracefulShutdown()).catch(() => {})
      await jobs.untilStopped()
      // With the database away it may try for hours to say how they ended. Without connections it gives up.
      await orTooLate(ended)
      await orTooLate(database.close())
      // Asked again: one more may have begun while it was told to stop.
      return jobs.untilStopped()
    },
  }
}
