import { Box } from '@mantine/core'
import { type Row, useTable } from '@tanstack/react-table'
import { useVirtualizer, type VirtualItem } from '@tanstack/react-virtual'
import {
  type FocusEvent,
  type MouseEvent,
  type RefObject,
  useCallback,
  useDeferredValue,
  useEffect,
  useImperativeHandle,
  useMemo,
  useRef,
} from 'react'
import type { ListedProspect } from '../../../api/prospects/list.ts'
import type { Sort } from '../filters/search.ts'
import type { Selection } from '../rows/use-selection.ts'
import { useAhead } from './ahead.ts'
import { columns, features } from './columns.tsx'
import classes from './table.module.css'
import { TableHead } from './table-head.tsx'
import { TableRow } from './table-row.tsx'

/** What moves the keyboard's place, or only what is in sight: to the grey rows behind the last that was read. */
export type TableHandle = { readonly focusRow: (index: number) => void; readonly showEnd: () => void }

type Props = {
  readonly rows: readonly ListedProspect[]
  /** Whether there are more than those that were read. */
  readonly hasMore: boolean
  readonly isCard: boolean
  /** Rows of another question are shown while those of this one are read. */
  readonly isOld: boolean
  readonly sort: Sort
  readonly onSort: (sort: Sort) => void
  readonly selection: Selection
  readonly cursor: number | null
  readonly onCursor: (index: number) => void
  readonly onSight: (first: number, last: number) => void
  /** Somebody scrolls, or points at something. */
  readonly onHand: () => void
  readonly handle: RefObject<TableHandle | null>
}

const rowHeight = 40
const cardHeight = 88
const barHeight = 84
const overscan = 18
/** So that the first rows are there soon; the others are drawn when there is time. */
const firstOverscan = 2
/** Grey rows behind the last that was read, while there are more. */
const waitingRows = 24
/** More than any screen has. */
const longRows = 150

const noRows: ListedProspect[] = []
const idOf = ({ id }: ListedProspect): string => String(id)
const framesToFocus = 10

const focusSoon = (frame: HTMLElement | null, index: number, left: number): void => {
  const link = frame?.querySelector<HTMLElement>(`[data-index="${index}"] a`)
  if (link) link.focus({ preventScroll: true })
  else if (left > 0) requestAnimationFrame(() => focusSoon(frame, index, left - 1))
}

const indexOf = (target: EventTarget): number | null => {
  const index = (target as HTMLElement).closest<HTMLElement>('[data-index]')?.dataset['index']
  return index === undefined ? null : Number(index)
}

type BodyProps = Pick<Props, 'isCard' | 'isOld' | 'selection' | 'cursor'> & {
  readonly items: readonly VirtualItem[]
  readonly shown: readonly Row<typeof features, ListedProspect>[]
  readonly height: number
  readonly totalHeight: number
}

const TableBody = ({ items, shown, height, totalHeight, isCard, isOld, selection, cursor }: BodyProps) => (
  <tbody className={classes['body']} data-old={isOld || undefined} style={{ height: totalHeight }}>
    {items.map(({ index, start }, place) => {
      const row = shown[place]
      if (row === undefined)
        return (
          <tr
            key={`waiting ${index}`}
            className={classes['waiting']}
            style={{ height, transform: `translateY(${start}px)` }}
          >
            <td />
          </tr>
        )
      return (
        <TableRow
          key={row.id}
          row={row}
          index={index}
          start={start}
          height={height}
          isCard={isCard}
          isChosen={selection.chosen.has(row.original.id)}
          isHere={cursor === index}
          onToggle={selection.toggle}
        />
      )
    })}
  </tbody>
)

const useWindow = ({ rows, hasMore, isCard, selection, onSight, handle }: Props) => {
  const frame = useRef<HTMLDivElement>(null)
  const height = isCard ? cardHeight : rowHeight
  const bar = selection.chosen.size > 0 ? barHeight : 0
  const { list, rangeExtractor } = useAhead()
  const virtual = useVirtualizer<HTMLDivElement, HTMLTableRowElement>({
    count: rows.length + (hasMore ? waitingRows : 0),
    getScrollElement: () => frame.current,
    estimateSize: () => height,
    overscan: useDeferredValue(overscan, firstOverscan),
    rangeExtractor,
    scrollPaddingStart: rowHeight,
    // The last rows can be scrolled out from under the bar.
    paddingEnd: bar,
    scrollPaddingEnd: bar,
  })
  list.current = virtual
  const items = virtual.getVirtualItems()
  const first = items[0]?.index ?? 0
  const last = items.at(-1)?.index ?? 0
  useEffect(() => onSight(first, last), [onSight, first, last])
  useImperativeHandle(handle, () => ({
    focusRow: (index) => {
      virtual.scrollToIndex(index)
      focusSoon(frame.current, index, framesToFocus)
    },
    showEnd: () => virtual.scrollToIndex(virtual.options.count - 1),
  }))
  // The table knows the window only: making a hundred thousand rows for each page that comes would be felt.
  const data = useMemo(() => (rows.length === 0 ? noRows : rows.slice(first, last + 1)), [rows, first, last])
  return { frame, height, items, data, totalHeight: virtual.getTotalSize() }
}

/** All rows of a question to the account, of which only those in sight are drawn. */
export const ProspectsTable = (props: Props) => {
  const { rows, hasMore, isCard, isOld, sort, onSort, selection, cursor, onCursor, onHand } = props
  const { frame, height, items, data, totalHeight } = useWindow(props)
  const table = useTable({ features, columns, data, getRowId: idOf })
  const chosenCount = selection.chosen.size
  const isAll = rows.length > 0 && chosenCount >= rows.length && rows.every(({ id }) => selection.chosen.has(id))
  const onToggleAll = useCallback(
    () => (isAll ? selection.clear() : selection.add(rows.map(({ id }) => id))),
    [isAll, selection, rows],
  )
  return (
    <Box
      ref={frame}
      component="section"
      aria-label="List of prospects"
      className={classes['frame'] ?? ''}
      data-scroll-restoration-id="prospects"
      data-card={isCard || undefined}
      data-has-bar={chosenCount > 0 || undefined}
      data-long={rows.length > longRows || undefined}
      // What scrolls must be reached by keyboard.
      tabIndex={0}
      // A click on a box leaves the focus where it is: in a field the keys of the page are not heard.
      onWheel={onHand}
      onTouchMove={onHand}
      onMouseDown={(event: MouseEvent<HTMLElement>) => {
        onHand()
        const index = indexOf(event.target)
        if (index === null || (event.target as HTMLElement).closest('label') === null) return
        event.preventDefault()
        onCursor(index)
      }}
      onFocus={({ target }: FocusEvent<HTMLElement>) => {
        const index = indexOf(target)
        if (index !== null) onCursor(index)
      }}
    >
      <table
        className={classes['table']}
        aria-label="Prospects"
        aria-rowcount={hasMore ? -1 : rows.length + 1}
        aria-busy={isOld}
      >
        <TableHead
          table={table}
          sort={sort}
          onSort={onSort}
          isCard={isCard}
          isAll={isAll}
          isSome={chosenCount > 0}
          onToggleAll={onToggleAll}
        />
        <TableBody
          items={items}
          shown={table.getRowModel().rows}
          height={height}
          totalHeight={totalHeight}
          isCard={isCard}
          isOld={isOld}
          selection={selection}
          cursor={cursor}
        />
      </table>
    </Box>
  )
}
