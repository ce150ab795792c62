import type { Timestamp } from '../../catalogue/leasing-events.ts'
import { type PauseReason, webhookLimits } from '../../catalogue/webhooks.ts'
import type { DeliveryOutcome } from '../../storage/webhooks/sending/record-outcomes.ts'
import { nextTry } from '../sending/retry-schedule.ts'

/** How a try went, and what is known of its delivery and its endpoint. */
export type TriedDelivery = {
  readonly isDelivered: boolean
  readonly isGone: boolean
  /** Another try would end the same way, and tells nothing of the endpoint. */
  readonly isHopeless: boolean
  readonly retryAfterMs: number | null
  /** Tries of its schedule so far, with this one, and when the first of them began. */
  readonly tries: number
  readonly triesBeganAt: Timestamp
  /** Since when the endpoint has had nothing but failures, this one among them; null after a delivery. */
  readonly failingSince: Timestamp | null
  readonly isWarned: boolean
  /** Milliseconds since 1970. */
  readonly nowMs: number
  /** From 0 up to 1. */
  readonly chance: number
}

export type Verdict = Pick<DeliveryOutcome, 'status' | 'delayMs'> & {
  readonly pause: PauseReason | null
  readonly warn: boolean
}

const delivered: Verdict = { status: 'delivered', delayMs: null, pause: null, warn: false }
const givenUp: Verdict = { status: 'failed', delayMs: null, pause: null, warn: false }

/** For a delivery that has had all its tries, at an endpoint that is paused: tried again when somebody resumes it. */
const untilResumedMs = 3_600_000

const pauseOf = (
  { isGone, failingSince, triesBeganAt, nowMs }: TriedDelivery,
  isLastTry: boolean,
): PauseReason | null => {
  if (isGone) return 'gone'
  if (failingSince === null) return null
  if (nowMs - Date.parse(failingSince) >= webhookLimits.pauseAfterMs) return 'failing'
  // Nothing came through in all of its time: it is not this delivery that is wrong.
  return isLastTry && failingSince <= triesBeganAt ? 'failing' : null
}

/** What is to become of a delivery and its endpoint after a try. Nothing is given up while nothing comes through. */
export const judgeTry = (tried: TriedDelivery): Verdict => {
  if (tried.isDelivered) return delivered
  if (tried.isHopeless) return givenUp
  const { tries, nowMs: now, chance, retryAfterMs, failingSince, isWarned } = tried
  const next = nextTry({ attempts: tries, now, chance, retryAfterMs })
  const pause = pauseOf(tried, next === null)
  const failedForMs = failingSince === null ? 0 : now - Date.parse(failingSince)
  const warn = !isWarned && pause === null && failedForMs >= webhookLimits.warnAfterMs
  if (next !== null) return { status: 'retrying', delayMs: next - now, pause, warn }
  if (pause !== null) return { status: 'retrying', delayMs: untilResumedMs, pause, warn }
  return { status: 'failed', delayMs: null, pause, warn }
}
