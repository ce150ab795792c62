import type { Timestamp } from '../catalogue/leasing-events.ts'
import type { Database } from '../storage/database.ts'
import {
  listProspectChanges,
  listProspectEvents,
  type ProspectEvent,
  type StoredChange,
} from '../storage/prospects/history.ts'

/** Something that happened to a prospect: an event, or a change of its profile. */
export type HistoryItem =
  | { readonly kind: 'event'; readonly at: Timestamp; readonly event: ProspectEvent }
  | { readonly kind: 'change'; readonly at: Timestamp; readonly change: StoredChange }

/** Where a history goes on: the last sequence and the last revision that were shown. */
export type HistoryPlace = readonly [sequence: number | null, revision: number | null]

export type PlacedItem = HistoryItem & { readonly place: HistoryPlace }

/**
 * Puts events and changes, each the newest first, into one list, the newest first. Each keeps its own order whatever the clocks
 * said, so what follows a place never depends on what was written since. An event stands above a change of the same moment.
 */
export const mergeHistory = (
  events: readonly ProspectEvent[],
  changes: readonly StoredChange[],
  from: HistoryPlace,
): PlacedItem[] => {
  const items: PlacedItem[] = []
  let [sequence, revision] = from
  const [restOfEvents, restOfChanges] = [events.values(), changes.values()]
  let [event, change] = [restOfEvents.next().value, restOfChanges.next().value]
  while (event !== undefined || change !== undefined) {
    // Timestamps of one form: their texts are in the order of time.
    if (event !== undefined && (change === undefined || event.createdAt >= change.changedAt)) {
      sequence = event.sequence
      items.push({ kind: 'event', at: event.createdAt, event, place: [sequence, revision] })
      event = restOfEvents.next().value
    } else if (change !== undefined) {
      revision = change.revision
      items.push({ kind: 'change', at: change.changedAt, change, place: [sequence, revision] })
      change = restOfChanges.next().value
    }
  }
  return items
}

/** The next items of a prospect's history, the newest first. */
export const readHistory = async (
  { pool }: Database,
  { accountId, id }: { readonly accountId: string; readonly id: number },
  after: HistoryPlace,
  limit: number,
): Promise<PlacedItem[]> => {
  const [sequence, revision] = after
  const page = { accountId, prospectId: id, limit }
  const [events, changes] = await Promise.all([
    listProspectEvents(pool, { ...page, before: sequence }),
    listProspectChanges(pool, { ...page, before: revision }),
  ])
  return mergeHistory(events, changes, after).slice(0, limit)
}
