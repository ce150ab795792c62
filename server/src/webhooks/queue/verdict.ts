import type { Timestamp } from '../../catalogue/leasing-events.ts'
import { type PauseReason, retryDelaysMs, webhookLimits } from '../../catalogue/webhooks.ts'
import type { DeliveryOutcome } from '../../storage/webhooks/sending/record-outcomes.ts'
import { nextTry } from '../sending/retry-schedule.ts'

/**
 * What a try was that came to nothing for reasons of ours.
 * - `hopeless`: another try would end the same way, such as a body above the limit
 * - `ours`: the server can't send it now, such as without the key that opens the secret
 */
export type OwnFault = 'hopeless' | 'ours'

/** How a try went, and what is known of its delivery and its endpoint. */
export type TriedDelivery = {
  readonly isDelivered: boolean
  readonly isGone: boolean
  /** Null: it went as the receiver would have it. */
  readonly ownFault: OwnFault | null
  readonly retryAfterMs: number | null
  /** Tries of its schedule so far, with this one. */
  readonly tries: number
  /** Since when the endpoint has had nothing but failures, this one among them; null after a delivery. */
  readonly failingSince: Timestamp | null
  readonly warnedAt: Timestamp | null
  /** Milliseconds since 1970. */
  readonly nowMs: number
  /** From 0 up to 1. */
  readonly chance: number
}

export type Verdict = Pick<DeliveryOutcome, 'status' | 'delayMs' | 'counts'> & {
  readonly pause: PauseReason | null
  readonly warn: boolean
}

const nothingMore = { pause: null, warn: false } as const
const delivered: Verdict = { status: 'delivered', delayMs: null, counts: true, ...nothingMore }
const hopeless: Verdict = { status: 'failed', delayMs: null, counts: false, ...nothingMore }

/** How soon the server looks whether it can send what it could not, in milliseconds. */
const ownFaultMs = 60_000
const ours: Verdict = { status: 'retrying', delayMs: ownFaultMs, counts: false, ...nothingMore }

const sinceMs = (moment: Timestamp | null, nowMs: number): number => (moment === null ? 0 : nowMs - Date.parse(moment))

const seeToEndpoint = ({ isGone, failingSince, warnedAt, nowMs }: TriedDelivery): Pick<Verdict, 'pause' | 'warn'> => {
  if (isGone) return { pause: 'gone', warn: false }
  if (sinceMs(failingSince, nowMs) < webhookLimits.warnAfterMs) return nothingMore
  if (warnedAt === null) return { pause: null, warn: true }
  return { pause: sinceMs(warnedAt, nowMs) >= webhookLimits.pauseAfterWarningMs ? 'failing' : null, warn: false }
}

/**
 * What is to become of a delivery and its endpoint after a try. Nothing is given up while nothing comes through: then it is not the
 * delivery that is wrong, and it is tried on until the endpoint is paused.
 */
export const judgeTry = (tried: TriedDelivery): Verdict => {
  if (tried.isDelivered) return delivered
  if (tried.ownFault !== null) return tried.ownFault === 'hopeless' ? hopeless : ours
  const { tries, nowMs: now, chance, retryAfterMs, failingSince } = tried
  const endpoint = seeToEndpoint(tried)
  const next = nextTry({ attempts: tries, now, chance, retryAfterMs })
  if (next !== null) return { status: 'retrying', delayMs: next - now, counts: true, ...endpoint }
  const othersCameThrough = sinceMs(failingSince, now) < webhookLimits.giveUpWithinMs
  if (othersCameThrough && endpoint.pause === null)
    return { status: 'failed', delayMs: null, counts: true, ...endpoint }
  return { status: 'retrying', delayMs: retryDelaysMs.at(-1) ?? 0, counts: true, ...endpoint }
}
