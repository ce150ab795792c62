import type { Timestamp } from '../../catalogue/leasing-events.ts'
import type { ChangeOperation, WebhookTable } from '../../catalogue/webhooks.ts'

/** What happened to a record, as the triggers noted it. */
export type Change = {
  readonly accountId: string
  /** Rises with each change of the account. */
  readonly sequence: number
  readonly table: WebhookTable
  readonly operation: ChangeOperation
  /** Of a leasing event; null for all others. */
  readonly eventType: string | null
  /** The row as it is since, as PostgreSQL's `to_jsonb` wrote it then. Of one that is gone: its id, and where it went. */
  readonly record: unknown
  /** The row before. Null: there was none. */
  readonly oldRecord: unknown
  /** Who did it, as far as is known. */
  readonly actorUserId: string | null
  readonly actorTokenId: string | null
  readonly createdAt: Timestamp
}
