import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { refreshProspects } from '../events.ts'
import { follow, type LiveState } from './follow.ts'

/** Events that come together are shown together: a batch of a thousand must not ask a thousand times. */
const gatherMs = 400

const prospectOf = (data: string): number | null => {
  const { prospect_id: id } = JSON.parse(data) as { readonly prospect_id?: number }
  return id ?? null
}

/** Follows the account's feed, one stream for the tab, and reads again what events change. */
export const useLive = (accountId: string): LiveState => {
  const queries = useQueryClient()
  const [state, setState] = useState<LiveState>('connecting')
  useEffect(() => {
    const stop = new AbortController()
    const named = new Set<number>()
    let timer: ReturnType<typeof setTimeout> | undefined
    const show = (): void => {
      timer = undefined
      const ids = [...named]
      named.clear()
      void refreshProspects(queries, ids)
    }
    const onEvent = ({ data }: { readonly data: string }): void => {
      const id = prospectOf(data)
      if (id !== null) named.add(id)
      timer ??= setTimeout(show, gatherMs)
    }
    void follow(accountId, { onEvent, onState: setState }, stop.signal)
    return () => {
      stop.abort()
      clearTimeout(timer)
    }
  }, [accountId, queries])
  return state
}
