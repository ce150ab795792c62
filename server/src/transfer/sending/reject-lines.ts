import { type FileFormat, isRejectColumn, rejectColumns } from '../rows.ts'
import { toLine } from './csv-text.ts'

export type RejectedRow = {
  readonly rowNumber: number
  readonly record: Readonly<Record<string, unknown>>
  readonly reasons: readonly string[]
}

const toText = (value: unknown): string => {
  if (value === null || value === undefined) return ''
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}

/**
 * The lines of a file of rejects: the columns of the file that they come from, then `row` and `reasons`, which the next import
 * passes over. So the file can be mended and imported as it is.
 */
export const rejectWriter = (
  format: FileFormat,
  columns: readonly string[],
): { readonly head: string; readonly line: (reject: RejectedRow) => string } => {
  const own = columns.filter((column) => !isRejectColumn(column))
  if (format === 'jsonl') {
    const line = ({ rowNumber, record, reasons }: RejectedRow): string => {
      const kept = Object.entries(record).filter(([column]) => !isRejectColumn(column))
      return `${JSON.stringify({ ...Object.fromEntries(kept), row: rowNumber, reasons })}\n`
    }
    return { head: '', line }
  }
  return {
    head: toLine([...own, ...rejectColumns]),
    line: ({ rowNumber, record, reasons }) =>
      toLine([
        ...own.map((column) => (Object.hasOwn(record, column) ? toText(record[column]) : '')),
        rowNumber,
        reasons.join('; '),
      ]),
  }
}
