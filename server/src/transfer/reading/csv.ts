import { pipeline, Readable } from 'node:stream'
import { CsvError, parse } from 'csv-parse'
import { limits } from '../../catalogue/limits.ts'
import { FileFault } from '../file-fault.ts'
import type { FileRow } from '../rows.ts'
import { withoutEscape } from '../sending/csv-text.ts'
import type { Peeked } from './first-bytes.ts'

const separators = [',', ';', '\t', '|'] as const

/** The separator that the head line has most of, outside quotes. Excel writes `;` where the decimal mark is a comma. */
const separatorOf = (start: Buffer): string => {
  const [line = ''] = start
    .toString()
    .replace(/"[^"]*"/g, '')
    .split('\n', 1)
  const counts = separators.map((separator) => line.split(separator).length)
  return separators[counts.indexOf(Math.max(...counts))] ?? ','
}

const inWords = (error: unknown, row: number): unknown => {
  if (!(error instanceof CsvError)) return error
  if (error.code === 'CSV_QUOTE_NOT_CLOSED' || error.code === 'CSV_MAX_RECORD_SIZE')
    return new FileFault(
      `Row ${row} does not end within ${limits.importRowCharacters} characters: perhaps a quotation mark is not closed`,
    )
  return new FileFault(`Row ${row} can't be read: ${error.message}`)
}

/** The cells of each line that is not blank, the head line first. */
const readRecords = async function* ({ start, whole }: Peeked): AsyncGenerator<string[]> {
  const parser = parse({
    delimiter: separatorOf(start),
    bom: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    max_record_size: limits.importRowCharacters,
  })
  // Its errors are thrown by the loop below.
  pipeline(Readable.from(whole), parser, () => {})
  let row = 0
  try {
    for await (const cells of parser) {
      yield cells as string[]
      row += 1
    }
  } catch (error) {
    throw inWords(error, row)
  }
}

/** A column without a name is called by its place. */
const nameColumns = (cells: readonly string[]): string[] => {
  const columns = cells.map((cell, place) => cell.trim() || `(column ${place + 1})`)
  const doubled = columns.filter((column, place) => columns.indexOf(column) !== place)
  if (doubled.length > 0)
    throw new FileFault(`The head line names ${doubled.map((name) => JSON.stringify(name)).join(', ')} more than once`)
  if (columns.length > limits.importColumns)
    throw new FileFault(`The head line has ${columns.length} columns; at most ${limits.importColumns} are read`)
  return columns
}

const reasonsOf = (cells: readonly string[], columns: readonly string[]): string[] => {
  const reasons: string[] = []
  if (cells.length !== columns.length)
    reasons.push(`The row has ${cells.length} cells where the head line has ${columns.length}`)
  if (cells.length > columns.length)
    reasons.push(`Too many: ${JSON.stringify(cells.slice(columns.length)).slice(0, 1_000).toWellFormed()}`)
  // What the decoder puts in the place of bytes that are no UTF-8.
  if (cells.some((cell) => cell.includes('\ufffd')))
    reasons.push('The row holds letters that are not in UTF-8 (shown as \ufffd): save the file as "CSV UTF-8"')
  return reasons
}

const toRow = (number: number, columns: readonly string[], cells: readonly string[]): FileRow => ({
  number,
  cells: Object.fromEntries(columns.map((column, place) => [column, withoutEscape(cells[place] ?? '')])),
  reasons: reasonsOf(cells, columns),
})

/** The columns of a CSV file, and its rows. */
export const readCsv = async (
  peeked: Peeked,
): Promise<{ readonly columns: readonly string[]; readonly rows: AsyncGenerator<FileRow> }> => {
  const records = readRecords(peeked)
  const head = await records.next()
  if (head.done === true) throw new FileFault('The file has no head line')
  const columns = nameColumns(head.value)
  const rows = async function* (): AsyncGenerator<FileRow> {
    let number = 0
    for await (const cells of records) yield toRow(++number, columns, cells)
  }
  return { columns, rows: rows() }
}
