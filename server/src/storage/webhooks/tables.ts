import type { ColumnType, Generated } from 'kysely'
import type {
  AttemptOutcome,
  ChangeOperation,
  DeliveryStatus,
  EndpointStatus,
  PauseReason,
  WebhookFormat,
  WebhookTable,
} from '../../catalogue/webhooks.ts'

/** The tables of webhooks as Kysely sees them: as `Tables` has all others. */
type Timestamptz = ColumnType<string, string | undefined, string>
type NullableTimestamptz = ColumnType<string | null, string | null | undefined, string | null>
type Json = ColumnType<unknown, string | null | undefined, string | null>

type EndpointsTable = {
  account_id: string
  id: string
  url: string
  description: string | null
  format: WebhookFormat
  tables: WebhookTable[]
  event_types: string[] | null
  status: Generated<EndpointStatus>
  paused_at: NullableTimestamptz
  pause_reason: PauseReason | null
  secret: Buffer
  previous_secret: Buffer | null
  previous_secret_until: NullableTimestamptz
  failing_since: NullableTimestamptz
  warned_at: NullableTimestamptz
  last_delivered_at: NullableTimestamptz
  not_before: NullableTimestamptz
  revision: Generated<number>
  created_at: Timestamptz
  updated_at: Timestamptz
  created_by: string
  created_by_token_id: string | null
}

type ChangesTable = {
  account_id: string
  id: Generated<number>
  table_name: WebhookTable
  operation: ChangeOperation
  lane: number
  event_type: string | null
  is_flat: boolean
  record: Json
  old_record: Json
  actor_user_id: string | null
  actor_token_id: string | null
  created_at: Timestamptz
}

type DeliveriesTable = {
  account_id: string
  endpoint_id: string
  id: Generated<number>
  change_id: number
  lane: number
  status: Generated<DeliveryStatus>
  attempts: Generated<number>
  tries: Generated<number>
  first_attempt_at: NullableTimestamptz
  next_at: NullableTimestamptz
  ended_at: NullableTimestamptz
  created_at: Timestamptz
}

type AttemptsTable = {
  account_id: string
  endpoint_id: string
  delivery_id: number
  attempt: number
  started_at: Timestamptz
  duration_ms: number
  outcome: AttemptOutcome
  status_code: number | null
  reply: string | null
}

type SenderTable = {
  only_row: Generated<boolean>
  holder: string | null
}

export type WebhookTables = {
  webhook_endpoints: EndpointsTable
  webhook_changes: ChangesTable
  webhook_deliveries: DeliveriesTable
  webhook_attempts: AttemptsTable
  webhook_sender: SenderTable
}
