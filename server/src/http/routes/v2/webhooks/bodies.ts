import { messageId, messageType } from '../../../../catalogue/webhooks.ts'
import type { SentAttempt } from '../../../../records/webhooks/tools.ts'
import type { StoredEndpoint } from '../../../../storage/webhooks/endpoints.ts'
import type { StoredDelivery } from '../../../../storage/webhooks/log/deliveries.ts'
import type { DeliveryBody } from '../../../schemas/webhooks/deliveries.ts'
import type { AttemptBody, WebhookBody } from '../../../schemas/webhooks/endpoints.ts'

export const toWebhookBody = (endpoint: StoredEndpoint): WebhookBody => ({
  id: endpoint.id,
  account_id: endpoint.accountId,
  url: endpoint.url,
  description: endpoint.description,
  tables: [...endpoint.tables],
  event_types: endpoint.eventTypes as WebhookBody['event_types'],
  format: endpoint.format,
  status: endpoint.status,
  paused_at: endpoint.pausedAt,
  pause_reason: endpoint.pauseReason,
  failing_since: endpoint.failingSince,
  last_delivered_at: endpoint.lastDeliveredAt,
  previous_secret_valid_until: endpoint.previousSecretUntil,
  created_at: endpoint.createdAt,
  updated_at: endpoint.updatedAt,
  created_by: endpoint.createdBy,
})

export const toAttemptBody = ({ startedAt, durationMs, outcome, statusCode, reply }: SentAttempt): AttemptBody => ({
  started_at: startedAt,
  duration_ms: durationMs,
  outcome,
  status_code: statusCode,
  reply,
})

export const toDeliveryBody = (delivery: StoredDelivery): DeliveryBody => ({
  id: delivery.id,
  webhook_id: delivery.endpointId,
  sequence: delivery.sequence,
  message_id: messageId(delivery.sequence),
  table: delivery.table,
  operation: delivery.operation,
  type: messageType(delivery.table, delivery.operation),
  event_type: delivery.eventType,
  prospect_id: delivery.lane > 0 ? delivery.lane : null,
  unit_id: delivery.lane < 0 ? -delivery.lane : null,
  status: delivery.status,
  attempts: delivery.attempts,
  next_at: delivery.nextAt,
  created_at: delivery.createdAt,
  first_attempt_at: delivery.firstAttemptAt,
  ended_at: delivery.endedAt,
})
