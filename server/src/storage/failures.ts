import pg from 'pg'

/**
 * What a failed statement means for the request behind it.
 * - `unreachable`: the database is down, cut off, full, too slow, or lets us in no more. The connection may have broken during a commit
 * - `contended`: somebody else was in the way for too long (lock, deadlock, serialisation). Nothing was written
 * - `faulty`: the statement or its data is wrong. Nothing was written
 */
export type Failure = 'unreachable' | 'contended' | 'faulty'

const contended = new Set(['55P03', '40P01', '40001'])

/**
 * SQLSTATE classes: connection, refused login, no such database, insufficient resources (disk full), operator intervention,
 * system error, internal error.
 */
const unreachableClasses = new Set(['08', '28', '3D', '53', '57', '58', 'XX'])
/** Read-only, and ended because it was idle in a transaction: the database took itself away. */
const awayStates = new Set(['25006', '25P03'])

/** What the driver says, without any code, when a connection breaks or does not answer. */
const brokenConnection =
  /^(Connection terminated|Query read timeout|timeout exceeded|timeout expired|Client (has|was)|The server does not|Cannot use a pool)/

const ofState = (state: string): Failure => {
  if (contended.has(state)) return 'contended'
  return unreachableClasses.has(state.slice(0, 2)) || awayStates.has(state) ? 'unreachable' : 'faulty'
}

export const failureOf = (error: unknown): Failure => {
  if (error instanceof pg.DatabaseError) return ofState(error.code ?? 'XX000')
  if (error instanceof AggregateError)
    return error.errors.every((one) => failureOf(one) === 'unreachable') ? 'unreachable' : 'faulty'
  if (!(error instanceof Error)) return 'faulty'
  // Errors of the socket carry the name of a system call.
  return 'syscall' in error || brokenConnection.test(error.message) ? 'unreachable' : 'faulty'
}

/** Whether PostgreSQL itself ended the statement, because its time was over. */
export const tookTooLong = (error: unknown): boolean => error instanceof pg.DatabaseError && error.code === '57014'

/** The unique key or other constraint that a statement broke, or null when it failed otherwise. */
export const brokenConstraint = (error: unknown): string | null =>
  error instanceof pg.DatabaseError && error.code?.startsWith('23') ? (error.constraint ?? null) : null
