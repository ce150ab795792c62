import { webhookLimits } from '../../catalogue/webhooks.ts'

/**
 * How fast one endpoint is sent to. It begins with a few requests at a time and gets more while it answers well. After some failures in
 * a row it gets one request at a time, with pauses that grow: whoever is down is not hammered, and whoever comes back is noticed.
 * All times are in milliseconds of a clock that only rises.
 */
export class Pace {
  #underWay = 0
  #atOnce: number = webhookLimits.concurrencyAtFirst
  #failures = 0
  #notBeforeMs = 0

  get underWay(): number {
    return this.#underWay
  }

  get isProbing(): boolean {
    return this.#failures >= webhookLimits.failuresBeforeProbing
  }

  /** Since nobody waits for it to be idle: also while it has requests under way. */
  mayStart(nowMs: number): boolean {
    if (nowMs < this.#notBeforeMs) return false
    return this.#underWay < (this.isProbing ? 1 : this.#atOnce)
  }

  /** When it may be sent to again, if nothing but time is in the way. */
  get notBeforeMs(): number {
    return this.#notBeforeMs
  }

  started(): void {
    this.#underWay++
  }

  delivered(): void {
    this.#underWay--
    this.#failures = 0
    this.#notBeforeMs = 0
    this.#atOnce = Math.min(this.#atOnce + 1, webhookLimits.concurrencyAtMost)
  }

  /** `retryAfterMs`: how long the receiver asked to be left alone. */
  failed(nowMs: number, retryAfterMs: number | null): void {
    this.#underWay--
    this.#failures++
    this.#atOnce = Math.max(Math.floor(this.#atOnce / 2), 1)
    if (retryAfterMs !== null) this.#wait(nowMs + retryAfterMs)
    const times = this.#failures - webhookLimits.failuresBeforeProbing
    if (times >= 0) {
      const { shortestProbePauseMs, longestProbePauseMs } = webhookLimits
      this.#wait(nowMs + Math.min(shortestProbePauseMs * 2 ** times, longestProbePauseMs))
    }
  }

  #wait(untilMs: number): void {
    this.#notBeforeMs = Math.max(this.#notBeforeMs, untilMs)
  }
}
