import { webhookLimits } from '../../catalogue/webhooks.ts'

/** The first of these bodies that is small enough to be sent, as text. Null: none is. */
export const firstThatFits = (...bodies: readonly (() => object)[]): string | null => {
  for (const body of bodies) {
    const text = JSON.stringify(body())
    if (Buffer.byteLength(text) <= webhookLimits.payloadBytes) return text
  }
  return null
}
