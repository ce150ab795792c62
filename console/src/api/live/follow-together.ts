import { type Follower, follow, type LiveState } from './follow.ts'
import type { StreamMessage } from './stream.ts'

/** What tabs say to each other: the one that holds the stream what it hears, a new one that it is there. */
type News =
  | { readonly kind: 'message'; readonly message: StreamMessage }
  | { readonly kind: 'state'; readonly state: LiveState; readonly id: string | null }
  | { readonly kind: 'refused'; readonly status: number }
  | { readonly kind: 'question' }

/** The last place in the feed that this tab knows of: from there it goes on when it has to read itself. */
const createEar = (follower: Follower) => {
  let id: string | null = null
  return {
    place: () => id,
    hear: (news: News): void => {
      if (news.kind === 'message') {
        id = news.message.id ?? id
        follower.onMessage(news.message)
      }
      if (news.kind === 'state') {
        id = news.id ?? id
        follower.onState(news.state)
      }
      if (news.kind === 'refused') {
        if (news.status === 400) id = null
        follower.onRefused(news.status)
      }
    },
  }
}

type Ear = ReturnType<typeof createEar>

/** Reads the stream until `stop`, for this tab and for those that listen at the channel. */
const lead = async (channel: BroadcastChannel, ear: Ear, stop: AbortSignal): Promise<void> => {
  let state: LiveState = 'connecting'
  const tell = (news: News): void => {
    ear.hear(news)
    channel.postMessage(news)
  }
  channel.onmessage = ({ data }: MessageEvent<News>) => {
    if (data.kind === 'question') channel.postMessage({ kind: 'state', state, id: ear.place() } satisfies News)
  }
  const follower: Follower = {
    onMessage: (message) => tell({ kind: 'message', message }),
    onState: (next) => {
      state = next
      tell({ kind: 'state', state, id: ear.place() })
    },
    onRefused: (status) => tell({ kind: 'refused', status }),
  }
  await follow(ear.place(), follower, stop)
}

/** The tab that gets the lock reads; the browser gives it to another when that tab closes, however it ends. */
const share = async (name: string, ear: Ear, stop: AbortSignal): Promise<void> => {
  const channel = new BroadcastChannel(name)
  channel.onmessage = ({ data }: MessageEvent<News>) => ear.hear(data)
  channel.postMessage({ kind: 'question' } satisfies News)
  try {
    await navigator.locks.request(name, { signal: stop }, () => lead(channel, ear, stop))
  } catch (error) {
    if (!stop.aborted) throw error
  } finally {
    channel.close()
  }
}

const untilShown = (stop: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const look = (): void => {
      if (document.hidden && !stop.aborted) return
      document.removeEventListener('visibilitychange', look)
      resolve()
    }
    document.addEventListener('visibilitychange', look)
    stop.addEventListener('abort', look)
    look()
  })

/** Each tab for itself, as long as it is looked at; when one comes back to it, it hears what it has missed. */
const readAlone = async (ear: Ear, stop: AbortSignal): Promise<void> => {
  const follower: Follower = {
    onMessage: (message) => ear.hear({ kind: 'message', message }),
    onState: (state) => ear.hear({ kind: 'state', state, id: null }),
    onRefused: (status) => ear.hear({ kind: 'refused', status }),
  }
  while (!stop.aborted) {
    await untilShown(stop)
    const hidden = new AbortController()
    const leave = (): void => {
      if (document.hidden) hidden.abort()
    }
    document.addEventListener('visibilitychange', leave)
    await follow(ear.place(), follower, AbortSignal.any([stop, hidden.signal]))
    document.removeEventListener('visibilitychange', leave)
  }
}

/**
 * Follows the feed with one stream for all tabs of a person in this browser: it opens six connections to a server at most, and six
 * tabs with a stream each would leave none for anything else. Browsers have no locks where a server is reached by plain HTTP.
 */
export const followTogether = (userId: string, follower: Follower, stop: AbortSignal): Promise<void> => {
  const ear = createEar(follower)
  // The types know of secure pages only.
  const { locks } = navigator as { readonly locks?: LockManager }
  return locks === undefined ? readAlone(ear, stop) : share(`foyer stream of ${userId}`, ear, stop)
}
