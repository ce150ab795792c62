import { readStream, type StreamMessage } from './stream.ts'

/** Whether changes of others arrive by themselves. */
export type LiveState = 'connecting' | 'live' | 'away'

export type Follower = {
  readonly onEvent: (message: StreamMessage) => void
  readonly onState: (state: LiveState) => void
}

const firstPauseMs = 1_000
const longestPauseMs = 30_000
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

/** One connection until it ends; ends it when nothing comes. The outcome is the last id that was read. */
const listen = async (url: string, from: string | null, follower: Follower, stop: AbortSignal) => {
  const silence = new AbortController()
  let timer = setTimeout(() => silence.abort(), silenceMs)
  let id = from
  let wasOpen = false
  try {
    await readStream({
      url,
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
        if (message.data !== '') follower.onEvent(message)
      },
    })
  } catch {
    // Refused, cut off or silent: the caller comes back later, whatever it was.
  } finally {
    clearTimeout(timer)
  }
  return { id, wasOpen }
}

/** Follows the feed of an account until `stop`, coming back after every end where it left off. */
export const follow = async (accountId: string, follower: Follower, stop: AbortSignal): Promise<void> => {
  const url = `/v2/stream?${new URLSearchParams({ account_id: accountId })}`
  let id: string | null = null
  let pauseMs = firstPauseMs
  while (!stop.aborted) {
    const outcome = await listen(url, id, follower, stop)
    if (stop.aborted) return
    id = outcome.id
    pauseMs = outcome.wasOpen ? firstPauseMs : Math.min(pauseMs * 2, longestPauseMs)
    follower.onState('away')
    await pause(pauseMs, stop)
  }
}
