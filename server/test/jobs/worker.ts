import { Writable } from 'node:stream'
import { pino } from 'pino'
import { onTestFinished } from 'vitest'
import type { Engine } from '../../src/engine/commands.ts'
import type { JobHandler } from '../../src/jobs/handlers.ts'
import type { EndedJob } from '../../src/jobs/job-log.ts'
import { openWorker } from '../../src/jobs/worker.ts'
import { type Database, openDatabase } from '../../src/storage/database.ts'
import { createTestDatabase } from '../support/database.ts'

export type Line = { readonly level: number; readonly msg: string; readonly job?: string; readonly jobId?: number }

/** A database with the newest schema, dropped when the test file ends. */
export const openJobs = async () => {
  const test = await createTestDatabase()
  const database = openDatabase({ url: test.url, connections: 4, timeoutMs: 10_000 })
  const one = async <R extends object>(text: string, values: readonly unknown[] = []): Promise<R | undefined> =>
    (await database.pool.query<R>(text, [...values])).rows[0]
  return {
    url: test.url,
    database,
    pool: database.pool,
    /** How a job stands; undefined once it is done. */
    jobOf: (id: number) =>
      one<{ attempts: number; lockedBy: string | null; lastError: string | null; due: boolean }>(
        `select attempts, locked_by as "lockedBy", last_error as "lastError", run_at <= now() as due
         from graphile_worker.jobs where id = $1`,
        [id],
      ),
    workers: async () =>
      (
        await database.pool.query<{ id: string; lost: boolean }>(
          'select id, lost_at is not null as lost from job_workers',
        )
      ).rows,
    /** Ends the session of the worker that tells that it lives. */
    cutLifeline: () =>
      database.pool.query(
        `select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory' and granted
           and database = (select oid from pg_database where datname = current_database())`,
      ),
    /** Ends every other session, in the middle of whatever it does. */
    cutAll: () =>
      database.pool.query(
        `select pg_terminate_backend(pid) from pg_stat_activity
         where datname = current_database() and pid <> pg_backend_pid() and backend_type = 'client backend'`,
      ),
    close: async () => {
      await database.close()
      await test.drop()
    },
  }
}

export type JobsDesk = Awaited<ReturnType<typeof openJobs>>

type Handlers = Readonly<Record<string, JobHandler<never>>>

type UseOptions = {
  readonly database: Database
  readonly pollMs?: number
  readonly revive?: () => Promise<void>
}

/** A worker as a server has one, closed when the test ends. Unless told otherwise, it hears of jobs and does not look for them. */
export const useWorker = (
  url: string,
  handlers: Handlers,
  { database, pollMs = 600_000, revive = async () => {} }: UseOptions,
) => {
  const lines: Line[] = []
  const ends: EndedJob[] = []
  const sink = new Writable({
    write: (chunk, _encoding, done) => {
      lines.push(JSON.parse(String(chunk)) as Line)
      done()
    },
  })
  const worker = openWorker({
    url,
    timeoutMs: 5_000,
    handlers,
    // None of these jobs asks for it.
    parts: { database, engine: {} as Engine, log: pino({ level: 'debug' }, sink) },
    revive,
    onEnd: (job) => ends.push(job),
    pollMs,
  })
  let closed: Promise<void> | null = null
  const close = (): Promise<void> => {
    closed ??= worker.close()
    return closed
  }
  onTestFinished(close)
  return { lines, ends, close }
}

/** A handler that goes on until it is told to stop, and what it has seen. */
export const endless = () => {
  const seen = { begun: 0, running: 0, mostAtOnce: 0, stopped: 0 }
  const handler: JobHandler<object> = async (_payload, _parts, signal) => {
    seen.begun++
    seen.running++
    seen.mostAtOnce = Math.max(seen.mostAtOnce, seen.running)
    await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }))
    seen.running--
    seen.stopped++
    throw new Error('told to stop')
  }
  return { seen, handler }
}
