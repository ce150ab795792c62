import type pg from 'pg'
import { plainArray, textArray } from '../arrays.ts'
import { jobsSchema } from './schema.ts'

/** The advisory lock that says that the worker with this name lives. */
const lockOf = (name: string): string => `hashtextextended('foyer job worker ' || ${name}, 0)`

/**
 * From now on until its connection ends the worker counts as alive. False: somebody holds the lock of another name that hashes to
 * the same number.
 */
export const registerWorker = async (client: pg.ClientBase, id: string): Promise<boolean> => {
  const { rows } = await client.query<{ held: boolean }>(`select pg_try_advisory_lock(${lockOf('$1')}) as held`, [id])
  if (!rows[0]?.held) return false
  await client.query('insert into job_workers (id) values ($1)', [id])
  return true
}

/**
 * Notes since when the locks of other workers are free, and returns whose was free for `graceMs` already. The time is for a worker
 * that lost its connection and is still stopping its jobs. Fails after `answerMs`: so the worker hears of its own connection.
 */
export const findLostWorkers = async (
  client: pg.ClientBase,
  id: string,
  { graceMs, answerMs }: { readonly graceMs: number; readonly answerMs: number },
): Promise<string[]> => {
  const look = {
    name: 'find-lost-workers',
    text: `with free as materialized (
        select w.id, w.lost_at from job_workers w where w.id <> $1 and pg_try_advisory_xact_lock(${lockOf('w.id')})
      ), noted as (
        update job_workers w set lost_at = clock_timestamp() from free f where w.id = f.id and f.lost_at is null
      )
      select id from free where lost_at < clock_timestamp() - $2 * interval '1 millisecond'`,
    values: [id, graceMs],
  }
  // Missing in the types of a query.
  const { rows } = await client.query<{ id: string }>(Object.assign(look, { query_timeout: answerMs }))
  return rows.map((row) => row.id)
}

/** A job that nobody works on any more. */
export type FreedJob = {
  readonly id: number
  readonly name: string
  readonly attempts: number
  readonly maxAttempts: number
}

/** Frees the jobs of lost workers and forgets these. Of two that do so at once, one does it. */
export const freeJobsOfLost = async (client: pg.ClientBase, lost: readonly string[]): Promise<FreedJob[]> => {
  const { rows } = await client.query<FreedJob>(
    `with gone as materialized (
       delete from job_workers w where w.id = any($1::text[]) and pg_try_advisory_xact_lock(${lockOf('w.id')}) returning w.id
     ), freed as materialized (
       select j.id, j.task_identifier as name, j.attempts, j.max_attempts as "maxAttempts"
       from ${jobsSchema}.jobs j where j.locked_by in (select id from gone)
     ), unlocked as materialized (
       select ${jobsSchema}.force_unlock_workers(array_agg(id)) from gone
     )
     select freed.* from unlocked left join freed on true where freed.id is not null`,
    [textArray(lost)],
  )
  return rows
}

export type InterruptedJob = { readonly id: number; readonly attempts: number }

/** What a worker leaves when it has stopped. */
export type Remains = { readonly id: string; readonly interrupted: readonly InterruptedJob[] }

/**
 * Frees the jobs of a worker that has stopped, and forgets it. What it interrupted may run again at once, and was not tried; unless
 * somebody has taken or replaced it since.
 */
export const forgetWorker = async (client: pg.ClientBase, { id, interrupted }: Remains): Promise<void> => {
  await client.query(`select ${jobsSchema}.force_unlock_workers(array[$1::text])`, [id])
  await client.query(
    `select ${jobsSchema}.reschedule_jobs(array[j.id], run_at => now(), attempts => i.attempts - 1)
     from unnest($1::bigint[], $2::int[]) i(id, attempts) join ${jobsSchema}.jobs j on j.id = i.id and j.attempts = i.attempts`,
    [plainArray(interrupted.map((job) => job.id)), plainArray(interrupted.map((job) => job.attempts))],
  )
  await client.query('delete from job_workers where id = $1', [id])
}
