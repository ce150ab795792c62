import type { Database } from '../../storage/database.ts'
import { type ExportRow, type ExportTable, readExportPage } from '../../storage/transfer/exports.ts'
import type { FileFormat } from '../rows.ts'
import { toLine } from './csv-text.ts'

/** Known in the file by their full names: an `id` alone means another thing to every other system. */
const hidden: Readonly<Record<ExportTable, readonly string[]>> = {
  prospects: ['id'],
  units: ['id'],
  leasing_events: [],
}

const toScalar = (value: unknown): string | number | boolean | null => {
  if (value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
    return value
  return JSON.stringify(value)
}

const toText = (format: FileFormat, columns: readonly string[], row: ExportRow): string =>
  format === 'csv'
    ? toLine(columns.map((column) => toScalar(row[column])))
    : `${JSON.stringify(Object.fromEntries(columns.map((column) => [column, row[column]])))}\n`

/**
 * All records of an account as text, page by page: as much is read as is taken. Pages are read one after another, so what is
 * written meanwhile may be in it or not; nothing that was there at the beginning is left out.
 */
export const exportRecords = async function* (
  { pool }: Pick<Database, 'pool'>,
  table: ExportTable,
  accountId: string,
  format: FileFormat,
): AsyncGenerator<string> {
  let afterId = 0
  for (let first = true; ; first = false) {
    const page = await readExportPage(pool, table, accountId, afterId)
    const columns = page.columns.filter((column) => !hidden[table].includes(column))
    if (first && format === 'csv') yield toLine(columns)
    if (page.rows.length === 0) return
    yield page.rows.map((row) => toText(format, columns, row)).join('')
    afterId = page.rows.at(-1)?.id ?? afterId
  }
}
