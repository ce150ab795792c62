import type { Metrics } from '../http/plugins/metrics.ts'
import type { TokenOwners } from '../http/token-owners.ts'
import { countJobs, deleteOldFailedJobs } from '../storage/jobs/failed-jobs.ts'
import { deleteExpiredKeys } from '../storage/log/idempotency-keys.ts'
import { deleteExpiredSignIns } from '../storage/sign-in/sessions.ts'
import { deleteOldRejects } from '../storage/transfer/imports.ts'
import { deleteOldDeliveries } from '../storage/webhooks/sending/old-deliveries.ts'
import { detachTriggersIfUnused } from '../storage/webhooks/triggers.ts'
import { type Context, messageOf } from './context.ts'

export type HousekeepingParts = Pick<Context, 'database' | 'log'> & {
  readonly owners: Pick<TokenOwners, 'noteUse'>
  readonly metrics: Pick<Metrics, 'setJobs'>
  readonly everyMs?: number
}

/**
 * How often, in milliseconds, used tokens are noted, jobs counted, triggers that nobody needs switched off, and expired keys and sessions,
 * old rejects, old failed jobs and old deliveries deleted.
 */
const housekeepingMs = 60_000

/** What has to be done now and then. A failure is only logged: the next time comes. */
export const keepHouse = ({
  database,
  log,
  owners,
  metrics,
  everyMs = housekeepingMs,
}: HousekeepingParts): NodeJS.Timeout => {
  const work = async (): Promise<void> => {
    await owners.noteUse()
    metrics.setJobs(await countJobs(database.pool))
    await deleteExpiredKeys(database.pool)
    await deleteOldRejects(database.pool)
    await deleteOldFailedJobs(database.pool)
    await deleteOldDeliveries(database.pool)
    await database.transaction(detachTriggersIfUnused)
    await deleteExpiredSignIns(database.tables)
  }
  return setInterval(() => {
    work().catch((error: unknown) => log.warn(`housekeeping failed: ${messageOf(error)}`))
  }, everyMs)
}
