import { randomUUID } from 'node:crypto'
import { limits } from '../../catalogue/limits.ts'
import type { NotDone } from '../../engine/not-done.ts'
import type { UndoResult } from '../../engine/writing/commands.ts'
import { insertJob } from '../../storage/batches/batch-jobs.ts'
import { findBatch, findUndoing, type StoredBatch } from '../../storage/batches/batches.ts'
import { findBatchProspects } from '../../storage/batches/contents.ts'
import type { Database } from '../../storage/database.ts'
import type { Access } from '../access.ts'
import { isRefused, type RecordRefusal, refused } from '../refusals.ts'
import type { UndoRequest } from './batch-requests.ts'
import { findOwnBatch } from './batches.ts'
import type { EventParts } from './write-events.ts'

/**
 * - `undone`: at once; `batch` is the one that took the other back
 * - `queued`: a job does it
 */
export type UndoOutcome =
  | { readonly kind: 'undone'; readonly batch: StoredBatch; readonly results: readonly UndoResult[] }
  | { readonly kind: 'queued'; readonly batch: StoredBatch }
  | { readonly kind: 'denied'; readonly refusal: RecordRefusal }
  | { readonly kind: NotDone }

const conflict = (
  code: 'batchRunning' | 'alreadyUndone' | 'nothingToUndo',
  params: Readonly<Record<string, unknown>> = {},
): RecordRefusal => refused('conflict', { code, field: '', params })

const readBack = async ({ pool }: Database, accountId: string, id: string): Promise<StoredBatch> => {
  const batch = await findBatch(pool, [accountId], id)
  if (batch === null) throw new Error('a batch that was written is there')
  return batch
}

/** The prospects of a batch of which something may be left to take back. */
const findLeft = async ({ pool }: Database, batch: StoredBatch): Promise<readonly number[] | RecordRefusal> => {
  if (batch.status === 'queued' || batch.status === 'running') return conflict('batchRunning')
  const undoing = await findUndoing(pool, batch)
  if (undoing !== null) return conflict('alreadyUndone', { batch_id: undoing })
  const prospectIds = await findBatchProspects(pool, batch, limits.prospectsPerUndo)
  return prospectIds.length === 0 ? conflict('nothingToUndo') : prospectIds
}

/**
 * Takes back what a batch did, by a batch of its own: at once, or for many prospects by a job. Of two at the same time, the second
 * finds every prospect touched.
 */
export const undoBatch = async (
  { database, engine }: EventParts,
  access: Access,
  undoesId: string,
): Promise<UndoOutcome> => {
  const batch = await findOwnBatch(database, access, undoesId)
  if (isRefused(batch)) return { kind: 'denied', refusal: batch }
  const prospectIds = await findLeft(database, batch)
  if (isRefused(prospectIds)) return { kind: 'denied', refusal: prospectIds }
  const { accountId } = batch
  const id = randomUUID()
  if (prospectIds.length > limits.targetsPerWrite) {
    const request: UndoRequest = { prospectIds }
    const by = { createdBy: access.userId, tokenId: access.tokenId }
    const common = { accountId, id, kind: 'undo', mode: 'partial', undoesId: batch.id, ...by } as const
    await insertJob(database.pool, { ...common, targets: prospectIds.length, request })
    return { kind: 'queued', batch: await readBack(database, accountId, id) }
  }
  const command = { actor: access, accountId, batchId: id, undoesId: batch.id, prospectIds, firstPlace: 0 }
  const undoing = await engine.undoBatch(command)
  if (undoing.kind === 'givenUp') throw new Error('nobody else has a batch that was made just now')
  if (undoing.kind !== 'undone') return undoing
  return { ...undoing, batch: await readBack(database, accountId, id) }
}
