import { EventEmitter } from 'node:events'
import { setTimeout as pause } from 'node:timers/promises'
import type { Job, WorkerEvents } from 'graphile-worker'
import { limits } from '../catalogue/limits.ts'
import type { Logger } from '../log.ts'
import { type DatabaseOptions, openDatabase } from '../storage/database.ts'
import { jobsSchema } from '../storage/jobs/schema.ts'
import type { InterruptedJob } from '../storage/jobs/workers.ts'
import { type EndedJob, JobLog } from './job-log.ts'

export type PoolOptions = {
  readonly database: DatabaseOptions
  /** Of the jobs that are done here. */
  readonly names: readonly string[]
  readonly run: (name: string, payload: unknown, signal: AbortSignal) => Promise<void>
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

/** Waits for jobs that were told to stop, and says so if they don't. */
const untilStopped = async (running: ReadonlySet<Promise<void>>, log: Logger): Promise<void> => {
  const seconds = limits.jobStopMs / 1_000
  const alarm = setTimeout(() => {
    log.error(`${running.size} jobs were told to stop ${seconds} seconds ago and have not. No other begins meanwhile`)
  }, limits.jobStopMs)
  await Promise.allSettled(running)
  clearTimeout(alarm)
}

const orTooLate = (work: Promise<unknown>): Promise<unknown> =>
  Promise.race([work, pause(limits.jobWorkerAnswerMs, null, { ref: false })])

/** One pool of graphile-worker, from its start until it is stopped. It takes no job before it is opened. */
export const startPool = async (options: PoolOptions): Promise<Pool> => {
  const { log, onBroken } = options
  const { Logger: QueueLogger, runTaskList } = await import('graphile-worker')
  const stopping = new AbortController()
  const opened = Promise.withResolvers<null>()
  const running = new Set<Promise<void>>()
  const interrupted: InterruptedJob[] = []
  const jobLog = new JobLog(log, options.onEnd)

  const work = async (name: string, payload: unknown, job: Job): Promise<void> => {
    const { attempts, max_attempts: maxAttempts } = job
    const ended = { id: Number(job.id), name, attempts, maxAttempts }
    try {
      stopping.signal.throwIfAborted()
      await options.run(name, payload, AbortSignal.any([stopping.signal, AbortSignal.timeout(limits.jobMs)]))
      jobLog.done(ended)
    } catch (error) {
      if (stopping.signal.aborted) interrupted.push(ended)
      if (stopping.signal.aborted) jobLog.interrupted(ended)
      else jobLog.failed(ended, error)
      throw error
    }
  }
  const taskOf =
    (name: string) =>
    (payload: unknown, { job }: { readonly job: Job }) => {
      const done = work(name, payload, job).finally(() => running.delete(done))
      running.add(done)
      return done
    }

  const events: WorkerEvents = new EventEmitter()
  for (const sign of signsOfTrouble) events.on(sign, ({ error }) => onBroken(error))
  let shuttingDown = false
  events.on('pool:gracefulShutdown', () => {
    shuttingDown = true
  })
  const database = openDatabase(options.database)
  const pool = runTaskList(
    {
      schema: jobsSchema,
      concurrency: limits.jobsAtOnce,
      pollInterval: options.pollMs,
      // The command line hears the signals, and stops us.
      noHandleSignals: true,
      logger: new QueueLogger(jobLog.takeWords),
      events,
      // Asked before every look for jobs: the one place where it can be kept waiting.
      forbiddenFlags: () => opened.promise,
      // Without these two, a job whose end can't be written is a rejection that nobody handles, and ends the process.
      preset: { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } },
    },
    Object.fromEntries(options.names.map((name) => [name, taskOf(name)])),
    database.pool,
  )
  const ended = pool.promise.then(() => onBroken(new Error('graphile-worker ended by itself')), onBroken)
  return {
    id: pool.id,
    open: () => opened.resolve(null),
    stop: async () => {
      stopping.abort(new Error('the job was told to stop'))
      if (!shuttingDown) Promise.resolve(pool.gracefulShutdown()).catch(() => {})
      opened.resolve(null)
      await untilStopped(running, log)
      // With the database away it may try for hours to say how they ended. Without connections it gives up.
      await orTooLate(ended)
      await orTooLate(database.close())
      return interrupted
    },
  }
}
