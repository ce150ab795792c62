import { useQueryClient } from '@tanstack/react-query'
import { useAccount } from '../../api/accounts.ts'
import { type Desk, deskQuery } from '../../api/desk.ts'
import { eventsFor } from '../../batches/events-for.ts'
import { useWriteBatch } from '../../batches/use-write-batch.ts'
import type { EventDraft } from '../../events/drafts.ts'
import { showInstead } from '../../events/writing/optimistic.ts'
import { notifyFailed } from '../../notices/notify.tsx'

type Act = {
  readonly prospectId: number
  readonly draft: EventDraft
  /** What was done, in a sentence with the name. */
  readonly done: string
  /** The desk as it will be: shown at once, and taken back when the server refuses. */
  readonly shown: (desk: Desk) => Desk
}

/** Does something to one prospect of the desk with one click; the notice has an Undo. */
export const useDeskAct = (): ((act: Act) => Promise<void>) => {
  const { id } = useAccount()
  const queries = useQueryClient()
  const { run } = useWriteBatch()
  const { queryKey } = deskQuery(id)
  return async ({ prospectId, draft, done, shown }) => {
    await queries.cancelQueries({ queryKey })
    const putBack = showInstead<Desk>(queries, queryKey, shown)
    try {
      await run({ events: eventsFor(draft, [prospectId]), done: () => done })
    } catch (error) {
      putBack()
      // What is put back counts as just read, though others may have changed it.
      void queries.invalidateQueries({ queryKey })
      notifyFailed(error)
    }
  }
}

type Pile = { readonly count: number; readonly prospects: readonly { readonly id: number }[] }

/** A pile without this prospect. */
export const without = <Some extends Pile>(pile: Some, id: number): Some => ({
  ...pile,
  count: Math.max(0, pile.count - 1),
  prospects: pile.prospects.filter((prospect) => prospect.id !== id),
})
