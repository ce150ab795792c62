import type { Timestamp } from '../../catalogue/leasing-events.ts'
import type { AttemptOutcome, WebhookFormat } from '../../catalogue/webhooks.ts'
import type { Change } from '../../storage/webhooks/changes.ts'
import type { StoredEndpoint } from '../../storage/webhooks/endpoints.ts'

/** One try to send something, as it went. */
export type SentAttempt = {
  readonly startedAt: Timestamp
  readonly durationMs: number
  readonly outcome: AttemptOutcome
  /** Null: there was no answer. */
  readonly statusCode: number | null
  /** The beginning of the answer, or what went wrong. */
  readonly reply: string | null
}

/**
 * Why a URL is none to send to.
 * - `syntax`: it is no absolute URL of http or https, has a user or a password in it, or a fragment
 * - `scheme`: http, while only https is allowed
 * - `address`: it is, or resolves to, an address that must not be called
 * - `unresolved`: its name is not known
 */
export type UrlFault = 'syntax' | 'scheme' | 'address' | 'unresolved'

/** Keeps secrets with the operator's key. `open` is null when no key fits. */
export type SecretBox = {
  readonly seal: (secret: string) => Buffer
  readonly open: (sealed: Buffer) => string | null
}

/** What the rules of webhooks need of the side that sends, which is not below them. */
export type WebhookTools = {
  /** Null: the operator has set no key, so no secret can be kept. */
  readonly secrets: SecretBox | null
  readonly faultOfUrl: (url: string) => Promise<UrlFault | null>
  /** The body that is sent of a change. Null: it is too large to be sent. */
  readonly bodyOf: (format: WebhookFormat, change: Change) => string | null
  /** Sends a test message now, whether the endpoint is active or paused. */
  readonly sendTest: (endpoint: StoredEndpoint) => Promise<SentAttempt>
  /** Something is ready to be sent: look now rather than at the next look. */
  readonly nudge: () => void
}
