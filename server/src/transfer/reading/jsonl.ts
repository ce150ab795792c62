import { isUtf8 } from 'node:buffer'
import { limits } from '../../catalogue/limits.ts'
import { FileFault } from '../file-fault.ts'
import { type FileRow, isRejectColumn } from '../rows.ts'
import type { Peeked } from './first-bytes.ts'

const newLine = 0x0a

const readLines = async function* (chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  let rest: Buffer = Buffer.alloc(0)
  for await (const chunk of chunks) {
    rest = rest.length === 0 ? Buffer.from(chunk) : Buffer.concat([rest, chunk])
    let from = 0
    for (let end = rest.indexOf(newLine); end >= 0; end = rest.indexOf(newLine, from)) {
      yield rest.subarray(from, end)
      from = end + 1
    }
    rest = rest.subarray(from)
    if (rest.length > limits.importRowCharacters)
      throw new FileFault(`A line does not end within ${limits.importRowCharacters} bytes`)
  }
  if (rest.length > 0) yield rest
}

/** Whole numbers that a double can't hold stay as they were written: an id must not become its neighbour. */
const parseExactly = (text: string): unknown =>
  /\d{16}/.test(text)
    ? JSON.parse(text, (_key, value: unknown, context?: { source?: string }) =>
        typeof value === 'number' && !Number.isSafeInteger(value) && Number.isInteger(value) ? context?.source : value,
      )
    : JSON.parse(text)

const bad = (number: number, line: string, reason: string): FileRow => ({ number, cells: { line }, reasons: [reason] })

/** A line of a file of rejects that stands for one that could not be read, and that nobody mended. */
const isUnmended = (value: object): boolean => {
  const others = Object.keys(value).filter((key) => !isRejectColumn(key))
  return Object.hasOwn(value, 'reasons') && others.length === 1 && others[0] === 'line'
}

const howToMend = 'The text in "line" should be mended and stand here as the line itself, in the place of this object'

const toRow = (number: number, bytes: Buffer): FileRow => {
  const line = bytes.toString().trim()
  if (!isUtf8(bytes)) return bad(number, line, 'The line is not in UTF-8')
  try {
    const value = parseExactly(line)
    if (typeof value === 'object' && value !== null && !Array.isArray(value))
      return { number, cells: value as Record<string, unknown>, reasons: isUnmended(value) ? [howToMend] : [] }
    return bad(number, line, 'The line is JSON, but no object')
  } catch {
    return bad(number, line, 'The line is no JSON')
  }
}

/** The rows of a file with one JSON object per line. Blank lines don't count. */
export const readJsonl = async function* ({ start, whole }: Peeked): AsyncGenerator<FileRow> {
  if (start.toString('latin1').trimStart().startsWith('['))
    throw new FileFault('The file is one JSON array: write one object per line')
  let number = 0
  for await (const bytes of readLines(whole)) {
    const line = number === 0 && bytes.subarray(0, 3).equals(Buffer.from('\ufeff')) ? bytes.subarray(3) : bytes
    if (line.some((byte) => byte > 0x20)) yield toRow(++number, line)
  }
}

/** The keys of these rows, each once. */
export const columnsOf = (rows: readonly FileRow[]): string[] => {
  const columns = [...new Set(rows.flatMap((row) => (row.reasons.length > 0 ? [] : Object.keys(row.cells))))]
  const [first] = rows.flatMap(({ number, reasons }) => reasons.map((reason) => `row ${number}: ${reason}`))
  if (columns.length === 0 && first !== undefined) throw new FileFault(`No line can be taken for a record; ${first}`)
  if (columns.length > limits.importColumns)
    throw new FileFault(`The objects have ${columns.length} keys; at most ${limits.importColumns} are read`)
  return columns
}
