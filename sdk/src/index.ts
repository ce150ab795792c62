export { WebhookVerificationError, type WebhookVerificationReason } from './webhooks/errors.ts'
export type { WebhookHeaders } from './webhooks/headers.ts'
export type { WebhookMessage } from './webhooks/messages.ts'
export type {
  LeasingEvent,
  LeasingEventContext,
  Prospect,
  Unit,
  UnitAddress,
  UnitFee,
  UnitPhoto,
  WebhookEndpointState,
} from './webhooks/records.ts'
export { type VerifyWebhookOptions, verifyWebhook } from './webhooks/verify-webhook.ts'
