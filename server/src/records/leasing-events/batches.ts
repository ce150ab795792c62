import { cancelJob } from '../../storage/batches/batch-jobs.ts'
import { findBatch, type StoredBatch } from '../../storage/batches/batches.ts'
import type { Database } from '../../storage/database.ts'
import { type Access, reachedAccounts, refusalIn } from '../access.ts'
import { isRefused, type RecordRefusal, refused } from '../refusals.ts'

/** A batch that the caller may undo or cancel: one of their own, or with the right to touch those of others. */
export const findOwnBatch = async (
  { pool }: Database,
  access: Access,
  id: string,
): Promise<StoredBatch | RecordRefusal> => {
  const batch = await findBatch(pool, reachedAccounts(access), id)
  if (batch === null) return refused('unknownRecord')
  const action = batch.createdBy === access.userId ? 'undoBatches' : 'undoOthersBatches'
  return refusalIn(access, batch.accountId, action) ?? batch
}

/** Cancels a batch that has not ended: the part that is being written is written no more. */
export const cancelBatch = async (
  database: Database,
  access: Access,
  id: string,
): Promise<StoredBatch | RecordRefusal> => {
  const batch = await findOwnBatch(database, access, id)
  if (isRefused(batch)) return batch
  const isCancelled = await cancelJob(database.pool, batch)
  if (!isCancelled) return refused('conflict', { code: 'batchEnded', field: '' })
  return (await findBatch(database.pool, [batch.accountId], batch.id)) ?? batch
}
