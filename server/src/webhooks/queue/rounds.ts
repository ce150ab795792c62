import type pg from 'pg'
import { webhookLimits } from '../../catalogue/webhooks.ts'
import type { Logger } from '../../log.ts'
import { failureOf } from '../../storage/failures.ts'
import { pauseEndpoint, warnOfEndpoint } from '../../storage/webhooks/sending/endpoint-health.ts'
import { freeHeldDeliveries } from '../../storage/webhooks/sending/old-deliveries.ts'
import { recordOutcomes } from '../../storage/webhooks/sending/record-outcomes.ts'
import { forgetPlans, type SendingEndpoint, takeDeliveries } from '../../storage/webhooks/sending/take-deliveries.ts'
import type { DeliverParts } from './deliver.ts'
import { type EndedTry, EndpointQueue, type EndpointQueueParts } from './endpoint-queue.ts'
import { readAhead } from './read-ahead.ts'
import { Shares } from './shares.ts'

export type RoundsParts = DeliverParts & {
  readonly log: Logger
  readonly chance: () => number
  /** Milliseconds that only rise. */
  readonly uptimeMs: () => number
  readonly onTry: (outcome: string) => void
  /** Aborted: all that is under way is given up. */
  readonly signal: AbortSignal
  /** How often it looks for work that nobody told it of while there are no endpoints, in milliseconds. */
  readonly idleLookMs?: number
}

/** How often it sees to it that nothing is held for ever, in milliseconds. */
const freeHeldMs = 60_000
/** How often its statements are planned anew, in milliseconds. */
const replanMs = 1_000
/** Ends of tries that came within so many milliseconds are written down together. */
const gatherMs = 2
/** How long what is under way may take when the sender is told to end, in milliseconds. */
const farewellMs = 2_000

/**
 * The work of the one who sends, in rounds: write down what came of the tries, look for what is next, send it. One statement at
 * a time, on one connection: so nothing is held behind what has ended meanwhile.
 */
export class Rounds {
  readonly #client: pg.Client
  readonly #parts: RoundsParts
  readonly #endpoints = new Map<string, EndpointQueue>()
  #ended: EndedTry[] = []
  #wake: (() => void) | null = null
  #isNudged = true
  /** There is more to read of what is to be told. */
  #isReading = false
  readonly #shares = new Shares()
  #lookedAtMs = 0
  #freedAtMs = 0
  #plannedAtMs = 0

