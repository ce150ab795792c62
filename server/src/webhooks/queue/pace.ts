import { webhookLimits } from '../../catalogue/webhooks.ts'

/**
 * How fast one endpoint is sent to. It begins with a few requests at a time and gets more while it answers well and soon. After some
 * failures in a row it gets one request at a time, with pauses that grow: whoever is down is not hammered, and whoever comes back is
 * noticed. All times are in milliseconds of a clock that only rises.
 */
export class Pace {
  #underWay = 0
  #atOnce: number = webhookLimits.concurrencyAtFirst
  #failures = 0
  /** The next request to one that fails. */
  #probeAtMs = 0
  /** It asked to be left alone until then, whatever else it answers. */
  #askedUntilMs: number

  constructor(askedUntilMs = 0) {
    this.#askedUntilMs = askedUntilMs
  }

  get underWay(): number {
    return this.#underWay
  }

  get isProbing(): boolean {
    return this.#failures >= webhookLimits.failuresBeforeProbing
  }

  mayStart(nowMs: number): boolean {
    return nowMs >= this.notBeforeMs && this.#underWay < (this.isProbing ? 1 : this.#atOnce)
  }

  /** When it may be sent to again, if nothing but time is in the way. */
  get notBeforeMs(): number {
    return Math.max(this.#probeAtMs, this.#askedUntilMs)
  }

  started(): void {
    this.#underWay++
  }

  /** A try ended that tells nothing of the endpoint. */
  ended(): void {
    this.#underWay--
  }

  delivered(durationMs: number): void {
    this.#underWay--
    this.#failures = 0
    this.#probeAtMs = 0
    const { concurrencyAtFirst, concurrencyAtMost, slowAnswerMs } = webhookLimits
    if (durationMs <= slowAnswerMs) this.#atOnce = Math.min(this.#atOnce + 1, concurrencyAtMost)
    else this.#atOnce = Math.max(this.#atOnce - 1, concurrencyAtFirst)
  }

  /** `retryAfterMs`: how long the receiver asked to be left alone. */
  failed(nowMs: number, retryAfterMs: number | null): void {
    this.#underWay--
    if (retryAfterMs !== null) this.#askedUntilMs = Math.max(this.#askedUntilMs, nowMs + retryAfterMs)
    // What was under way when the pause began tells nothing new: else a receiver that breaks 32 connections at once, as one that is
    // restarted does, would be left alone for the longest pause.
    if (this.isProbing && nowMs < this.#probeAtMs) return
    this.#failures++
    this.#atOnce = Math.max(Math.floor(this.#atOnce / 2), 1)
    const times = this.#failures - webhookLimits.failuresBeforeProbing
    if (times < 0) return
    const { shortestProbePauseMs, longestProbePauseMs } = webhookLimits
    this.#probeAtMs = nowMs + Math.min(shortestProbePauseMs * 2 ** times, longestProbePauseMs)
  }
}
