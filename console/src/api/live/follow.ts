import { isReached } from './reached.ts'
import { readStream, type StreamMessage } from './stream.ts'

/** Whether changes of others arrive by themselves; `refused` when the server gives no stream, but answers all else. */
export type LiveState = 'connecting' | 'live' | 'refused' | 'away'

export type Follower = {
  /** An event, or with empty data a place in the feed alone. */
  readonly onMessage: (message: StreamMessage) => void
  readonly onState: (state: LiveState) => void
  /** The server answered, but not with the stream: the session has ended, the place is unknown and so on. */
  readonly onRefused: (status: number) => void
}

const firstPauseMs = 1_000
/** Somebody may be looking at the page, and wait. */
const longestPauseMs = 10_000
/** The server says something every 15 seconds: after this long without, the connection is dead. */
const silenceMs = 35_000

const pause = (ms: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const timer = setTimeout(resolve, ms)
    signal.addEventListener('abort', () => {
      clearTimeout(timer)
      resolve()
    })
  })

/** What `readStream` was refused with; null when it was cut off or silent. */
const statusOf = (error: unknown): number | null => {
  const { status } = ((error instanceof Error ? error.cause : null) ?? {}) as { readonly status?: unknown }
  return typeof status === 'number' ? status : null
}

const badPlace = 400

/** An error of the server, or of what stands in front of it, does not say whether all else is answered. */
const isRefusal = (status: number | null): boolean => status !== null && status < 500

/** One connection until it ends; ends it when nothing comes. The outcome is the last id that was read, and what there is without a stream. */
const listen = async (from: string | null, follower: Follower, stop: AbortSignal) => {
  const silence = new AbortController()
  let timer = setTimeout(() => silence.abort(), silenceMs)
  let id = from
  let wasOpen = false
  let state: LiveState = 'away'
  try {
    await readStream({
      url: '/v2/stream',
      lastEventId: from,
      signal: AbortSignal.any([stop, silence.signal]),
      onOpen: () => {
        wasOpen = true
        follower.onState('live')
      },
      onLife: () => {
        clearTimeout(timer)
        timer = setTimeout(() => silence.abort(), silenceMs)
      },
      onMessage: (message) => {
        id = message.id ?? id
        follower.onMessage(message)
      },
    })
  } catch (error) {
    // Whatever it was, the caller comes back later; but a place that the server doesn't know it will not know then.
    const status = statusOf(error)
    if (status === badPlace) id = null
    if (status !== null && !stop.aborted) follower.onRefused(status)
    if (isRefusal(status) || (!stop.aborted && (await isReached(stop)))) state = 'refused'
  } finally {
    clearTimeout(timer)
  }
  return { id, wasOpen, state }
}

/** Follows the feed of all accounts until `stop`, from a place on (null: from now), coming back after every end where it left off. */
export const follow = async (from: string | null, follower: Follower, stop: AbortSignal): Promise<void> => {
  let id = from
  let pauseMs = firstPauseMs
  while (!stop.aborted) {
    const outcome = await listen(id, follower, stop)
    if (stop.aborted) return
    id = outcome.id
    pauseMs = outcome.wasOpen ? firstPauseMs : Math.min(pauseMs * 2, longestPauseMs)
    follower.onState(outcome.state)
    await pause(pauseMs, stop)
  }
}
