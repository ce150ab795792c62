import type { Timestamp } from '../../catalogue/leasing-events.ts'
import { webhookLimits } from '../../catalogue/webhooks.ts'
import type { SentAttempt } from '../../records/webhooks/tools.ts'
import { type Connections, createConnections } from './connections.ts'
import { type Answered, exchange, type Unanswered } from './exchange.ts'
import { type Failure, failureOf, refusals } from './failures.ts'
import { judge } from './judge.ts'
import type { Resolve } from './name-addresses.ts'
import { readRetryAfter } from './retry-schedule.ts'
import { readTarget, type Target, type UrlRules } from './url-fault.ts'

export type PostRequest = {
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
  readonly signal?: AbortSignal | undefined
}

/** How a request went. `retryAfterMs`: how long the receiver asks to be left alone. `isGone`: it wants nothing more. */
export type PostResult = SentAttempt & { readonly retryAfterMs: number | null; readonly isGone: boolean }

export type Poster = {
  /**
   * Sends one message. Whatever the receiver does is a result. Rejects with the reason of `signal` if that is aborted before there is
   * a status.
   */
  readonly post: (request: PostRequest) => Promise<PostResult>
  /** Closes all connections. What is still being sent ends as unreachable: abort it before. */
  readonly close: () => void
}

/**
 * What a poster needs: where it may send, how names are looked up, and the time in milliseconds since 1970. `idleConnectionMs`: how long
 * a connection is kept that nothing is sent over.
 */
export type PosterParts = {
  readonly rules: UrlRules
  readonly resolve: Resolve
  readonly now: () => number
  readonly idleConnectionMs?: number
}

const toTimestamp = (ms: number): Timestamp => `${new Date(ms).toISOString().slice(0, -1)}000Z`

const withoutAnswer = (failure: Failure) => ({ ...failure, statusCode: null, retryAfterMs: null, isGone: false })

const withAnswer = ({ status, reply, retryAfter }: Answered, nowMs: number) => {
  const judgement = judge(status)
  const retryAfterMs = judgement.outcome === 'delivered' ? null : readRetryAfter(retryAfter, nowMs)
  return { ...judgement, statusCode: status, reply, retryAfterMs }
}

const userAgent = 'Foyer-Webhooks'

/** Sends messages to whatever URLs people give, over connections that are kept, and only to addresses that may be called. */
export const createPoster = ({ rules, resolve, now, idleConnectionMs }: PosterParts): Poster => {
  const { kept, fresh } = createConnections(rules, resolve, idleConnectionMs ?? webhookLimits.idleConnectionMs)

  const send = (target: Target, { headers, body, signal }: PostRequest, from: Connections, limitMs: number) =>
    exchange({
      target,
      agent: target.isSecure ? from.secure : from.plain,
      headers: { 'User-Agent': userAgent, ...headers },
      body,
      limitMs,
      signal,
    })

  /** A receiver may close a kept connection just as it is used again. That is nobody's failure, and a new one tells how it is. */
  const sendAtMostTwice = async (
    target: Target,
    request: PostRequest,
    begun: number,
  ): Promise<Answered | Unanswered> => {
    const first = await send(target, request, kept, webhookLimits.timeoutMs)
    if ('status' in first || !first.isStale || request.signal?.aborted === true) return first
    return send(target, request, fresh, Math.max(0, begun + webhookLimits.timeoutMs - performance.now()))
  }

  const post = async (request: PostRequest): Promise<PostResult> => {
    request.signal?.throwIfAborted()
    const startedAt = toTimestamp(now())
    const target = readTarget(request.url, rules)
    if (typeof target === 'string') {
      return { startedAt, durationMs: 0, ...withoutAnswer({ outcome: 'forbidden', reply: refusals[target] }) }
    }
    const begun = performance.now()
    const end = await sendAtMostTwice(target, request, begun)
    if ('status' in end) {
      return { startedAt, durationMs: Math.round(end.answeredAt - begun), ...withAnswer(end, now()) }
    }
    request.signal?.throwIfAborted()
    return { startedAt, durationMs: Math.round(performance.now() - begun), ...withoutAnswer(failureOf(end.error)) }
  }

  return {
    post,
    close: () => {
      kept.close()
      fresh.close()
    },
  }
}
