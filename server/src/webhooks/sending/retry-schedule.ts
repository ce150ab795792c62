import { retryDelaysMs, webhookLimits } from '../../catalogue/webhooks.ts'

/** How far a pause is varied, either way, so that what failed together does not come back together. */
const variation = 0.1

/** Tries that failed so far, the time now, and what the receiver asked for; `chance` is from 0 up to 1. */
export type FailedTries = {
  readonly attempts: number
  readonly now: number
  readonly chance: number
  readonly retryAfterMs: number | null
}

/** When the next try is due, in milliseconds since 1970 as `now` is. Null: no try is left. */
export const nextTry = ({ attempts, now, chance, retryAfterMs }: FailedTries): number | null => {
  if (!(Number.isInteger(attempts) && attempts >= 1)) throw new RangeError('a next try follows a failed one')
  const delayMs = retryDelaysMs[attempts - 1]
  if (delayMs === undefined) return null
  const variedMs = delayMs * (1 + variation * (2 * chance - 1))
  return now + Math.round(Math.max(variedMs, Math.min(retryAfterMs ?? 0, webhookLimits.retryAfterMs)))
}

const day = '(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)'
const longDay = '(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day'
const month = '(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)'
const time = '\\d\\d:\\d\\d:\\d\\d'
/** RFC 9110, 5.6.7: the one form that is sent, and the two old ones that a recipient must understand. The last has no zone, and means UTC. */
const httpDate = new RegExp(
  `^(?:${day}, \\d\\d ${month} \\d{4} ${time} GMT|${longDay}, \\d\\d-${month}-\\d\\d ${time} GMT|${day} ${month} [ \\d]\\d ${time} \\d{4})$`,
)

/**
 * How long a receiver asks to be left alone, in milliseconds, at most `webhookLimits.retryAfterMs`: `Retry-After` in seconds or as a date.
 * A moment that is over is 0; null is a header that is missing or says neither.
 */
export const readRetryAfter = (header: string | undefined, nowMs: number): number | null => {
  const text = header?.trim() ?? ''
  if (/^\d+$/.test(text)) return Math.min(Number(text) * 1_000, webhookLimits.retryAfterMs)
  if (!httpDate.test(text)) return null
  const waitMs = Date.parse(text.endsWith('GMT') ? text : `${text} GMT`) - nowMs
  return Number.isNaN(waitMs) ? null : Math.min(Math.max(waitMs, 0), webhookLimits.retryAfterMs)
}
