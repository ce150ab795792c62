import { withKind } from './kinds.ts'
import { byColumn } from './mapping.ts'
import type { PreparedImport } from './prepare-import.ts'
import { isRejectColumn } from './rows.ts'
import { columnsOf } from './summary.ts'

/** Rows that a preview shows. */
const shownRows = 20

const snake = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)

const toRecord = (given: object): Record<string, unknown> =>
  Object.fromEntries(Object.entries(given).map(([field, value]) => [snake(field), value]))

/** What an import would make of the columns and the first rows of a file. */
export const previewImport = (prepared: PreparedImport) => {
  const fileColumns = prepared.file.columns.filter((column) => !isRejectColumn(column))
  const rows = withKind(prepared, ({ check }) =>
    prepared.file.firstRows.slice(0, shownRows).map((row) => {
      const checked = check(row)
      return 'reasons' in checked
        ? { row: row.number, record: null, reasons: [...checked.reasons] }
        : { row: row.number, record: toRecord(checked.given as object), reasons: [] }
    }),
  )
  return { columns: columnsOf({ columns: byColumn(prepared.mapping), fileColumns }), rows }
}
