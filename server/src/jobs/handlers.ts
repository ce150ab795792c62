import type { JobPayloads } from '../catalogue/jobs.ts'
import type { Engine } from '../engine/commands.ts'
import type { Logger } from '../log.ts'
import { runBatch } from '../records/leasing-events/run-batch.ts'
import { settleReplay } from '../records/webhooks/settle-replay.ts'
import type { Database } from '../storage/database.ts'
import { deleteDeliveriesOf } from '../storage/webhooks/sending/old-deliveries.ts'

/** What jobs work with: a server's own. */
export type JobParts = {
  readonly database: Database
  readonly engine: Engine
  readonly log: Logger
}

/**
 * Does one job. It rejects to be tried again. Once the signal is aborted (the server stops, the database is lost, the job takes too
 * long) it must end within a second, and reject if it is not done; then somebody begins it again. So it must stand being done twice,
 * and what takes long should note how far it is. Nobody begins it again after the last try.
 */
export type JobHandler<P> = (payload: P, parts: JobParts, signal: AbortSignal, isLastTry: boolean) => Promise<void>

/** Handlers by the names of their jobs. */
export type JobHandlers<P> = { readonly [N in keyof P]: JobHandler<P[N]> }

export const handlers: JobHandlers<JobPayloads> = {
  endBlock: async (block, { engine }) => {
    const { kind } = await engine.endBlock(block)
    if (kind !== 'done') throw new Error(`the end of a block was not written: ${kind}`)
  },
  runBatch: ({ accountId, batchId }, { database, engine }, signal, isLastTry) =>
    runBatch({ database, engine, name: { accountId, id: batchId }, signal, isLastTry }),
  forgetWebhook: (endpoint, { database }, signal) => deleteDeliveriesOf(database.pool, endpoint, signal),
  settleReplay: (replay, { database }, signal) => settleReplay(database, replay, signal),
}
