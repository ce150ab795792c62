import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { useAccount } from '../../api/accounts.ts'
import { filterOf } from './filters/search.ts'
import { useProspectsSearch } from './filters/use-search.ts'
import { type Sight, useRows } from './rows/use-rows.ts'
import { useSelection } from './rows/use-selection.ts'
import { useStateFor } from './rows/use-state-for.ts'
import type { TableHandle } from './table/prospects-table.tsx'
import { useKeys } from './use-keys.ts'

/** What is asked for, as the address says it; days are those of now, for as long as the page is open. */
const useFilter = () => {
  const { time_zone: timeZone } = useAccount()
  const { search } = useProspectsSearch()
  const [now] = useState(() => Date.now())
  const { view: _view, ...asked } = search
  const key = JSON.stringify(asked)
  return useMemo(() => filterOf(JSON.parse(key), timeZone, now), [key, timeZone, now])
}

const sightStep = 100

/** In large steps: else the whole page would be drawn for every row that is scrolled. */
const coarse = (before: Sight, firstRow: number, lastRow: number): Sight => {
  const first = Math.floor(firstRow / sightStep) * sightStep
  const last = Math.ceil(lastRow / sightStep) * sightStep
  return before.first === first && before.last === last ? before : { first, last }
}

/**
 * The rows, which of them are chosen, and where the keyboard is. A list that is read page after page has no shorter way to its end:
 * End reads on until it is there, with grey rows in sight, or until somebody moves.
 */
export const useList = (onAssign: () => void) => {
  const { id: accountId } = useAccount()
  const filter = useFilter()
  const [sight, setSight] = useState({ first: 0, last: 0 })
  const [isToEnd, setToEnd] = useStateFor(filter, false)
  const { rows, query } = useRows(accountId, filter, sight, isToEnd)
  const hasMore = query.hasNextPage && !query.isPlaceholderData
  const selection = useSelection(filter, rows)
  const table = useRef<TableHandle>(null)
  const onSight = useCallback((first: number, last: number) => setSight((before) => coarse(before, first, last)), [])
  const stop = useCallback(() => setToEnd(() => false), [setToEnd])
  const keys = useKeys({
    question: filter,
    count: rows.length,
    table,
    selection,
    onAssign,
    onMove: stop,
    onEnd: () => setToEnd(() => true),
    onEscape: () => (isToEnd ? stop() : selection.clear()),
  })
  const { go } = keys
  const arrive = useRef(go)
  arrive.current = go
  const { isError } = query
  const count = rows.length
  useEffect(() => {
    if (!isToEnd) return
    if (isError) stop()
    else if (hasMore) {
      if (count > 0) table.current?.showEnd()
    } else arrive.current(count - 1)
  }, [isToEnd, isError, hasMore, count, stop])
  return { rows, query, hasMore, selection, table, onSight, keys, isToEnd, stop }
}
