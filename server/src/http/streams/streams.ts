import type { FastifyReply, FastifyRequest } from 'fastify'
import { limits } from '../../catalogue/limits.ts'
import type { Logger } from '../../log.ts'
import type { Database } from '../../storage/database.ts'
import { failureOf } from '../../storage/failures.ts'
import { type FeedPlace, readFeedEnd, readNewest } from '../../storage/feed/edge.ts'
import { readFeed } from '../../storage/feed/read-feed.ts'
import { type ErrorName, sendError } from '../errors.ts'
import { keyHolder, secretOf } from '../plugins/authentication.ts'
import type { TokenOwners } from '../token-owners.ts'
import { FeedStream } from './feed-stream.ts'
import type { News } from './news.ts'
import { permitOf } from './permit.ts'
import { Turns } from './turns.ts'

export type StreamsOptions = {
  readonly database: Database
  readonly owners: TokenOwners
  readonly news: News
  readonly log: Logger
  readonly isUp: () => boolean
  readonly onUnreachable: (error: unknown) => void
}

/** What a client wants to hear of. */
export type StreamRequest = {
  readonly accountIds: readonly string[]
  /** The account that the request named. */
  readonly accountId: string | undefined
  /** Null: from now on. */
  readonly start: FeedPlace | null
}

/** `holder`: the id of the token or of the session. */
type Seat = { readonly holder: string; stream: FeedStream | null; readonly accountIds: readonly string[] }

/**
 * All streams of one server. It looks for news for all of them together: a few times a second, and at once when this server has
 * written something. What is new tells the streams of that account, each of which then reads on from its own place.
 */
export class Streams {
  readonly #options: StreamsOptions
  readonly #seats = new Set<Seat>()
  readonly #reads = new Turns(limits.streamReadsAtOnce)
  /** The last event that was seen of each account, and its place: one that is deleted comes to the end once more. */
  readonly #newest = new Map<string, FeedPlace>()
  #timer: NodeJS.Timeout | undefined
  #soon: NodeJS.Timeout | undefined
  #isLooking = false
  #isClosed = false

  constructor(options: StreamsOptions) {
    this.#options = options
    options.news.listen(() => this.#lookSoon())
  }

  /** Answers with a stream, or refuses. Resolves when the answer has begun. */
  async open(request: FastifyRequest, reply: FastifyReply, wanted: StreamRequest): Promise<FastifyReply> {
    const holder = keyHolder(request)
    const refused = this.#refusal(holder)
    if (refused !== null) return sendError(reply, refused)
    const seat: Seat = { holder, stream: null, accountIds: wanted.accountIds }
    this.#seats.add(seat)
    try {
      const start = wanted.start ?? (await readFeedEnd(this.#options.database.pool))
      this.#begin(seat, request, reply, { ...wanted, start })
    } catch (error) {
      this.#leave(seat)
      throw error
    }
    return reply
  }

  /** Ends all streams, and begins no more. */
  close(): void {
    this.#isClosed = true
    clearInterval(this.#timer)
    clearTimeout(this.#soon)
    for (const { stream } of this.#seats) stream?.end()
  }

  #refusal(holder: string): ErrorName | null {
    if (this.#isClosed || this.#seats.size >= limits.streams) return 'overloaded'
    const own = [...this.#seats].filter((seat) => seat.holder === holder)
    return own.length >= limits.streamsPerToken ? 'tooManyStreams' : null
  }

  #begin(
    seat: Seat,
    request: FastifyRequest,
    reply: FastifyReply,
    { start, accountIds, accountId }: StreamRequest & { readonly start: FeedPlace },
  ): void {
    const { database, owners, isUp } = this.#options
    const answer = reply.raw
    const headers = { ...reply.getHeaders(), 'content-type': 'text/event-stream', 'x-accel-buffering': 'no' }
    reply.hijack()
    answer.writeHead(200, headers as Record<string, string>)
    const query = { accountIds, limit: limits.streamRows, eventTypes: null, prospectId: null }
    const stream = new FeedStream({
      answer,
      start,
      permit: permitOf({ owners, token: secretOf(request), accountIds, accountId, now: Date.now }),
      read: (after) => this.#reads.take(() => readFeed(database.pool, { ...query, after })),
      isUp,
      mayRetry: (error) => this.#mayRetry(error),
      now: () => performance.now(),
    })
    seat.stream = stream
    void stream.run().finally(() => this.#leave(seat))
    // The server may have closed, or the client gone, while the start was looked up.
    if (this.#isClosed || answer.destroyed) stream.end()
    else this.#timer ??= setInterval(() => this.#tick(), limits.streamLookMs)
  }

  #leave(seat: Seat): void {
    this.#seats.delete(seat)
    if (this.#seats.size > 0) return
    clearInterval(this.#timer)
    clearTimeout(this.#soon)
    this.#timer = undefined
    this.#soon = undefined
    this.#newest.clear()
  }

  #mayRetry(error: unknown): boolean {
    const { log, onUnreachable } = this.#options
    if (failureOf(error) === 'faulty') {
      log.error({ err: error }, 'a stream failed')
      return false
    }
    onUnreachable(error)
    return true
  }

  #tick(): void {
    for (const { stream } of this.#seats) stream?.tick()
    void this.#look()
  }

  /** Word comes after every batch, which may be thousands a second. */
  #lookSoon(): void {
    if (this.#timer === undefined || this.#soon !== undefined) return
    this.#soon = setTimeout(() => {
      this.#soon = undefined
      void this.#look()
    }, limits.streamLookGapMs)
  }

  async #look(): Promise<void> {
    if (this.#isLooking || !this.#options.isUp()) return
    this.#isLooking = true
    try {
      this.#tell(await this.#changedAccounts())
    } catch (error) {
      this.#mayRetry(error)
    } finally {
      this.#isLooking = false
    }
  }

  async #changedAccounts(): Promise<ReadonlySet<string>> {
    const watched = [...new Set([...this.#seats].flatMap((seat) => seat.accountIds))]
    const newest = await readNewest(this.#options.database.pool, watched)
    const changed = newest.filter(({ accountId, id, commitOrder }) => {
      const seen = this.#newest.get(accountId)
      return seen?.id !== id || seen.commitOrder !== commitOrder
    })
    for (const { accountId, ...place } of changed) this.#newest.set(accountId, place)
    return new Set(changed.map(({ accountId }) => accountId))
  }

  #tell(changed: ReadonlySet<string>): void {
    if (changed.size === 0) return
    for (const { stream, accountIds } of this.#seats)
      if (accountIds.some((accountId) => changed.has(accountId))) stream?.hasNews()
  }
}
