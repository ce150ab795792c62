import type pg from 'pg'
import { limits } from '../../catalogue/limits.ts'

/** Rows per statement: few enough to be done before anybody notices. */
const rowsAtOnce = 5_000

/** Deletes keys that no longer answer, a bounded number at a time. */
export const deleteExpiredKeys = async (pool: pg.Pool): Promise<void> => {
  let deleted: number | null
  do {
    const result = await pool.query(
      `delete from idempotency_keys where ctid = any(array(
         select ctid from idempotency_keys
         where created_at < clock_timestamp() - interval '${limits.idempotencyHours} hours' limit ${rowsAtOnce}))`,
    )
    deleted = result.rowCount
  } while (deleted === rowsAtOnce)
}
