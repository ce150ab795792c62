import type { Timestamp } from '../../catalogue/leasing-events.ts'
import type { Database } from '../../storage/database.ts'
import type { FeedEvent } from '../../storage/feed/read-feed.ts'
import { listProspectChanges, listProspectEvents, type StoredChange } from '../../storage/prospects/history.ts'
import { listMerges, type StoredMerge } from '../../storage/prospects/merges.ts'

/** Something that happened to a prospect: an event, a change of its profile, or a merge with another one. */
export type HistoryItem =
  | { readonly kind: 'event'; readonly at: Timestamp; readonly event: FeedEvent }
  | { readonly kind: 'change'; readonly at: Timestamp; readonly change: StoredChange }
  | { readonly kind: 'merge'; readonly at: Timestamp; readonly merge: StoredMerge }

type LastShown = readonly [eventId: number | null, revision: number | null, mergedAt: Timestamp | null]

/** Where a history goes on: the last event, the last revision and the time of the last merge that were shown. */
export type HistoryPlace = LastShown | readonly [eventId: number | null, revision: number | null]

export type PlacedItem = HistoryItem & { readonly place: LastShown }

/**
 * Puts events, changes and merges, each the newest first, into one list, the newest first. Each keeps its own order whatever the
 * clocks said, so what follows a place never depends on what was written since. Of one moment, an event stands above a merge, and
 * a merge above a change.
 */
export const mergeHistory = (
  events: readonly FeedEvent[],
  changes: readonly StoredChange[],
  [fromEvent, fromRevision, fromMerge = null]: HistoryPlace,
  merges: readonly StoredMerge[] = [],
): PlacedItem[] => {
  const items: PlacedItem[] = []
  let [eventId, revision, mergedAt] = [fromEvent, fromRevision, fromMerge]
  const [restOfEvents, restOfChanges, restOfMerges] = [events.values(), changes.values(), merges.values()]
  let [event, change, merge] = [restOfEvents.next().value, restOfChanges.next().value, restOfMerges.next().value]
  while (event !== undefined || change !== undefined || merge !== undefined) {
    // Timestamps of one form: their texts are in the order of time.
    const newest = [event?.createdAt ?? '', merge?.mergedAt ?? '', change?.changedAt ?? ''].toSorted().at(-1)
    if (event !== undefined && event.createdAt === newest) {
      eventId = event.id
      items.push({ kind: 'event', at: event.createdAt, event, place: [eventId, revision, mergedAt] })
      event = restOfEvents.next().value
    } else if (merge !== undefined && merge.mergedAt === newest) {
      mergedAt = merge.mergedAt
      items.push({ kind: 'merge', at: mergedAt, merge, place: [eventId, revision, mergedAt] })
      merge = restOfMerges.next().value
    } else if (change !== undefined) {
      revision = change.revision
      items.push({ kind: 'change', at: change.changedAt, change, place: [eventId, revision, mergedAt] })
      change = restOfChanges.next().value
    }
  }
  return items
}

/** Merges of one prospect are written one after another, under its lock: no two have one time. */
const lowestId = '00000000-0000-0000-0000-000000000000'

/** The next items of a prospect's history, the newest first. */
export const readHistory = async (
  { pool }: Database,
  { accountId, id }: { readonly accountId: string; readonly id: number },
  after: HistoryPlace,
  limit: number,
): Promise<PlacedItem[]> => {
  const [eventId, revision, mergedAt = null] = after
  const page = { accountId, prospectId: id, limit }
  const [events, changes, merges] = await Promise.all([
    listProspectEvents(pool, { ...page, before: eventId }),
    listProspectChanges(pool, { ...page, before: revision }),
    listMerges(pool, { ...page, after: mergedAt === null ? null : { mergedAt, id: lowestId } }),
  ])
  return mergeHistory(events, changes, after, merges).slice(0, limit)
}
