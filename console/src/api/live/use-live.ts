import { type QueryClient, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { meQuery } from '../accounts.ts'
import { refreshProspects } from '../events.ts'
import { sessionQuery, useSession } from '../session.ts'
import type { LiveState } from './follow.ts'
import { followTogether } from './follow-together.ts'
import { rereadFailed } from './reread-failed.ts'

/** Events that come together are shown together: a batch of a thousand must not ask a thousand times. */
const gatherMs = 400

type Heard = { readonly account_id?: string; readonly prospect_id?: number }

/** Collects prospects for a moment, then reads them again. */
const createGathering = (queries: QueryClient) => {
  const named = new Set<number>()
  let timer: ReturnType<typeof setTimeout> | undefined
  const show = (): void => {
    timer = undefined
    const ids = [...named]
    named.clear()
    void refreshProspects(queries, ids)
  }
  return {
    add: ({ prospect_id: id }: Heard): void => {
      if (id !== undefined) named.add(id)
      timer ??= setTimeout(show, gatherMs)
    },
    end: (): void => clearTimeout(timer),
  }
}

/** Follows the account's feed, one stream for the browser, and reads again what events change. */
export const useLive = (accountId: string): LiveState => {
  const queries = useQueryClient()
  const { user } = useSession()
  const [state, setState] = useState<LiveState>('connecting')
  useEffect(() => {
    const stop = new AbortController()
    const gathering = createGathering(queries)
    let wasAway = false
    // Answered 401, it leads to the sign-in, as any read does.
    const rereadMe = (): void => void queries.invalidateQueries({ queryKey: meQuery.queryKey })
    const follower = {
      onMessage: ({ data }: { readonly data: string }): void => {
        if (data === '') return
        const heard = JSON.parse(data) as Heard
        if (heard.account_id === accountId) gathering.add(heard)
      },
      onState: (next: LiveState): void => {
        setState(next)
        // The server also ends a stream because the person's accounts are others now, or somebody else has signed in.
        if (next === 'live' && wasAway) {
          rereadMe()
          void queries.invalidateQueries({ queryKey: sessionQuery.queryKey })
          // What failed meanwhile: of what has not changed the stream does not tell.
          rereadFailed(queries)
        }
        wasAway = next === 'away' || next === 'refused' || (wasAway && next !== 'live')
      },
      onRefused: (status: number): void => {
        if (status === 401 || status === 404) rereadMe()
        // The place is not known any more: what came since is not told, so all is read again.
        if (status === 400) void refreshProspects(queries, 'all')
      },
    }
    void followTogether(user.id, follower, stop.signal)
    return () => {
      stop.abort()
      gathering.end()
    }
  }, [accountId, queries, user.id])
  return state
}
