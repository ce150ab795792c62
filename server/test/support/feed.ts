import type pg from 'pg'
import { until } from './wait.ts'

/**
 * Waits until everything that was written so far stands in the feed. Transactions of other test files, which run on the same
 * PostgreSQL, keep it waiting.
 */
export const untilInFeed = async (pool: pg.Pool): Promise<void> => {
  const { rows } = await pool.query<{ id: string }>('select pg_current_xact_id()::text as id')
  await until(async () => {
    const { rows: answers } = await pool.query<{ passed: boolean }>(
      'select pg_snapshot_xmin(pg_current_snapshot()) > $1::xid8 as passed',
      [rows[0]?.id],
    )
    return answers[0]?.passed ?? false
  })
}
