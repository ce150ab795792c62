import { bytesOfBase64 } from './base64.ts'
import { WebhookVerificationError } from './errors.ts'
import { headerOf, type WebhookHeaders } from './headers.ts'
import type { WebhookMessage } from './messages.ts'
import { isSame, macsOf } from './signing-keys.ts'

export type VerifyWebhookOptions = {
  /** The body as it came, to the byte. A body that was parsed and written again is another one. */
  readonly payload: string | Uint8Array
  readonly headers: WebhookHeaders
  /** The secret of the endpoint; while it is rotated, the old one and the new one. */
  readonly secret: string | readonly string[]
  /** How old a message may be, and how far in the future: 300 seconds unless given. */
  readonly toleranceSeconds?: number
  /** What time it is: the clock's unless given. */
  readonly now?: Date
}

/** The content that is signed: `<id>.<timestamp>.<body>`. */
const contentOf = (id: string, timestamp: string, body: Uint8Array): Uint8Array<ArrayBuffer> => {
  const head = new TextEncoder().encode(`${id}.${timestamp}.`)
  const content = new Uint8Array(head.length + body.length)
  content.set(head)
  content.set(body, head.length)
  return content
}

/** The signatures of the version that Foyer makes. Others are for receivers that know them. */
const signaturesOf = (header: string): readonly Uint8Array[] =>
  header.split(/\s+/).flatMap((part) => {
    const [version, signature = ''] = part.split(',')
    return version === 'v1' ? (bytesOfBase64(signature) ?? []) : []
  })

const checkTime = (timestamp: string, toleranceSeconds: number, now: Date): void => {
  // Whole seconds, which a number holds.
  if (!/^\d{1,15}$/.test(timestamp)) throw new WebhookVerificationError('timestamp')
  const age = Math.floor(now.getTime() / 1_000) - Number(timestamp)
  if (age > toleranceSeconds) throw new WebhookVerificationError('tooOld')
  // Written so that an age that is no number is refused.
  if (!(age >= -toleranceSeconds)) throw new WebhookVerificationError('tooNew')
}

const parse = (body: Uint8Array): WebhookMessage => {
  try {
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body))
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as WebhookMessage
  } catch {
    // Told below, in words of our own.
  }
  throw new WebhookVerificationError('payload')
}

/**
 * Checks that a request comes from Foyer (Standard Webhooks, `v1`) and returns its message.
 * Throws a `WebhookVerificationError` when it is not to be believed, and a `TypeError` when `secret` is no secret.
 */
export const verifyWebhook = async ({
  payload,
  headers,
  secret,
  toleranceSeconds = 300,
  now = new Date(),
}: VerifyWebhookOptions): Promise<WebhookMessage> => {
  const id = headerOf(headers, 'webhook-id')
  const timestamp = headerOf(headers, 'webhook-timestamp')
  const signature = headerOf(headers, 'webhook-signature')
  if (id === '' || timestamp === '' || signature === '') throw new WebhookVerificationError('header')
  checkTime(timestamp, toleranceSeconds, now)
  const body = typeof payload === 'string' ? new TextEncoder().encode(payload) : payload
  const secrets = typeof secret === 'string' ? [secret] : secret
  const macs = await macsOf(secrets, contentOf(id, timestamp, body))
  const given = signaturesOf(signature)
  if (!macs.some((mac) => given.some((one) => isSame(mac, one)))) throw new WebhookVerificationError('signature')
  return parse(body)
}
