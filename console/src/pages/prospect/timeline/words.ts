import type { LeasingEvent } from '../../../api/events.ts'
import type { HistoryItem } from '../../../api/prospects/one.ts'

const bySource: Readonly<Record<string, string>> = {
  'Phone Call': 'Call',
  'Text Message': 'Text message',
  WhatsApp: 'WhatsApp message',
  'Facebook Message': 'Facebook message',
  Email: 'E-mail',
}

/** What an event is called in a timeline. A note that came by a channel is called by that. */
export const eventName = ({ event_type: type, source, context, next_follow_up: next }: LeasingEvent): string => {
  if (type === 'Log Note') {
    const channel = source === null ? undefined : bySource[source]
    if (channel !== undefined) return channel
    if (context.followUpDone === true) return 'Follow-up done'
    return next === null ? 'Note' : 'Follow-up planned'
  }
  if (type === 'Assign to User') return 'Assigned'
  if (type === 'Reassign Showing') return 'Showing handed over'
  if (type === 'Blocklist Prospect') return 'Blocklisted'
  if (type === 'Unblock Prospect') return context.until === undefined ? 'Unblocked' : 'The block ended by itself'
  return type
}

/** What the sign of a note shows: its source, or that it is about a follow-up. */
export const aboutOf = ({ source, next_follow_up: next, context }: LeasingEvent): string | null =>
  source ?? (next !== null || context.followUpDone === true ? 'follow-up' : null)

/** Notes that say no more than the name does are left out. */
export const notesOf = (event: LeasingEvent): string | null =>
  event.notes === '' || event.notes === eventName(event) ? null : event.notes

/** Whether the name tells the source already. */
export const namesSource = ({ event_type: type, source }: LeasingEvent): boolean =>
  type === 'Log Note' && source !== null && source in bySource

const lateMs = 60_000

/** Written down later than it happened. */
export const isLate = ({ created_at: happened, recorded_at: recorded }: LeasingEvent): boolean =>
  Date.parse(recorded) - Date.parse(happened) > lateMs

/** Changes of the profile and merges are filtered as if they were a group of events. */
export const recordGroup = 'record'

export const groupOf = (item: HistoryItem): string =>
  item.kind === 'event' ? (item.event.group ?? 'admin') : recordGroup

/** A key of its own for each item. */
export const keyOf = (item: HistoryItem): string => {
  if (item.kind === 'event') return `event ${item.event.id}`
  return item.kind === 'merge' ? `merge ${item.merge.id}` : `change ${item.at} ${item.by}`
}

/** The batches that were taken back, as far as these items tell. */
export const undoneBatches = (items: readonly HistoryItem[]): ReadonlySet<string> => {
  const undone = new Set<string>()
  // The newest first: an undoing that was itself undone undoes nothing.
  for (const item of items) {
    if (item.kind !== 'event' || item.event.deleted) continue
    const { batch_id: batch, undoes_batch_id: undoes } = item.event
    if (undoes !== null && !(batch !== null && undone.has(batch))) undone.add(undoes)
  }
  return undone
}

const fieldNames: Readonly<Record<string, string>> = {
  name: 'name',
  phone: 'phone',
  email: 'e-mail',
  notes: 'notes',
  source: 'source',
  unit_id: 'unit',
  prospect_type: 'looks for',
  prescreened: 'prescreened',
  external_id: 'external id',
}

export const fieldName = (field: string): string => fieldNames[field] ?? field
