import { Table, VisuallyHidden } from '@mantine/core'
import type { ReactNode } from 'react'
import classes from './data-table.module.css'

export type Column<Row> = {
  readonly key: string
  /** Above the column; beside each cell on phones. */
  readonly head: string
  readonly cell: (row: Row) => ReactNode
  /** What it is about: the first thing that is read out of a row. */
  readonly isName?: boolean
  readonly isNumber?: boolean
  /** Buttons: their head is read out, but not seen. */
  readonly isActions?: boolean
}

type Props<Row> = {
  /** What the rows are, for who does not see the page around them. */
  readonly caption: string
  readonly columns: readonly Column<Row>[]
  readonly rows: readonly Row[]
  readonly keyOf: (row: Row) => string | number
  /** Of rows that are over: they are quieter. */
  readonly isQuiet?: (row: Row) => boolean
  /** Stays a table on phones, with few narrow columns. */
  readonly isNarrow?: boolean
}

const Cell = <Row,>({ column, row }: { readonly column: Column<Row>; readonly row: Row }) => {
  const marks = { 'data-number': column.isNumber, 'data-actions': column.isActions, 'data-name': column.isName }
  const content = (
    <>
      {column.isName !== true && column.isActions !== true && (
        <span className={classes['label']} aria-hidden="true">
          {column.head}
        </span>
      )}
      <span className={classes['value']}>{column.cell(row)}</span>
    </>
  )
  return column.isName === true ? (
    <Table.Th scope="row" {...marks}>
      {content}
    </Table.Th>
  ) : (
    <Table.Td {...marks}>{content}</Table.Td>
  )
}

/** A table of some dozen rows; on phones each row is a card of its own, with the heads beside the cells. */
export const DataTable = <Row,>({ caption, columns, rows, keyOf, isQuiet, isNarrow = false }: Props<Row>) => (
  <Table className={classes['table'] ?? ''} data-narrow={isNarrow || undefined}>
    <caption className={classes['caption']}>{caption}</caption>
    <Table.Thead>
      <Table.Tr>
        {columns.map((column) => (
          <Table.Th key={column.key} scope="col" data-number={column.isNumber}>
            {column.isActions === true ? <VisuallyHidden>{column.head}</VisuallyHidden> : column.head}
          </Table.Th>
        ))}
      </Table.Tr>
    </Table.Thead>
    <Table.Tbody>
      {rows.map((row) => (
        <Table.Tr key={keyOf(row)} data-quiet={isQuiet?.(row)}>
          {columns.map((column) => (
            <Cell key={column.key} column={column} row={row} />
          ))}
        </Table.Tr>
      ))}
    </Table.Tbody>
  </Table>
)
