import { setTimeout as pause } from 'node:timers/promises'
import type pg from 'pg'
import { limits } from '../catalogue/limits.ts'
import { type Keeper, keepWorking } from '../storage/connections/keep-working.ts'
import { keepalives, openConnection } from '../storage/database.ts'
import { jobsSchemaVersion, readJobsSchemaVersion } from '../storage/jobs/schema.ts'
import { findLostWorkers, forgetWorker, freeJobsOfLost, type Remains, registerWorker } from '../storage/jobs/workers.ts'
import type { JobHandler, JobParts } from './handlers.ts'
import { type EndedJob, JobLog } from './job-log.ts'
import { startPool } from './pool.ts'

export type WorkerOptions = {
  readonly url: string
  /** How long a statement on its own connections may take, in milliseconds. */
  readonly timeoutMs: number
  readonly handlers: Readonly<Record<string, JobHandler<never>>>
  readonly parts: JobParts
  /** Does what can be done to bring the database back, such as starting it again. */
  readonly revive: () => Promise<void>
  readonly onEnd: (job: EndedJob) => void
  readonly pollMs?: number
}

/** For looking for jobs and noting how they ended; one more listens. Jobs have the server's own. */
const poolConnections = 3

/** Takes up what killed servers left, until it is told to stop. Fails when it hears that its own place is lost. */
const watch = async (client: pg.Client, id: string, jobLog: JobLog, stop: AbortSignal): Promise<void> => {
  const times = { graceMs: limits.jobWorkerGraceMs, answerMs: limits.jobWorkerAnswerMs }
  while (!stop.aborted) {
    const lost = await findLostWorkers(client, id, times)
    const freed = lost.length === 0 ? [] : await freeJobsOfLost(client, lost)
    for (const job of freed) jobLog.failed(job, new Error('the server that worked on it was killed'))
    await pause(limits.jobWorkerLookMs, null, { signal: stop }).catch(() => {})
  }
}

/** Frees what pools left that have stopped. What can't be freed now stays in the list. */
const clearAway = async (client: pg.Client, remains: Remains[]): Promise<void> => {
  for (const left of [...remains]) {
    await forgetWorker(client, left)
    remains.splice(remains.indexOf(left), 1)
  }
}

/** Works until it is told to stop, or until anything is wrong with the database. */
const workOnce = async (options: WorkerOptions, remains: Remains[], closing: AbortSignal): Promise<void> => {
  const { url, timeoutMs, handlers, parts } = options
  const { log } = parts
  const broken = new AbortController()
  const client = await openConnection({ url, connections: 1, timeoutMs, sessionOptions: keepalives })
  for (const sign of ['error', 'end'] as const)
    client.once(sign, (error?: Error) => broken.abort(error ?? new Error('Connection terminated')))
  try {
    await clearAway(client, remains)
    if ((await readJobsSchemaVersion(client)) !== jobsSchemaVersion) throw new Error('the schema of jobs is not ours')
    const pool = await startPool({
      database: { url, timeoutMs, connections: poolConnections, onError: (error) => broken.abort(error) },
      names: Object.keys(handlers),
      run: async (name, payload, signal, isLastTry) => handlers[name]?.(payload as never, parts, signal, isLastTry),
      pollMs: options.pollMs ?? limits.jobPollMs,
      log,
      onEnd: options.onEnd,
      onBroken: (error) => broken.abort(error),
    })
    try {
      if (!(await registerWorker(client, pool.id))) throw new Error('another worker has the lock of this name')
      pool.open()
      await watch(client, pool.id, new JobLog(log, options.onEnd), AbortSignal.any([closing, broken.signal]))
      if (!closing.aborted) broken.signal.throwIfAborted()
    } finally {
      remains.push({ id: pool.id, interrupted: await pool.stop() })
      // Else on the next connection.
      await clearAway(client, remains).catch(() => {})
    }
  } finally {
    // Not awaited: a connection that no longer answers would not end.
    client.end().catch(() => {})
  }
}

/**
 * Does the jobs that are put down with `enqueue`, up to `limits.jobsAtOnce` at a time, until it is closed. Whatever happens to the
 * database, it comes back by itself. Each time it gets to the database it is a worker with a new name, of which it holds a lock for
 * as long as it works: so others take up its jobs only when it is gone.
 */
export const openWorker = (options: WorkerOptions): Keeper => {
  const remains: Remains[] = []
  return keepWorking({
    work: (closing) => workOnce(options, remains, closing),
    what: 'jobs',
    log: options.parts.log,
    revive: options.revive,
  })
}
