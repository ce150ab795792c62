import type pg from 'pg'
import { plainArray, textArray } from '../arrays.ts'

/** What a transaction adds to a batch. */
export type BatchStep = {
  /** How many targets of the batch were done before, as the one who asks for it knows. */
  readonly firstPlace: number
  readonly accountId: string
  readonly id: string
  readonly kind: 'events' | 'undo'
  readonly mode: 'atomic' | 'partial'
  readonly undoesId: string | null
  readonly createdBy: string
  readonly tokenId: string | null
  readonly targets: number
  readonly written: number
  readonly refused: number
}

/**
 * Notes a batch that is done with this transaction, or raises the counts of the job that this transaction is a part of, and ends it
 * with the last part. False: somebody else did this part of the job, or ended it: then nothing of this transaction may stay. (While
 * an atomic job runs, its count of targets tells only how far it is.)
 */
export const noteBatchStep = async (db: pg.ClientBase, step: BatchStep): Promise<boolean> => {
  const { rowCount } = await db.query({
    name: 'note-batch-step',
    text: `insert into batches as b (account_id, id, kind, mode, status, undoes_id, targets, targets_done, events_written,
        targets_refused, created_by, created_by_token_id, finished_at)
      values ($1, $2, $3, $4, 'finished', $5, $6, $6, $7, $8, $9, $10, clock_timestamp())
      on conflict (account_id, id) do update set targets_done = $11::int + excluded.targets_done,
        events_written = b.events_written + excluded.events_written,
        targets_refused = b.targets_refused + excluded.targets_refused,
        status = case when $11::int + excluded.targets_done < b.targets then b.status else 'finished' end,
        finished_at = case when $11::int + excluded.targets_done < b.targets then null else excluded.finished_at end,
        request = case when $11::int + excluded.targets_done < b.targets then b.request end
      where b.status = 'running' and (b.mode = 'atomic' or b.targets_done = $11::int)`,
    values: [
      step.accountId,
      step.id,
      step.kind,
      step.mode,
      step.undoesId,
      step.targets,
      step.written,
      step.refused,
      step.createdBy,
      step.tokenId,
      step.firstPlace,
    ],
  })
  return rowCount === 1
}

export type RefusedTarget = {
  readonly place: number
  readonly eventIndex: number
  readonly prospectId: number | null
  /** JSON text. */
  readonly faults: string
}

/** Notes the targets of a batch that the rules forbade. */
export const noteRefusals = async (
  db: pg.ClientBase,
  accountId: string,
  batchId: string,
  refused: readonly RefusedTarget[],
): Promise<void> => {
  if (refused.length === 0) return
  await db.query(
    `insert into batch_refusals (account_id, batch_id, place, event_index, prospect_id, faults)
     select $1, $2, * from unnest($3::int[], $4::int[], $5::bigint[], $6::jsonb[])`,
    [
      accountId,
      batchId,
      plainArray(refused.map(({ place }) => place)),
      plainArray(refused.map(({ eventIndex }) => eventIndex)),
      plainArray(refused.map(({ prospectId }) => prospectId)),
      textArray(refused.map(({ faults }) => faults)),
    ],
  )
}