  constructor(client: pg.Client, parts: RoundsParts) {
    this.#client = client
    this.#parts = parts
    parts.signal.addEventListener('abort', () => this.#wake?.(), { once: true })
  }

  /** There may be something to send. Every batch of events says so: where nobody listens, it must cost nothing. */
  nudge(): void {
    if (this.#endpoints.size === 0) return
    this.#isNudged = true
    this.#wake?.()
  }

  /** Until it is told to end. Rejects when the database is lost. */
  async run(closing: AbortSignal): Promise<void> {
    closing.addEventListener('abort', () => this.#wake?.(), { once: true })
    while (!closing.aborted) {
      await this.#writeDown()
      if (this.#isTimeToLook()) await this.#look()
      this.#isReading = await readAhead(this.#client, [...this.#endpoints.values()])
      this.#start()
      await this.#pause(closing)
      this.#parts.signal.throwIfAborted()
    }
    await this.#finish()
  }

  get #lookMs(): number {
    const { idleLookMs = webhookLimits.idleLookMs } = this.#parts
    return this.#endpoints.size === 0 ? idleLookMs : webhookLimits.lookMs
  }

  #isTimeToLook(): boolean {
    return this.#isNudged || performance.now() - this.#lookedAtMs >= this.#lookMs
  }

  async #writeDown(): Promise<void> {
    const ended = this.#ended
    if (ended.length === 0) return
    this.#ended = []
    try {
      await recordOutcomes(
        this.#client,
        ended.map(({ outcome }) => outcome),
      )
    } catch (error) {
      // Somebody else was at these rows, such as a deletion.
      if (failureOf(error) !== 'contended') throw error
      this.#ended.unshift(...ended)
      return
    }
    for (const { delivery } of ended) this.#endpoints.get(delivery.endpointId)?.settled(delivery)
    for (const one of ended) await this.#seeToEndpoint(one)
    // What waited for these may be next.
    this.#isNudged = true
  }

  async #seeToEndpoint({ outcome: { accountId, endpointId: id }, pause, warn }: EndedTry): Promise<void> {
    const { log } = this.#parts
    if (pause !== null && (await pauseEndpoint(this.#client, { accountId, id }, pause)))
      log.warn(
        { accountId, webhook: id, reason: pause },
        'a webhook endpoint was paused; what it has not taken waits until it is resumed',
      )
    if (warn && (await warnOfEndpoint(this.#client, { accountId, id })))
      log.warn({ accountId, webhook: id }, 'a webhook endpoint has had nothing but failures for two days')
  }

  async #look(): Promise<void> {
    this.#isNudged = false
    this.#lookedAtMs = performance.now()
    if (this.#lookedAtMs - this.#plannedAtMs >= replanMs) {
      this.#plannedAtMs = this.#lookedAtMs
      await forgetPlans(this.#client)
    }
    if (this.#lookedAtMs - this.#freedAtMs >= freeHeldMs) {
      this.#freedAtMs = this.#lookedAtMs
      await freeHeldDeliveries(this.#client)
    }
    const known = [...this.#endpoints].map(([endpointId, queue]) => ({
      endpointId,
      room: queue.room,
      fullLanes: queue.fullLanes,
    }))
    const deliveryIds = [...this.#endpoints.values()].flatMap((queue) => [...queue.ids])
    const { endpoints, deliveries } = await takeDeliveries(this.#client, { deliveryIds, known })
    const found = new Map(endpoints.map((endpoint) => [endpoint.id, endpoint]))
    for (const [id, queue] of this.#endpoints) {
      if (!found.has(id)) queue.close()
      if (queue.isOver) this.#endpoints.delete(id)
    }
    for (const [id, endpoint] of found) {
      const queue = this.#endpoints.get(id)
      if (queue === undefined) this.#endpoints.set(id, this.#newQueue(endpoint))
      else queue.refresh(endpoint)
    }
    for (const delivery of deliveries) this.#endpoints.get(delivery.endpointId)?.add(delivery)
  }

  #newQueue(endpoint: SendingEndpoint): EndpointQueue {
    const queue = new EndpointQueue(endpoint, this.#endpointParts())
    const about = { accountId: endpoint.accountId, webhook: endpoint.id }
    if (!queue.isOpen)
      this.#parts.log.error(
        about,
        "no key of FOYER_ENCRYPTION_KEY opens a webhook's secret: it is not sent until one does",
      )
    return queue
  }

  #endpointParts(): EndpointQueueParts {
    return {
      ...this.#parts,
      onBug: (error: unknown) => this.#parts.log.error({ err: error }, 'a webhook could not be made'),
      onEnd: (ended: EndedTry) => {
        this.#parts.onTry(ended.outcome.outcome)
        this.#ended.push(ended)
        // Its lane may go on at once, and others when this was written down.
        this.#start()
        this.#wake?.()
      },
    }
  }

  #start(): void {
    this.#shares.start([...this.#endpoints.values()])
  }

  /** Until something is to be done. */
  async #pause(closing: AbortSignal): Promise<void> {
    const isUrgent = this.#ended.length > 0 || this.#isNudged || this.#isReading
    const waits = [...this.#endpoints.values()].flatMap((queue) => queue.waitMs() ?? [])
    const ms = isUrgent ? gatherMs : Math.max(gatherMs, Math.min(this.#lookMs, ...waits))
    if (closing.aborted) return
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ms)
      // While it gathers, further news is part of what it gathers.
      this.#wake = isUrgent
        ? null
        : () => {
            clearTimeout(timer)
            setTimeout(resolve, gatherMs)
            this.#wake = null
          }
    })
    this.#wake = null
  }

  /** Lets what is under way end, and writes that down. */
  async #finish(): Promise<void> {
    for (const queue of this.#endpoints.values()) queue.close()
    const until = performance.now() + farewellMs
    while ([...this.#endpoints.values()].some(({ underWay }) => underWay > 0) && performance.now() < until) {
      await new Promise((resolve) => setTimeout(resolve, gatherMs * 5))
    }
    await this.#writeDown()
  }
}
