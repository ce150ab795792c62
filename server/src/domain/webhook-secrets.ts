import { type WebhookFormat, webhookLimits } from '../catalogue/webhooks.ts'

/** Before the secret itself, by the Standard Webhooks: secret scanners find what was leaked. */
const prefix = 'whsec_'

const { secretBytes, keyCharacters } = webhookLimits

/** Whether both base64 decoders that are strict and those that are not read the same. */
const isBase64 = (text: string): boolean => Buffer.from(text, 'base64').toString('base64') === text

const isStandardSecret = (text: string): boolean => {
  if (!text.startsWith(prefix)) return false
  const encoded = text.slice(prefix.length)
  const bytes = Buffer.byteLength(encoded, 'base64')
  return isBase64(encoded) && bytes >= secretBytes.least && bytes <= secretBytes.most
}

/** What can stand in a header as it is. */
const isKey = (text: string): boolean =>
  /^[!-~]*$/.test(text) && text.length >= keyCharacters.least && text.length <= keyCharacters.most

/** Whether an endpoint of this format can have this secret: a key that signs, or the value of `X-API-Key`. */
export const isSecretOf = (format: WebhookFormat, text: string): boolean =>
  format === 'standard' ? isStandardSecret(text) : isKey(text)

/** A secret for an endpoint of this format, of so many random bytes. */
export const secretOf = (format: WebhookFormat, random: Buffer): string =>
  format === 'standard' ? `${prefix}${random.toString('base64')}` : random.toString('base64url')
