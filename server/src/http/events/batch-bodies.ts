import type { Fault } from '../../domain/refusals.ts'
import type { UndoResult } from '../../engine/writing/commands.ts'
import type { StoredBatch } from '../../storage/batches/batches.ts'
import type { StoredRefusal } from '../../storage/batches/contents.ts'
import type { BatchBody, RefusedTargetBody, UndoneBatchBody } from '../schemas/events/batches.ts'
import { toRefusalBody } from './refusal-bodies.ts'

/** Two digits after the point: nobody watches more. Less than 1 until all is done. */
const progressOf = ({ targets, targetsDone }: StoredBatch): number =>
  targets === 0 ? 1 : Math.floor((100 * Math.min(targets, targetsDone)) / targets) / 100

export const toBatchBody = (batch: StoredBatch): BatchBody => ({
  id: batch.id,
  account_id: batch.accountId,
  kind: batch.kind,
  mode: batch.mode,
  status: batch.status,
  progress: progressOf(batch),
  counts: {
    targets: batch.targets,
    done: batch.targetsDone,
    written: batch.eventsWritten,
    refused: batch.targetsRefused,
  },
  failure: batch.failure,
  undoes_id: batch.undoesId,
  undone_by_ids: [...batch.undoneByIds],
  cancel_asked_at: batch.cancelAskedAt,
  created_at: batch.createdAt,
  finished_at: batch.finishedAt,
  created_by: batch.createdBy,
})

export const toRefusedTargetBody = (refusal: StoredRefusal): RefusedTargetBody => ({
  place: refusal.place,
  event_index: refusal.eventIndex,
  prospect_id: refusal.prospectId,
  refusals: (refusal.faults as readonly Fault[]).map(toRefusalBody),
})

export const toUndoneBody = ({ id, undoesId }: StoredBatch, results: readonly UndoResult[]): UndoneBatchBody => {
  const idsOf = (end: UndoResult['end']): number[] =>
    results.filter((result) => result.end === end).map(({ prospectId }) => prospectId)
  const [restored, unchanged, touched] = [idsOf('restored'), idsOf('unchanged'), idsOf('touched')]
  return {
    batch_id: id,
    undoes_id: undoesId ?? '',
    counts: { restored: restored.length, unchanged: unchanged.length, touched: touched.length },
    restored,
    unchanged,
    touched: touched.map((prospectId) => ({ prospect_id: prospectId })),
  }
}
