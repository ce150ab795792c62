import type { EventContext } from '../../catalogue/leasing-events.ts'
import { messageId } from '../../catalogue/webhooks.ts'
import type { Change } from '../../storage/webhooks/changes.ts'
import { toV1EventBody } from '../../wire/v1/leasing-events.ts'
import { toV1ProspectBody } from '../../wire/v1/prospects.ts'
import { toV1UnitBody } from '../../wire/v1/units.ts'
import { firstThatFits } from './fitting.ts'
import { toLoggedEvent, toProspect, toUnit } from './records.ts'

/** The contract's order of what an assignment says; jsonb has one of its own. */
const toContext = (context: EventContext): object => {
  if (!('assignedToUserIds' in context)) return context
  const { assignedToUserIds, createdByUserRole, previousAssignedToUserIds, ...more } = context
  return { assignedToUserIds, createdByUserRole, previousAssignedToUserIds, ...more }
}

const toEvent = (row: unknown) => {
  const event = toLoggedEvent(row)
  return toV1EventBody(event, toContext(event.context))
}

/** A record as v1 shows it; an event as v1 answers with it. */
const toRecord = ({ table, createdAt }: Change, row: unknown): object | null => {
  if (row === null) return null
  if (table === 'leasing_events') return toEvent(row)
  return table === 'prospects' ? toV1ProspectBody(toProspect(row, createdAt)) : toV1UnitBody(toUnit(row))
}

const idOf = (row: unknown): unknown => (row as { readonly id?: unknown } | null)?.id

/**
 * The flat body of the hosted service's webhooks. Contract, "Webhooks of the hosted service". `old_record` is left out, of a record
 * that is gone all but its id, when the body would be larger than `webhookLimits.payloadBytes` with it. Null: it is larger without,
 * too, or this format knows no such table.
 */
export const compatibleBody = (change: Change): string | null => {
  const { table, operation, record, oldRecord } = change
  if (table === 'webhooks') return null
  const body = (old: object | null) => ({
    type: operation,
    table,
    record: operation === 'DELETE' ? null : toRecord(change, record),
    old_record: old,
    event_id: messageId(change.sequence),
  })
  return firstThatFits(
    () => body(toRecord(change, oldRecord)),
    () => body(operation === 'DELETE' ? { id: idOf(oldRecord) } : null),
  )
}
