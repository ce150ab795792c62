import type pg from 'pg'
import { limits } from '../../catalogue/limits.ts'
import { jobsSchema } from './schema.ts'

/** `waiting` for their turn, `scheduled` for later or for another try, `failed` for good. Jobs that run are none of these. */
export type JobCounts = { readonly waiting: number; readonly scheduled: number; readonly failed: number }

export const countJobs = async (pool: pg.Pool): Promise<JobCounts> => {
  const { rows } = await pool.query<JobCounts>(
    `select count(*) filter (where attempts < max_attempts and run_at <= now()) as waiting,
       count(*) filter (where attempts < max_attempts and run_at > now()) as scheduled,
       count(*) filter (where attempts >= max_attempts) as failed
     from ${jobsSchema}.jobs where locked_at is null`,
  )
  return rows[0] ?? { waiting: 0, scheduled: 0, failed: 0 }
}

/** Jobs that one statement deletes. */
const jobsAtOnce = 1_000

/** Deletes jobs that failed for good long ago: an operator has seen them or never will. */
export const deleteOldFailedJobs = async (pool: pg.Pool): Promise<void> => {
  let deleted: number | null
  do {
    const result = await pool.query(
      `select from ${jobsSchema}.complete_jobs(array(
         select id from ${jobsSchema}.jobs where locked_at is null and attempts >= max_attempts
           and run_at < now() - interval '${limits.failedJobsDays} days' limit ${jobsAtOnce}))`,
    )
    deleted = result.rowCount
  } while (deleted === jobsAtOnce)
}
