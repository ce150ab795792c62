import { limits } from '../../catalogue/limits.ts'
import { BrokenFile, FileFault } from '../file-fault.ts'
import type { FileFormat, FileRow, OpenedFile } from '../rows.ts'
import { readCsv } from './csv.ts'
import { expectText, peek } from './first-bytes.ts'
import { columnsOf, readJsonl } from './jsonl.ts'

const takeFirst = async (rows: AsyncGenerator<FileRow>): Promise<FileRow[]> => {
  const first: FileRow[] = []
  while (first.length < limits.importFirstRows) {
    const next = await rows.next()
    if (next.done === true) break
    first.push(next.value)
  }
  return first
}

/** An upload that breaks off has a fault of its own kind, which says how it is answered. */
const isOfReader = (error: unknown): error is FileFault => error instanceof FileFault && error.constructor === FileFault

const joined = async function* (first: readonly FileRow[], rest: AsyncGenerator<FileRow>): AsyncGenerator<FileRow> {
  try {
    yield* first
    yield* rest
  } catch (error) {
    throw isOfReader(error) ? new BrokenFile(error) : error
  } finally {
    await rest.return(undefined)
  }
}

/** Reads a file up to its first rows. Throws `FileFault` when it is none that can be imported. */
export const openFile = async (source: AsyncIterable<Uint8Array>, format: FileFormat): Promise<OpenedFile> => {
  const peeked = await peek(source)
  expectText(peeked.start)
  const read = format === 'csv' ? await readCsv(peeked) : { columns: null, rows: readJsonl(peeked) }
  const firstRows = await takeFirst(read.rows)
  return {
    columns: read.columns ?? columnsOf(firstRows),
    firstRows,
    rows: joined(firstRows, read.rows),
    close: async () => {
      await read.rows.return(undefined)
    },
  }
}
