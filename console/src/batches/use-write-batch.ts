import { useQueryClient } from '@tanstack/react-query'
import { useAccount } from '../api/accounts.ts'
import { awaitBatch, type NewEvent, refreshProspects, useUndoBatch, useWriteEvents } from '../api/events.ts'
import { notifyDone, notifyFailed } from '../notices/notify.tsx'
import { refusalText } from './preview.ts'

export const prospectsText = (count: number): string =>
  count === 1 ? '1 prospect' : `${count.toLocaleString('en')} prospects`

type Given = {
  readonly events: readonly NewEvent[]
  /** What was done to so many prospects: `(count) => 'Assigned …'`. */
  readonly done: (count: number) => string
  /** Whether undoing would take anything back: notes stay. */
  readonly canUndo?: boolean
}

/**
 * Writes events for one or many prospects, those that the rules allow, and says so with a button that takes it back. More than
 * 1,000 prospects are a job of the server: then a second notice comes when it has ended. Throws what the server refuses as a whole.
 */
export const useWriteBatch = () => {
  const { id: accountId } = useAccount()
  const queries = useQueryClient()
  const write = useWriteEvents()
  const undo = useUndoBatch()
  const takeBack = async (batchId: string): Promise<void> => {
    const { touched } = await undo.mutateAsync(batchId)
    if (touched > 0) notifyDone(`${prospectsText(touched)} changed since, and stayed as they are`)
  }
  const tell = (text: string, batchId: string | null, canUndo: boolean): void =>
    notifyDone(text, batchId === null || !canUndo ? undefined : () => takeBack(batchId))
  const follow = async (batchId: string, { done, canUndo = true }: Given): Promise<void> => {
    try {
      const batch = await awaitBatch(batchId)
      await refreshProspects(queries, 'all')
      if (batch === null) return
      if (batch.status === 'finished') tell(done(batch.counts?.written ?? 0), batchId, canUndo)
      else notifyFailed(new Error(batch.failure ?? `The job was ${batch.status}`), 'Not all of it was done')
    } catch (error) {
      notifyFailed(error, 'How far the job is can not be seen')
    }
  }
  const run = async (given: Given): Promise<void> => {
    const written = await write.mutateAsync({ account_id: accountId, mode: 'partial', events: [...given.events] })
    // What is left to a job is answered with the batch itself.
    if (!('results' in written)) {
      const { id } = written as unknown as { readonly id: string }
      notifyDone('So many are done by the server one after another; a notice comes when it has ended')
      void follow(id, given)
      return
    }
    const { counts, batch_id: batchId, results } = written
    if (counts.written > 0) tell(given.done(counts.written), batchId, given.canUndo ?? true)
    const refusals = results.flatMap((result) => refusalText(result) ?? [])
    if (counts.refused > 0)
      notifyFailed(new Error([...new Set(refusals)].join('; ')), `Refused for ${prospectsText(counts.refused)}`)
  }
  return { run, isPending: write.isPending, error: write.error }
}
