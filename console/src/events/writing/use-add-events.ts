import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useAccount } from '../../api/accounts.ts'
import { refreshProspects, useDeleteEvent, useUndoBatch, useWriteEvents, type Written } from '../../api/events.ts'
import type { Prospect } from '../../api/prospects/list.ts'
import { useSession } from '../../api/session.ts'
import { notifyDone } from '../../notices/notify.tsx'
import { bodyFor, bodyForNumber, type EventDraft } from '../drafts.ts'
import { showAtOnce } from './optimistic.ts'

export type Adding = {
  readonly prospect: Prospect
  /** In the order in which they happen: all of them or none is written. */
  readonly drafts: readonly EventDraft[]
  /** What to say when it is done: `Showing scheduled`. */
  readonly done: string
  /** To everybody of the account with this number instead of to the prospect alone. */
  readonly phone?: string
}

const moves = ({ event_type: type, next_follow_up: next, context }: EventDraft): boolean =>
  type !== 'Log Note' || next !== undefined || context?.followUpDone === true

/** Notes stay when a batch is undone, so a mere note is deleted instead. */
const useTakingBack = () => {
  const { mutateAsync: undo } = useUndoBatch()
  const { mutateAsync: remove } = useDeleteEvent()
  return async ({ batch_id: batchId, results }: Written, drafts: readonly EventDraft[]): Promise<void> => {
    if (drafts.some(moves) && batchId !== null) {
      await undo(batchId)
      return
    }
    for (const { event } of results)
      if (event !== null) await remove({ id: event.id, prospectId: event.prospect_id, reason: 'Taken back at once' })
  }
}

/**
 * Writes events about a prospect: they are shown at once, taken away when the server refuses (then it throws the `ApiError`), and
 * told in a notice with an Undo.
 */
export const useAddEvents = () => {
  const queries = useQueryClient()
  const { role } = useAccount()
  const { user } = useSession()
  const { mutateAsync: write } = useWriteEvents()
  const takeBack = useTakingBack()
  return useMutation({
    mutationFn: ({ prospect, drafts, phone }: Adding) =>
      write(phone === undefined ? bodyFor(prospect.id, drafts) : bodyForNumber(prospect.account_id, phone, drafts)),
    onMutate: async ({ prospect, drafts }) => ({
      rollback: await showAtOnce(queries, prospect, drafts, { at: new Date().toISOString(), by: user.id, role }),
    }),
    onError: (_error, _adding, saved) => saved?.rollback(),
    onSuccess: (written, { drafts, done }) => notifyDone(done, () => takeBack(written, drafts)),
    // After taking it away: what is put in place by hand counts as just read.
    onSettled: (_written, error, { prospect }) => {
      if (error !== null) void refreshProspects(queries, [prospect.id])
    },
  })
}
