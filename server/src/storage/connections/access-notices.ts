import { setTimeout as pause } from 'node:timers/promises'
import type pg from 'pg'

export type AccessNotices = { readonly close: () => Promise<void> }

export type AccessNoticesOptions = {
  readonly open: () => Promise<pg.Client>
  /** Somebody's access changed: whatever is remembered of it is out of date. */
  readonly onChange: () => void
  /** True while notices arrive. False: nothing may be remembered, because a change would not be heard of. */
  readonly onListening: (isListening: boolean) => void
}

/** A connection that is cut without a word is noticed within two of these, which keeps the promise of one second. */
const heartbeatMs = 400

/** Listens for changes of tokens, users and memberships, on a connection of its own, for as long as the server lives. */
export const listenForAccess = (options: AccessNoticesOptions): AccessNotices => {
  const closing = new AbortController()

  const listen = async (): Promise<void> => {
    const client = await options.open()
    try {
      client.on('notification', options.onChange)
      await client.query('listen foyer_access')
      options.onChange()
      options.onListening(true)
      while (!closing.signal.aborted) {
        await pause(heartbeatMs, null, { signal: closing.signal })
        await answered(client)
      }
    } finally {
      options.onListening(false)
      // Not awaited: a connection that no longer answers would not end.
      client.end().catch(() => {})
    }
  }

  const listenAlways = async (): Promise<void> => {
    while (!closing.signal.aborted) {
      await listen().catch(() => {})
      await pause(heartbeatMs, null, { signal: closing.signal }).catch(() => {})
    }
  }

  const ended = listenAlways()
  return {
    close: async () => {
      closing.abort()
      await ended
    },
  }
}

const answered = async (client: pg.Client): Promise<void> => {
  const late = AbortSignal.timeout(heartbeatMs)
  await Promise.race([
    client.query('select 1'),
    new Promise((_, reject) => {
      late.addEventListener('abort', () => reject(new Error('no heartbeat')), { once: true })
    }),
  ])
}
