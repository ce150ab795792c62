import { Box } from '@mantine/core'
import { useVirtualizer } from '@tanstack/react-virtual'
import { type ReactNode, useRef } from 'react'
import classes from './virtual-list.module.css'

type Props<Row> = {
  readonly rows: readonly Row[]
  /** What the list has, for screen readers. */
  readonly label: string
  /** Of every row, in pixels. */
  readonly rowHeight: number
  /** Of the list at most, in pixels. */
  readonly maxHeight: number
  readonly keyOf: (row: Row) => string | number
  readonly draw: (row: Row) => ReactNode
}

const overscan = 8

/** A list of thousands of rows of one height, of which only those in sight are drawn. */
export const VirtualList = <Row,>({ rows, label, rowHeight, maxHeight, keyOf, draw }: Props<Row>) => {
  const frame = useRef<HTMLDivElement>(null)
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => frame.current,
    estimateSize: () => rowHeight,
    overscan,
  })
  return (
    // What scrolls must be reached by keyboard.
    <Box
      component="section"
      ref={frame}
      className={classes['frame'] ?? ''}
      mah={maxHeight}
      tabIndex={0}
      aria-label={label}
    >
      <ul className={classes['list']} style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map(({ index, start }) => {
          const row = rows[index]
          return row === undefined ? null : (
            <li
              key={keyOf(row)}
              className={classes['row']}
              style={{ height: rowHeight, transform: `translateY(${start}px)` }}
              aria-setsize={rows.length}
              aria-posinset={index + 1}
            >
              {draw(row)}
            </li>
          )
        })}
      </ul>
    </Box>
  )
}
