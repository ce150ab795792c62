import { pipeline, Readable } from 'node:stream'
import { type CsvError, parse } from 'csv-parse'
import { limits } from '../../catalogue/limits.ts'
import { FileFault } from '../file-fault.ts'
import type { FileRow } from '../rows.ts'
import { withoutEscape } from '../sending/csv-text.ts'
import { type Peeked, withoutFirst } from './first-bytes.ts'

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

/** The first line by which Excel is told the separator: `sep=;`. Its separator and length in bytes; null if there is none. */
const readHint = (start: Buffer): { readonly separator: string; readonly bytes: number } | null => {
  const [line, separator] = /^(?:\xef\xbb\xbf)?"?sep=([^"\r\n])"?\r?\n/i.exec(start.toString('latin1')) ?? []
  return line === undefined || separator === undefined ? null : { separator, bytes: line.length }
}

/** Why the file can't be read on from this row. Row 0 is the head line. */
const inWords = ({ code, message }: CsvError, row: number): FileFault => {
  const place = row === 0 ? 'the head line' : `row ${row}`
  if (code === 'CSV_QUOTE_NOT_CLOSED') return new FileFault(`The quotation mark in ${place} is never closed`)
  if (code === 'CSV_MAX_RECORD_SIZE')
    return new FileFault(
      `What begins in ${place} does not end within ${limits.importRowCharacters} characters: perhaps a quotation mark is not closed`,
    )
  return new FileFault(`The file can't be read from ${place} on: ${message}`)
}

type CsvRecord = {
  readonly cells: readonly string[]
  /** Whether something stands between a cell's closing quotation mark and the next separator. */
  readonly isTorn: boolean
}

/** Finds records with a cell like `"Ada"x`, which the parser takes for a text with quotation marks in it. */
const tornFinder = (separator: string): ((cells: readonly string[], raw: string) => boolean) => {
  const mark = `\\u${separator.charCodeAt(0).toString(16).padStart(4, '0')}`
  const cell = `(?:"[^"]*(?:""[^"]*)*"|(?!")[^${mark}]*)`
  const whole = new RegExp(`^${cell}(?:${mark}${cell})*[\\r\\n]*$`)
  return (cells, raw) =>
    cells.some((text) => text.startsWith('"')) && !whole.test(raw.replace(/^(?:\r?\n)+|^\r+|^\ufeff/, ''))
}

/** The records that are no blank lines, the head line first. Throws behind the last one that is whole. */
const readRecords = async function* (peeked: Peeked): AsyncGenerator<CsvRecord> {
  const hint = readHint(peeked.start)
  const separator = hint?.separator ?? separatorOf(peeked.start)
  const isTorn = tornFinder(separator)
  const broken: { error: CsvError; row: number }[] = []
  const parser = parse({
    delimiter: separator,
    bom: true,
    raw: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    max_record_size: limits.importRowCharacters,
    // As an error of the stream it would overtake the records before it.
    skip_records_with_error: true,
    on_skip: (error) => {
      if (error !== undefined) broken.push({ error, row: parser.info.records })
    },
  })
  // Its errors are thrown by the loop below.
  pipeline(Readable.from(withoutFirst(hint?.bytes ?? 0, peeked.whole)), parser, () => {})
  let row = 0
  const expectWhole = (): void => {
    const [first] = broken
    if (first !== undefined && row >= first.row) throw inWords(first.error, first.row)
  }
  for await (const { record: cells, raw } of parser as AsyncIterable<{ record: string[]; raw: string }>) {
    expectWhole()
    yield { cells, isTorn: isTorn(cells, raw) }
    row += 1
  }
  expectWhole()
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

const reasonsOf = ({ cells, isTorn }: CsvRecord, columns: readonly string[]): string[] => {
  const reasons: string[] = []
  if (isTorn)
    reasons.push(
      'Something stands behind a closing quotation mark: close the cell at its end, and double quotation marks within',
    )
  if (cells.length !== columns.length)
    reasons.push(`The row has ${cells.length} cells where the head line has ${columns.length}`)
  if (cells.length > columns.length)
    reasons.push(`Too many: ${JSON.stringify(cells.slice(columns.length)).slice(0, 1_000).toWellFormed()}`)
  // What the decoder puts in the place of bytes that are no UTF-8.
  if (cells.some((cell) => cell.includes('\ufffd')))
    reasons.push('The row holds letters that are not in UTF-8 (shown as \ufffd): save the file as "CSV UTF-8"')
  return reasons
}

const toRow = (number: number, columns: readonly string[], record: CsvRecord): FileRow => ({
  number,
  cells: Object.fromEntries(columns.map((column, place) => [column, withoutEscape(record.cells[place] ?? '')])),
  reasons: reasonsOf(record, columns),
})

/** The columns of a CSV file, and its rows. */
export const readCsv = async (
  peeked: Peeked,
): Promise<{ readonly columns: readonly string[]; readonly rows: AsyncGenerator<FileRow> }> => {
  const records = readRecords(peeked)
  const head = await records.next()
  if (head.done === true) throw new FileFault('The file has no head line')
  const columns = nameColumns(head.value.cells)
  const rows = async function* (): AsyncGenerator<FileRow> {
    let number = 0
    for await (const record of records) yield toRow(++number, columns, record)
  }
  return { columns, rows: rows() }
}
