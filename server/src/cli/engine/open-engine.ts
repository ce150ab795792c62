import { limits } from '../../catalogue/limits.ts'
import { createEngine, type EngineOptions } from '../../engine/engine.ts'
import { type Health, watchHealth } from '../../storage/connections/health.ts'
import { SteadyConnection } from '../../storage/connections/steady-connection.ts'
import { type Database, openDatabase } from '../../storage/database.ts'
import { readDatabaseState } from '../../storage/database-state.ts'
import { appendSession } from '../../storage/log/append-assignments.ts'
import { type Context, messageOf } from '../context.ts'

/** The engine with connections of its own, and what knows whether its database answers. */
export type OpenEngine = {
  readonly engine: ReturnType<typeof createEngine>
  readonly health: Health
  /** Finishes what was accepted, then closes the connections. */
  readonly close: () => Promise<void>
}

const openPool = (context: Context, connections: number, lockTimeoutMs: number): Database =>
  openDatabase({
    url: context.url,
    connections,
    timeoutMs: context.config.FOYER_DATABASE_TIMEOUT_MS,
    sessionOptions: `${appendSession} -c lock_timeout=${lockTimeoutMs}`,
    onError: (error) => context.log.warn(`a connection to the database broke: ${error.message}`),
  })

const watch = (context: Context): Health =>
  watchHealth({
    ping: () => readDatabaseState(context.database.pool),
    revive: async () => {
      await context.revive().catch((error: unknown) => {
        context.log.error(`PostgreSQL could not be started again: ${messageOf(error)}`)
      })
    },
    onChange: (isUp) =>
      isUp ? context.log.info('the database answers') : context.log.warn('the database does not answer'),
  })

/** Opens the engine on a database that is ready. */
export const openEngine = (context: Context, told: Pick<EngineOptions, 'onBatch' | 'onWritten'> = {}): OpenEngine => {
  const { config, log } = context
  const health = watch(context)
  const batches = openPool(context, 2, limits.batchLockTimeoutMs)
  const writer = new SteadyConnection(batches.pool)
  const reader = new SteadyConnection(batches.pool)
  const waiting = openPool(
    context,
    limits.waitingTransactions + limits.transactionsBeside,
    config.FOYER_LOCK_TIMEOUT_MS,
  )
  const engine = createEngine({
    batches: writer,
    readings: reader,
    waiting: waiting.pool,
    health,
    queueLength: config.FOYER_QUEUE_LENGTH,
    ...told,
    onError: (error) => log.error({ err: error }, 'a batch failed'),
  })
  return {
    engine,
    health,
    close: async () => {
      await engine.close()
      health.close()
      writer.close()
      reader.close()
      await Promise.all([batches.close(), waiting.close()])
    },
  }
}
