import type { LeasingEvent } from '../../catalogue/leasing-events.ts'

/**
 * A leasing event, as v1 answers with one: always these eleven fields, in this order. Contract, "Response". `context` is what the
 * event's own says, in the order in which the contract tells it.
 */
export const toV1EventBody = <Context extends object>(event: LeasingEvent, context: Context) => ({
  id: event.id,
  created_at: event.createdAt,
  notes: event.notes,
  prospect: event.prospectId,
  planned_date_time: event.plannedDateTime,
  source: event.source,
  event_type: event.eventType,
  next_follow_up: event.nextFollowUp,
  deleted: event.deleted,
  created_by: event.createdBy,
  context,
})
