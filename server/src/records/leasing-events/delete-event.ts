import type { LoggedEvent } from '../../catalogue/leasing-events.ts'
import { limits } from '../../catalogue/limits.ts'
import type { NotDone } from '../../engine/not-done.ts'
import { findEvent } from '../../storage/feed/read-feed.ts'
import { type Access, reachedAccounts, refusalIn } from '../access.ts'
import { type RecordRefusal, refused } from '../refusals.ts'
import type { EventParts } from './write-events.ts'

export type DeletionOutcome =
  | { readonly kind: 'deleted'; readonly event: LoggedEvent }
  | { readonly kind: 'denied'; readonly refusal: RecordRefusal }
  | { readonly kind: NotDone }

const denied = (refusal: RecordRefusal): DeletionOutcome => ({ kind: 'denied', refusal })

/** Marks an event as deleted: one of the caller's own, or with the right to touch those of others. */
export const deleteEvent = async (
  { database, engine }: EventParts,
  access: Access,
  eventId: number,
  reason: string | null,
): Promise<DeletionOutcome> => {
  const found = await findEvent(database.pool, reachedAccounts(access), eventId)
  if (found === null) return denied(refused('unknownRecord'))
  const { accountId, createdBy } = found
  const action = createdBy === access.userId ? 'deleteEvents' : 'deleteOthersEvents'
  const refusal = refusalIn(access, accountId, action)
  if (refusal !== null) return denied(refusal)
  const deletion = await engine.deleteEvent({ actor: access, accountId, eventId, reason })
  if (deletion.kind === 'unknown') return denied(refused('unknownRecord'))
  if (deletion.kind !== 'historyTooLong') return deletion
  const params = { limit: limits.eventsPerHistory }
  return denied(refused('conflict', { code: 'historyTooLong', field: '', params }))
}
