import { toUtc } from '../../domain/moments.ts'
import type { AskedEvent, AskedEvents } from '../../records/leasing-events/asked-events.ts'
import type { NewEventBody, NewEventsBody } from '../schemas/events/new-events.ts'
import { foldUserIds } from './user-ids.ts'

const utc = (moment: string | undefined): string | null => (moment === undefined ? null : toUtc(moment))

const targetOf = ({ phone, prospect_ids: ids, prospect_id: id }: NewEventBody): AskedEvent['target'] => {
  if (phone !== undefined) return { phone }
  return { prospectIds: ids ?? (id === undefined ? [] : [id]) }
}

const toAskedEvent = (event: NewEventBody): AskedEvent => {
  const { assignedToUserIds, reason = null, until, followUpDone = false } = event.context ?? {}
  return {
    draft: {
      eventType: event.event_type,
      source: event.source ?? null,
      notes: event.notes ?? null,
      plannedDateTime: utc(event.planned_date_time),
      nextFollowUp: utc(event.next_follow_up),
      assignedToUserIds: assignedToUserIds === undefined ? null : foldUserIds(assignedToUserIds).userIds,
      reason,
      until: utc(until),
      followUpDone,
    },
    target: targetOf(event),
    occurredAt: utc(event.occurred_at),
    externalId: event.external_id ?? null,
  }
}

/** What a body asks for. Of what is not given, what holds without it. */
export const readEvents = ({ account_id: accountId, mode, dry_run: dryRun, events }: NewEventsBody): AskedEvents => ({
  accountId: accountId?.toLowerCase() ?? null,
  mode: mode ?? 'atomic',
  dryRun: dryRun ?? false,
  events: events.map(toAskedEvent),
})
