import type { Timestamp } from '../../catalogue/leasing-events.ts'
import { type PauseReason, webhookLimits } from '../../catalogue/webhooks.ts'
import type { DeliveryOutcome } from '../../storage/webhooks/sending/record-outcomes.ts'
import type { DueDelivery, SendingEndpoint } from '../../storage/webhooks/sending/take-deliveries.ts'
import { type DeliverParts, deliver, type OpenEndpoint, openEndpoint, type Tried, unsendable } from './deliver.ts'
import { Lanes } from './lanes.ts'
import { Pace } from './pace.ts'
import { judgeTry } from './verdict.ts'

/** What came of a try, and what its endpoint is to become of it. */
export type EndedTry = {
  readonly delivery: DueDelivery
  readonly outcome: DeliveryOutcome
  readonly pause: PauseReason | null
  readonly warn: boolean
}

export type EndpointQueueParts = DeliverParts & {
  readonly signal: AbortSignal
  /** From 0 up to 1. */
  readonly chance: () => number
  /** Milliseconds that only rise. */
  readonly uptimeMs: () => number
  readonly onEnd: (ended: EndedTry) => void
  readonly onBug: (error: unknown) => void
}

/** What is to be sent to one endpoint, and how fast. */
export class EndpointQueue {
  readonly #parts: EndpointQueueParts
  readonly #lanes = new Lanes<DueDelivery>()
  readonly #pace = new Pace()
  #stored: SendingEndpoint
  #open: OpenEndpoint | null
  #isClosed = false
  #failingSince: Timestamp | null
  /** Tries whose end is not written down: until then the database knows less of the endpoint than we do. */
  #unsettled = 0

  constructor(stored: SendingEndpoint, parts: EndpointQueueParts) {
    this.#parts = parts
    this.#stored = stored
    this.#failingSince = stored.failingSince
    this.#open = openEndpoint(stored, parts.secrets)
  }

  get ids(): Iterable<number> {
    return this.#lanes.ids
  }

  get underWay(): number {
    return this.#pace.underWay
  }

  /** It was closed, and nothing is left to be written down. */
  get isOver(): boolean {
    return this.#isClosed && this.#pace.underWay === 0 && this.#unsettled === 0
  }

  /** How many more deliveries it can take into memory. One that is probed needs no more than the next. */
  get room(): number {
    const most = this.#pace.isProbing ? 1 : webhookLimits.deliveriesInMemory
    return Math.max(most - this.#lanes.size, 0)
  }

  /** The endpoint as the database has it now. */
  refresh(stored: SendingEndpoint): void {
    const isChanged = stored.revision !== this.#stored.revision || stored.previousSecret === null
    this.#stored = stored
    if (isChanged) this.#open = openEndpoint(stored, this.#parts.secrets)
    if (this.#unsettled === 0) this.#failingSince = stored.failingSince
  }

  add(delivery: DueDelivery): void {
    this.#lanes.add(delivery)
  }

  /** Nothing more is sent: the endpoint is paused or gone. What is under way may end. */
  close(): void {
    this.#isClosed = true
  }

  /** Sends what may be sent now, at most so many. How many it began. */
  start(most: number): number {
    let begun = 0
    while (begun < most && !this.#isClosed && this.#pace.mayStart(this.#parts.uptimeMs())) {
      const delivery = this.#lanes.next()
      if (delivery === null) break
      this.#pace.started()
      begun++
      void this.#send(delivery)
    }
    return begun
  }

  /** How long until it may be sent to again, when something waits for nothing else. */
  waitMs(): number | null {
    const waitMs = this.#pace.notBeforeMs - this.#parts.uptimeMs()
    return waitMs > 0 && this.#lanes.hasReady ? waitMs : null
  }

  /** The end of a try is written down. */
  settled(delivery: DueDelivery): void {
    this.#unsettled--
    this.#lanes.settled(delivery)
  }

  async #send(delivery: DueDelivery): Promise<void> {
    const { signal, onEnd, onBug } = this.#parts
    const tried = await deliver(this.#open, delivery, this.#parts, signal).catch((error: unknown) => {
      if (!signal.aborted) onBug(error)
      return unsendable(this.#parts.now(), 'The server could not make the message; it will be tried again')
    })
    // Nobody wants to know any more; it will be sent again.
    if (signal.aborted) return
    this.#unsettled++
    onEnd(this.#judge(delivery, tried))
  }

  #judge(delivery: DueDelivery, tried: Tried): EndedTry {
    const isDelivered = tried.outcome === 'delivered'
    if (isDelivered) this.#pace.delivered()
    else this.#pace.failed(this.#parts.uptimeMs(), tried.retryAfterMs)
    if (!tried.isHopeless) this.#failingSince = isDelivered ? null : (this.#failingSince ?? tried.startedAt)
    const { pause, warn, ...verdict } = judgeTry({
      isDelivered,
      isGone: tried.isGone,
      isHopeless: tried.isHopeless,
      retryAfterMs: tried.retryAfterMs,
      tries: delivery.tries + 1,
      triesBeganAt: delivery.triesBeganAt ?? tried.startedAt,
      failingSince: this.#failingSince,
      isWarned: this.#stored.warnedAt !== null,
      nowMs: this.#parts.now(),
      chance: this.#parts.chance(),
    })
    this.#lanes.ended(delivery, verdict.status === 'retrying')
    if (pause !== null) this.close()
    const { startedAt, durationMs, outcome, statusCode, reply } = tried
    const { accountId } = delivery.change
    const attempt = {
      deliveryId: delivery.id,
      attempt: delivery.attempts + 1,
      startedAt,
      durationMs,
      outcome,
      statusCode,
      reply,
    }
    return { delivery, outcome: { accountId, endpointId: delivery.endpointId, ...attempt, ...verdict }, pause, warn }
  }
}
