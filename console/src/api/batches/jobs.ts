import type { Answer } from '../client.ts'

export type Batch = Answer<'/v2/batches/{id}', 'get'>
type Undone = Answer<'/v2/batches/{id}/undo', 'post', 201>

const lookMs = 1_000
/** A job of 10,000 prospects takes seconds; after this long one looks for oneself. */
const mostLooks = 600

/** The batch when its job has ended; null when it has not for long. */
export const awaitJob = async (
  id: string,
  read: (id: string) => Promise<Batch>,
  pauseMs = lookMs,
): Promise<Batch | null> => {
  for (let look = 0; look < mostLooks; look += 1) {
    const batch = await read(id)
    if (batch.status !== 'queued' && batch.status !== 'running') return batch
    await new Promise((resolve) => setTimeout(resolve, pauseMs))
  }
  return null
}

/** What was taken back, and by which batch, which can be undone in turn. */
export type TakenBack = {
  readonly batchId: string
  /** Prospects that stand where they stood before; how many stay as they are, because something happened to them since. */
  readonly restored: number
  readonly touched: number
  /** Those that were restored; those of a job are not told. */
  readonly ids: readonly number[] | 'all'
}

/** Of more than 1,000 prospects it is a job, which has counts only when it has ended: then this waits. Throws when it fails. */
export const takenBackBy = async (
  answer: Undone | Batch,
  awaitEnd: (id: string) => Promise<Batch | null>,
): Promise<TakenBack> => {
  if ('restored' in answer) {
    const { batch_id: batchId, counts, restored } = answer
    return { batchId, restored: counts.restored, touched: counts.touched, ids: restored }
  }
  const batch = await awaitEnd(answer.id)
  if (batch === null) throw new Error('The server is still taking it back. Look again later.')
  if (batch.status !== 'finished') throw new Error(batch.failure ?? `The job was ${batch.status}`)
  const { done, refused } = batch.counts
  return { batchId: batch.id, restored: done - refused, touched: refused, ids: 'all' }
}
