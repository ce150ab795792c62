const words = {
  header: 'The header webhook-id, webhook-timestamp or webhook-signature is missing',
  timestamp: 'The header webhook-timestamp is no time in seconds',
  tooOld: 'The message was sent too long ago: it may be an old one that somebody sends again, or the clock is wrong',
  tooNew: 'The message was sent in the future: the clock is wrong, here or there',
  signature: 'No signature fits: the secret is another one, or the body is not the one that was sent, to the byte',
  payload: 'The signature fits, but the body is no JSON object',
} as const

/** Why a request is not to be believed. */
export type WebhookVerificationReason = keyof typeof words

/** The request is not to be believed: answer it 400 and do nothing. Its text holds nothing secret. */
export class WebhookVerificationError extends Error {
  readonly reason: WebhookVerificationReason

  constructor(reason: WebhookVerificationReason) {
    super(words[reason])
    this.name = 'WebhookVerificationError'
    this.reason = reason
  }
}
