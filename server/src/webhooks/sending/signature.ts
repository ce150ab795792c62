import { createHmac } from 'node:crypto'

const prefix = 'whsec_'
const fewestBytes = 24
const mostBytes = 64

const keyOf = (secret: string): Buffer => {
  const key = Buffer.from(secret.startsWith(prefix) ? secret.slice(prefix.length) : secret, 'base64')
  // What is signed with an empty key, anybody can sign.
  if (key.length === 0) throw new RangeError('a message is signed with a secret that holds a key')
  return key
}

/**
 * `webhook-signature` of a message: `v1,<base64>`, one for each secret, the newest first. Two are valid while one replaces the other.
 * Standard Webhooks, "Signature scheme": HMAC-SHA256 of id, seconds since 1970 and body. A secret is `whsec_` and a key in base64.
 */
export const signatureOf = (
  secrets: readonly string[],
  messageId: string,
  timestampSeconds: number,
  body: string,
): string => {
  if (secrets.length === 0) throw new RangeError('a message is signed with at least one secret')
  const signed = `${messageId}.${timestampSeconds}.${body}`
  return secrets.map((secret) => `v1,${createHmac('sha256', keyOf(secret)).update(signed).digest('base64')}`).join(' ')
}

/** Makes a secret of 24 to 64 random bytes. */
export const newSecret = (random: Buffer): string => {
  if (random.length < fewestBytes || random.length > mostBytes) {
    throw new RangeError(`a secret is made of ${fewestBytes} to ${mostBytes} random bytes`)
  }
  return prefix + random.toString('base64')
}
