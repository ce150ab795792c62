import { type RefObject, useCallback } from 'react'
import { useShortcuts } from '../../app/shortcuts.tsx'
import type { Selection } from './rows/use-selection.ts'
import { useStateFor } from './rows/use-state-for.ts'
import type { TableHandle } from './table/prospects-table.tsx'

type Given = {
  readonly question: object
  readonly count: number
  readonly table: RefObject<TableHandle | null>
  readonly selection: Selection
  readonly onAssign: () => void
}

/** The row that the keyboard is at: its name has the focus, so Enter opens it as any link. */
export const useKeys = ({ question, count, table, selection, onAssign }: Given) => {
  const [cursor, set] = useStateFor<number | null>(question, null)
  const setCursor = useCallback((index: number) => set(() => index), [set])
  const go = (index: number): void => {
    if (count === 0) return
    const next = Math.max(0, Math.min(count - 1, index))
    setCursor(next)
    table.current?.focusRow(next)
  }
  const toggle = (isRange: boolean): void => {
    if (cursor !== null) selection.toggle(cursor, isRange)
  }
  useShortcuts('Prospects', [
    { keys: 'j', text: 'Next prospect', run: () => go(cursor === null ? 0 : cursor + 1) },
    { keys: 'k', text: 'Previous prospect', run: () => go(cursor === null ? 0 : cursor - 1) },
    { keys: 'Enter', text: 'Open the prospect' },
    { keys: 'x', text: 'Select it, or not', run: () => toggle(false) },
    { keys: 'shift+X', text: 'Select from the last one to here', run: () => toggle(true) },
    { keys: 'a', text: 'Assign the selection, or this one', run: onAssign },
    { keys: 'Escape', text: 'Select nothing', run: selection.clear },
  ])
  return { cursor, setCursor, go }
}
