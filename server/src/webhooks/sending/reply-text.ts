import { webhookLimits } from '../../catalogue/webhooks.ts'

/**
 * The beginning of an answer as text that PostgreSQL takes: it holds no NUL and no half of a pair. Bytes that are not UTF-8 become U+FFFD.
 * Null: the answer was empty.
 */
export const replyText = (chunks: readonly Buffer[]): string | null => {
  const first = chunks[0]
  if (first === undefined) return null
  const text = (chunks.length === 1 ? first : Buffer.concat(chunks))
    .toString()
    .slice(0, webhookLimits.replyKeptCharacters)
  return text.replace(/[\uD800-\uDBFF]$/, '').replaceAll('\0', '\uFFFD') || null
}
