import { type Kysely, sql } from 'kysely'
import { type JobName, type JobPayloads, jobAttempts } from '../../catalogue/jobs.ts'
import type { Timestamp } from '../../catalogue/leasing-events.ts'
import type { Queryable } from '../connections/queryable.ts'
import type { Tables } from '../tables.ts'
import { jobsSchema } from './schema.ts'

export type JobOptions = {
  /** Not before this moment. */
  readonly runAt?: Timestamp
  /** The job with this key that has not begun yet is replaced. One that runs is left to itself, and this one comes after it. */
  readonly jobKey?: string
  /** Jobs of one queue run one after another, on whatever server. A queue is a row that stays: for accounts, not for prospects. */
  readonly queueName?: string
  /** Otherwise as often as jobs of its kind are. */
  readonly maxAttempts?: number
}

/** Puts a job of any kind down, in the caller's transaction: it is there when that is committed. The job's id. */
export const enqueueAny = async (
  db: Queryable,
  name: string,
  payload: object,
  { runAt, jobKey, queueName, maxAttempts }: JobOptions = {},
): Promise<number> => {
  const { rows } = await db.query<[number]>({
    name: 'enqueue-job',
    rowMode: 'array',
    text: `select (${jobsSchema}.add_job($1::text, $2::json, queue_name => $3::text, run_at => $4::timestamptz,
      max_attempts => $5::int, job_key => $6::text)).id`,
    values: [name, JSON.stringify(payload), queueName ?? null, runAt ?? null, maxAttempts ?? null, jobKey ?? null],
  })
  return rows[0]?.[0] ?? 0
}

/**
 * Puts a job down, in the caller's transaction: it is there when that is committed, and begins within milliseconds if a server has
 * room for it. A job is done at least once: after a kill or a lost connection again, from the start. The job's id.
 */
export const enqueue = <N extends JobName>(
  db: Queryable,
  name: N,
  payload: JobPayloads[N],
  options: JobOptions = {},
): Promise<number> => enqueueAny(db, name, payload, { maxAttempts: jobAttempts[name], ...options })

/** The same, in a transaction of `Database`. */
export const enqueueIn = async <N extends JobName>(
  db: Kysely<Tables>,
  name: N,
  payload: JobPayloads[N],
): Promise<void> => {
  await sql`select (${sql.raw(jobsSchema)}.add_job(${name}::text, ${JSON.stringify(payload)}::json,
    max_attempts => ${jobAttempts[name]}::int)).id`.execute(db)
}

type ManyJobs<N extends JobName> = readonly { readonly payload: JobPayloads[N]; readonly runAt?: Timestamp }[]

/** Puts jobs of one kind down by one statement, as `enqueue` does each. */
export const enqueueAll = async <N extends JobName>(db: Queryable, name: N, jobs: ManyJobs<N>): Promise<void> => {
  if (jobs.length === 0) return
  const specs = jobs.map(({ payload, runAt }) => ({
    identifier: name,
    payload,
    run_at: runAt ?? null,
    max_attempts: jobAttempts[name],
  }))
  await db.query({
    name: 'enqueue-jobs',
    rowMode: 'array',
    text: `select count(*) from ${jobsSchema}.add_jobs(array(
      select json_populate_recordset(null::${jobsSchema}.job_spec, $1::json)))`,
    values: [JSON.stringify(specs)],
  })
}
