import type pg from 'pg'
import { limits } from '../catalogue/limits.ts'
import { brokenConstraint, failureOf, tookTooLong } from '../storage/failures.ts'

/** What was decided on has changed: do it again. */
export const again = Symbol('again')

/** Nothing is to stay written of what this transaction did. */
export type Abandoned<T> = { readonly abandoned: T }

const isAbandoned = <T extends object>(end: T | Abandoned<T>): end is Abandoned<T> => 'abandoned' in end

type Work<T> = (client: pg.PoolClient) => Promise<T | Abandoned<T> | typeof again>

/** One try. Whatever happens, the connection goes back: in an unknown state it is closed, which rolls its transaction back. */
const attempt = async <T extends object>(pool: pg.Pool, work: Work<T>): Promise<T | typeof again> => {
  const client = await pool.connect()
  let broken: Error | boolean = true
  try {
    await client.query('begin')
    const end = await work(client)
    const isWritten = end !== again && !isAbandoned(end)
    await client.query(isWritten ? 'commit' : 'rollback')
    broken = false
    return end !== again && isAbandoned(end) ? end.abandoned : end
  } finally {
    client.release(broken)
  }
}

/** Somebody wrote the same external id at the same moment, or two waited for each other: another try finds what they wrote. */
const isWorthAnotherTry = (error: unknown): boolean =>
  brokenConstraint(error) === 'leasing_events_external_id_key' ||
  (error instanceof Error && 'code' in error && (error.code === '40P01' || error.code === '40001'))

/**
 * Does the work in a transaction of its own, again as long as it asks for it. `unavailable`: the database can't be reached, or
 * somebody was in the way for too long. Rejects only for a bug.
 */
export const transact = async <T extends object>(
  pool: pg.Pool,
  work: Work<T>,
  onUnreachable: (error: unknown) => void,
): Promise<T | { readonly kind: 'unavailable' }> => {
  for (let tries = 0; tries < limits.transactionsPerRequest; tries++) {
    try {
      const end = await attempt(pool, work)
      if (end !== again) return end
    } catch (error) {
      if (isWorthAnotherTry(error)) continue
      const failure = failureOf(error)
      if (failure === 'faulty') throw error
      // A database that ends a long statement is there.
      if (failure === 'unreachable' && !tookTooLong(error)) onUnreachable(error)
      return { kind: 'unavailable' }
    }
  }
  return { kind: 'unavailable' }
}
