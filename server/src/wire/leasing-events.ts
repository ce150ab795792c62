import { eventTypeRow } from '../catalogue/event-types.ts'
import type { EventContext, LoggedEvent } from '../catalogue/leasing-events.ts'

/** Free of `readonly`, as the types are that schemas make. */
type Plain<T> = T extends readonly (infer Item)[]
  ? Plain<Item>[]
  : T extends object
    ? { -readonly [K in keyof T]: Plain<T[K]> }
    : T

/** A leasing event, wherever v2 shows one. */
export const toFeedEventBody = (event: LoggedEvent) => ({
  id: event.id,
  account_id: event.accountId,
  prospect_id: event.prospectId,
  event_type: event.eventType,
  group: eventTypeRow(event.eventType)?.group ?? null,
  created_at: event.createdAt,
  recorded_at: event.recordedAt ?? event.createdAt,
  source: event.source,
  notes: event.notes,
  planned_date_time: event.plannedDateTime,
  next_follow_up: event.nextFollowUp,
  unit_id: event.unitId,
  deleted: event.deleted,
  deleted_at: event.deletedAt,
  deleted_by: event.deletedBy,
  deletion_reason: event.deletionReason,
  created_by: event.createdBy,
  context: event.context as Plain<EventContext>,
  batch_id: event.batchId,
  external_id: event.externalId,
  undoes_batch_id: event.undoesBatchId,
})
