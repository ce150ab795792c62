import type { Writable } from 'node:stream'
import { limits } from '../../catalogue/limits.ts'
import type { FeedPlace } from '../../storage/feed/edge.ts'
import type { FeedEvent, FeedPage } from '../../storage/feed/read-feed.ts'
import { toFeedEventBody } from '../../wire/leasing-events.ts'
import { writePlace } from '../requests/feed-places.ts'
import type { Permit } from './permit.ts'

export type FeedStreamOptions = {
  /** An answer whose head was sent. */
  readonly answer: Writable
  readonly start: FeedPlace
  readonly permit: Permit
  /** The events behind this place. */
  readonly read: (after: FeedPlace) => Promise<FeedPage>
  /** False while nothing is to be asked of the database. */
  readonly isUp: () => boolean
  /** Told of what went wrong; says whether it may be better later. */
  readonly mayRetry: (error: unknown) => boolean
  /** Milliseconds that only ever rise. */
  readonly now: () => number
}

const toText = (event: FeedEvent): string =>
  `id: ${writePlace(event)}\nevent: leasing_event\ndata: ${JSON.stringify(toFeedEventBody(event))}\n\n`

/**
 * The feed to one client, as server-sent events. It is pulled, not pushed: the stream has its place in the feed and reads on from
 * there when there is news and the client has taken what it was sent. So a client that does not read costs one page of events.
 */
export class FeedStream {
  readonly #options: FeedStreamOptions
  #place: FeedPlace
  #hasNews = true
  #isEnded = false
  #lastWordMs: number
  /** Since when the client has not taken what it was sent. */
  #blockedSinceMs: number | null = null
  #resume: (() => void) | null = null

  constructor(options: FeedStreamOptions) {
    this.#options = options
    this.#place = options.start
    this.#lastWordMs = options.now()
  }

  /** Sends events until the client goes away or the stream is ended. */
  async run(): Promise<void> {
    // A write may meet a connection that broke a moment ago.
    this.#options.answer.on('error', () => this.end()).on('close', () => this.end())
    await this.#send(`retry: ${limits.streamRetryMs}\nid: ${writePlace(this.#place)}\n\n`)
    while (!this.#isEnded) {
      if (await this.#didServe()) continue
      if (this.#isQuiet()) await this.#send(': heartbeat\n\n')
      else await this.#pause()
    }
  }

  /** There may be new events. */
  hasNews(): void {
    this.#hasNews = true
    this.#wake()
  }

  /** Called now and then: sees to whatever is due. */
  tick(): void {
    const { now, permit } = this.#options
    if (this.#blockedSinceMs !== null && now() - this.#blockedSinceMs > limits.streamStuckMs) this.end()
    else if (this.#hasNews || this.#isQuiet() || !permit.isCurrent()) this.#wake()
  }

  /** The client may come back and go on where it was. */
  end(): void {
    if (this.#isEnded) return
    this.#isEnded = true
    const { answer } = this.#options
    // Behind what the client does not take, no end arrives.
    if (this.#blockedSinceMs !== null || answer.destroyed) answer.destroy()
    else {
      const farewell = setTimeout(() => answer.destroy(), limits.streamFarewellMs)
      answer.once('close', () => clearTimeout(farewell)).end(() => clearTimeout(farewell))
    }
    this.#resume?.()
  }

  #isQuiet(): boolean {
    return this.#options.now() - this.#lastWordMs >= limits.streamHeartbeatMs
  }

  /** Does what can be done now. False: nothing. */
  async #didServe(): Promise<boolean> {
    const { permit, isUp, mayRetry } = this.#options
    if (!isUp()) return false
    try {
      if (await permit.holds()) return this.#hasNews && (await this.#sendNews())
      this.end()
      return true
    } catch (error) {
      this.#hasNews = true
      if (!mayRetry(error)) this.end()
      return false
    }
  }

  /** False: there is no news after all. */
  async #sendNews(): Promise<boolean> {
    this.#hasNews = false
    const { events, end, hasMore } = await this.#options.read(this.#place)
    this.#hasNews ||= hasMore
    // Word may have come while this was read.
    if (events.length === 0) return this.#hasNews
    this.#place = end
    await this.#send(events.map(toText).join(''))
    return true
  }

  async #send(text: string): Promise<void> {
    const { answer, now } = this.#options
    if (this.#isEnded) return
    this.#lastWordMs = now()
    if (answer.write(text)) return
    this.#blockedSinceMs = now()
    await new Promise<void>((resolve) => {
      this.#resume = resolve
      answer.once('drain', resolve)
    })
    this.#resume = null
    this.#blockedSinceMs = null
  }

  /** Until something is due. */
  async #pause(): Promise<void> {
    if (this.#isEnded) return
    await new Promise<void>((resolve) => {
      this.#resume = resolve
    })
    this.#resume = null
  }

  /** Ends a pause. A client that does not read is not waited for any shorter. */
  #wake(): void {
    if (this.#blockedSinceMs === null) this.#resume?.()
  }
}
