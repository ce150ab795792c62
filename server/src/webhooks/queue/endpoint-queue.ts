import type { Timestamp } from '../../catalogue/leasing-events.ts'
import { webhookLimits } from '../../catalogue/webhooks.ts'
import { charactersOf, type WrittenChange } from '../../storage/webhooks/sending/read-changes.ts'
import type { DeliveryOutcome } from '../../storage/webhooks/sending/record-outcomes.ts'
import type { DueDelivery, SendingEndpoint } from '../../storage/webhooks/sending/take-deliveries.ts'
import { type DeliverParts, deliver, type OpenEndpoint, openEndpoint, type Tried, unsendable } from './deliver.ts'
import { Lanes } from './lanes.ts'
import { Pace } from './pace.ts'
import { judgeTry, type Verdict } from './verdict.ts'

/** What came of a try, and what its endpoint is to become of it. */
export type EndedTry = Pick<Verdict, 'pause' | 'warn'> & {
  readonly delivery: DueDelivery
  readonly outcome: DeliveryOutcome
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
  readonly #pace: Pace
  /** What the deliveries in memory tell, by their ids, as far as it was read. */
  readonly #changes = new Map<number, WrittenChange>()
  #characters = 0
  #stored: SendingEndpoint
  #open: OpenEndpoint | null
  #isClosed = false
  #failingSince: Timestamp | null
  /** Tries whose end is not written down: until then the database knows less of the endpoint than we do. */
  #unsettled = 0

  constructor(stored: SendingEndpoint, parts: EndpointQueueParts) {
    this.#parts = parts
    this.#stored = stored
    this.#pace = new Pace(stored.quietMs > 0 ? parts.uptimeMs() + stored.quietMs : 0)
    this.#failingSince = stored.failingSince
    this.#open = openEndpoint(stored, parts.secrets)
  }

  get accountId(): string {
    return this.#stored.accountId
  }

  get ids(): Iterable<number> {
    return this.#lanes.ids
  }

  get underWay(): number {
    return this.#pace.underWay
  }

  /** How much of memory its changes take, in characters. */
  get characters(): number {
    return this.#characters
  }

  /** It was closed, and nothing is left to be written down. */
  get isOver(): boolean {
    return this.#isClosed && this.#pace.underWay === 0 && this.#unsettled === 0
  }

  /** Whether the operator's keys open its secret. */
  get isOpen(): boolean {
    return this.#open !== null
  }

  /** How many more deliveries it can take into memory. One that is probed needs no more than the next. */
  get room(): number {
    const most = this.#pace.isProbing ? 1 : webhookLimits.deliveriesInMemory
    return Math.max(most - this.#lanes.size, 0)
  }

  /** Lanes that take no more. */
  get fullLanes(): number[] {
    return this.#lanes.full(webhookLimits.deliveriesPerLane)
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

  /** The next deliveries whose changes have to be read, so that at most so many are there. */
  toRead(most: number): DueDelivery[] {
    const wanted: DueDelivery[] = []
    let there = 0
    for (const delivery of this.#lanes.waiting()) {
      if (this.#isClosed || there >= most) break
      there++
      if (!this.#changes.has(delivery.id)) wanted.push(delivery)
    }
    return wanted
  }

  /** A change was read. */
  hasRead(delivery: DueDelivery, change: WrittenChange): void {
    if (this.#changes.has(delivery.id)) return
    this.#changes.set(delivery.id, change)
    this.#characters += charactersOf(change)
  }

  /** Nothing more is sent: the endpoint is paused or gone. What is under way may end. */
  close(): void {
    this.#isClosed = true
  }

  /** Sends what may be sent now, at most so many. How many it began. */
  start(most: number): number {
    let begun = 0
    while (begun < most && !this.#isClosed && this.#pace.mayStart(this.#parts.uptimeMs())) {
      const delivery = this.#lanes.next(({ id }) => this.#changes.has(id))
      const change = delivery === null ? undefined : this.#changes.get(delivery.id)
      if (delivery === null || change === undefined) break
      this.#pace.started()
      begun++
      void this.#send(delivery, change)
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

  async #send(delivery: DueDelivery, change: WrittenChange): Promise<void> {
    const { signal, onEnd, onBug } = this.#parts
    const tried = await deliver(this.#open, change, this.#parts, signal).catch((error: unknown) => {
      if (!signal.aborted) onBug(error)
      return unsendable(
        this.#parts.now(),
        'The server could not make the message; look at its log, and send it again when it can',
        'hopeless',
      )
    })
    // Nobody wants to know any more; it will be sent again.
    if (signal.aborted) return
    this.#forgetChange(delivery.id)
    this.#unsettled++
    onEnd(this.#judge(delivery, tried))
  }

  #forgetChange(id: number): void {
    const change = this.#changes.get(id)
    if (change === undefined) return
    this.#changes.delete(id)
    this.#characters -= charactersOf(change)
  }

  #note({ outcome, ownFault, durationMs, retryAfterMs, startedAt }: Tried): void {
    if (ownFault !== null) {
      this.#pace.ended()
    } else if (outcome === 'delivered') {
      this.#pace.delivered(durationMs)
      this.#failingSince = null
    } else {
      this.#pace.failed(this.#parts.uptimeMs(), retryAfterMs)
      this.#failingSince ??= startedAt
    }
  }

  #judge(delivery: DueDelivery, tried: Tried): EndedTry {
    this.#note(tried)
    const { startedAt, durationMs, outcome, statusCode, reply, retryAfterMs, isGone, ownFault } = tried
    const { pause, warn, ...verdict } = judgeTry({
      isDelivered: outcome === 'delivered',
      isGone,
      ownFault,
      retryAfterMs,
      tries: delivery.tries + 1,
      failingSince: this.#failingSince,
      warnedAt: this.#stored.warnedAt,
      nowMs: this.#parts.now(),
      chance: this.#parts.chance(),
    })
    const forgotten = this.#lanes.ended(delivery, verdict.status === 'retrying')
    for (const id of forgotten) this.#forgetChange(id)
    if (pause !== null) this.close()
    const { accountId, endpointId, id: deliveryId } = delivery
    const name = { accountId, endpointId, deliveryId, attempt: delivery.attempts + 1 }
    const went = { startedAt, durationMs, outcome, statusCode, reply, retryAfterMs }
    return { delivery, outcome: { ...name, ...went, ...verdict }, pause, warn }
  }
}
