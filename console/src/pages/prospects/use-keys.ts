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
  /** The keyboard goes to a row. */
  readonly onMove: () => void
  readonly onEnd: () => void
  readonly onEscape: () => void
}

/** The row that the keyboard is at: its name has the focus, so Enter opens it as any link. */
export const useKeys = ({ question, count, table, selection, onAssign, onMove, onEnd, onEscape }: Given) => {
  const [cursor, set] = useStateFor<number | null>(question, null)
  const setCursor = useCallback((index: number) => set(() => index), [set])
  const go = (index: number): void => {
    onMove()
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
    { keys: 'Home', text: 'First prospect', run: () => go(0) },
    { keys: 'End', text: 'Last prospect', run: onEnd },
    { keys: 'Enter', text: 'Open the prospect' },
    { keys: 'x', text: 'Select it, or not', run: () => toggle(false) },
    { keys: 'shift+X', text: 'Select from the last one to here', run: () => toggle(true) },
    { keys: 'a', text: 'Assign the selection, or this one', run: onAssign },
    { keys: 'Escape', text: 'Select nothing', run: onEscape },
  ])
  return { cursor, setCursor, go }
}
