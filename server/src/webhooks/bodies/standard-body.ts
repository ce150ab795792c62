import { messageType } from '../../catalogue/webhooks.ts'
import type { Change } from '../../storage/webhooks/changes.ts'
import { toFeedEventBody } from '../../wire/leasing-events.ts'
import { toProspectBody } from '../../wire/prospects.ts'
import { toUnitBody } from '../../wire/units.ts'
import { firstThatFits } from './fitting.ts'
import { toLoggedEvent, toProspect, toUnit } from './records.ts'

/** A record as v2 shows it, but for what is not in its row. */
const toRecord = ({ table, createdAt }: Change, row: unknown): unknown => {
  if (row === null) return null
  switch (table) {
    case 'leasing_events':
      return toFeedEventBody(toLoggedEvent(row))
    case 'prospects': {
      const { phone_blocked: _, ...body } = toProspectBody({ ...toProspect(row, createdAt), phoneBlocked: false })
      return body
    }
    case 'units':
      return toUnitBody(toUnit(row))
    case 'webhooks':
      return row
  }
}

/**
 * The body of the standard format. `data` is the record as v2 shows it, of one that is gone its id and where it went; `previous` is the record
 * before, null when there was none or when the body would be larger than `webhookLimits.payloadBytes` with it. Null: it is larger
 * without, too.
 */
export const standardBody = (change: Change): string | null => {
  const { table, operation, sequence, record, oldRecord } = change
  const head = {
    type: messageType(table, operation),
    timestamp: change.createdAt,
    sequence,
    account_id: change.accountId,
    actor: { user_id: change.actorUserId, token_id: change.actorTokenId },
    data: operation === 'DELETE' ? record : toRecord(change, record),
  }
  return firstThatFits(
    () => ({ ...head, previous: toRecord(change, oldRecord) }),
    () => ({ ...head, previous: null }),
  )
}
