import { useCallback, useMemo } from 'react'
import type { ListedProspect } from '../../../api/prospects/list.ts'
import { mostPerCall } from '../../../batches/events-for.ts'
import { useStateFor } from './use-state-for.ts'

const none: ReadonlySet<number> = new Set()

/** Chosen prospects by their ids, at most 10,000; the last one that was clicked is where a range with Shift begins. */
export const useSelection = (question: object, rows: readonly ListedProspect[]) => {
  const [chosen, setChosen] = useStateFor(question, none)
  const [anchor, setAnchor] = useStateFor<number | null>(question, null)
  const add = useCallback(
    (ids: readonly number[]) => setChosen((before) => new Set([...before, ...ids].slice(0, mostPerCall))),
    [setChosen],
  )
  const toggle = useCallback(
    (index: number, isRange: boolean) => {
      const id = rows[index]?.id
      if (id === undefined) return
      const from = anchor === null ? -1 : rows.findIndex((row) => row.id === anchor)
      setAnchor(() => id)
      if (isRange && from !== -1) {
        add(rows.slice(Math.min(from, index), Math.max(from, index) + 1).map((row) => row.id))
        return
      }
      setChosen((before) => {
        const after = new Set(before)
        if (!after.delete(id) && after.size < mostPerCall) after.add(id)
        return after
      })
    },
    [rows, anchor, add, setChosen, setAnchor],
  )
  const clear = useCallback(() => {
    setChosen(() => none)
    setAnchor(() => null)
  }, [setChosen, setAnchor])
  return useMemo(() => ({ chosen, toggle, add, clear }), [chosen, toggle, add, clear])
}

export type Selection = ReturnType<typeof useSelection>
