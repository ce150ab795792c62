import { randomUUID } from 'node:crypto'
import { limits } from '../catalogue/limits.ts'
import type { Engine } from '../engine/commands.ts'
import type { Database } from '../storage/database.ts'
import {
  endImport,
  endKeyedImport,
  findImport,
  type ImportCounts,
  type ImportKey,
  insertImport,
  insertRejects,
  isGoingOn,
  noteProgress,
  type StoredImport,
} from '../storage/transfer/imports.ts'
import type { Checked, CheckedRow } from './checking/prospects.ts'
import { FileFault } from './file-fault.ts'
import { withKind } from './kinds.ts'
import { byColumn } from './mapping.ts'
import type { PreparedImport } from './prepare-import.ts'
import { type FileRow, isRejectColumn, type Reject } from './rows.ts'
import { Stopped, type StopReason } from './stopped.ts'
import { noCounts } from './summary.ts'
import { inOrder } from './writing/in-order.ts'
import { type ChunkOutcome, TryAgain, type WriterParts } from './writing/outcomes.ts'
import { isPassing, persistently } from './writing/persistently.ts'

export type ImportParts = {
  readonly database: Database
  readonly engine: Engine
  /** The key under which the import is known to who sent it. What it asks for is known as a whole when the file was read. */
  readonly key?: { readonly atFirst: ImportKey; readonly inTheEnd: () => ImportKey }
  /** Hears how far the import is, after each chunk. */
  readonly onProgress?: (counts: ImportCounts) => void
  /** Hears of rejects in the order of the file. */
  readonly onRejects?: (rejects: readonly Reject[]) => Promise<void>
  /** Asked before anything is written, and before each chunk; what is not null ends the import. */
  readonly reasonToStop?: () => Promise<StopReason | null>
  /** False while others write imports too: then this one writes one chunk at a time. */
  readonly isAlone?: () => boolean
}

/** The import ended before the end of its file. What was written stays, and is found again by the next one. */
export class ImportStopped extends Error {
  readonly importId: string
  constructor(importId: string, cause: unknown) {
    super(inWords(cause), { cause })
    this.importId = importId
  }
}

/** Another request with the key of the import has begun a moment ago. Nothing was written. */
export class KeyTaken extends Error {}

/** For whoever sent the file. What went wrong inside is nobody's business but the log's. */
const inWords = (cause: unknown): string => {
  if (cause instanceof FileFault || cause instanceof TryAgain || cause instanceof Stopped) return cause.message
  if (isPassing(cause)) return 'The database does not answer'
  return 'Something went wrong inside of Foyer; its log has more'
}

type Chunk<T> = { readonly good: CheckedRow<T>[]; readonly rejects: Reject[] }

const isReject = <T>(checked: Checked<T>): checked is Extract<Checked<T>, { reasons: unknown }> => 'reasons' in checked

const sizeOf = ({ cells }: FileRow): number =>
  Object.values(cells).reduce<number>(
    (sum, cell) => sum + (typeof cell === 'string' ? cell : (JSON.stringify(cell) ?? '')).length,
    0,
  )

/** Checks rows and gathers them in chunks of as many as are written in one transaction. */
const gather = async function* <T>(
  { file }: PreparedImport,
  check: (row: FileRow) => Checked<T>,
): AsyncGenerator<Chunk<T>> {
  let chunk: Chunk<T> = { good: [], rejects: [] }
  let size = 0
  for await (const row of file.rows) {
    const checked = check(row)
    if (isReject(checked)) chunk.rejects.push(checked)
    else chunk.good.push(checked)
    size += sizeOf(row)
    if (chunk.good.length + chunk.rejects.length < limits.prospectsPerCreation && size < limits.importChunkCharacters)
      continue
    yield chunk
    chunk = { good: [], rejects: [] }
    size = 0
  }
  if (chunk.good.length + chunk.rejects.length > 0) yield chunk
}

/** Throws when the import must end. */
const mayGoOn = async ({ reasonToStop }: ImportParts): Promise<void> => {
  const reason = reasonToStop === undefined ? null : await persistently(reasonToStop)
  if (reason !== null) throw new Stopped(reason)
}

type Going = { readonly mayGoOn: () => Promise<void> }

const whileAllowed = async function* <T>(chunks: AsyncIterable<T>, going: Going): AsyncGenerator<T> {
  for await (const chunk of chunks) {
    await going.mayGoOn()
    yield chunk
  }
}

const nothing: ChunkOutcome = { created: 0, updated: 0, unchanged: 0, rejects: [] }

type Written = { readonly outcome: ChunkOutcome; readonly rejects: readonly Reject[] }

const toWritten = ({ rejects }: Chunk<unknown>, outcome: ChunkOutcome): Written => ({
  outcome,
  rejects: [...rejects, ...outcome.rejects].toSorted((one, other) => one.row.number - other.row.number),
})

const add = (counts: ImportCounts, { outcome, rejects }: Written): ImportCounts => ({
  rowsRead: counts.rowsRead + outcome.created + outcome.updated + outcome.unchanged + rejects.length,
  rowsCreated: counts.rowsCreated + outcome.created,
  rowsUpdated: counts.rowsUpdated + outcome.updated,
  rowsUnchanged: counts.rowsUnchanged + outcome.unchanged,
  rowsRejected: counts.rowsRejected + rejects.length,
})

/** Writes all chunks, some at the same time, and tells of them in the order of the file. */
const writeAll = (
  prepared: PreparedImport,
  parts: ImportParts & Going,
  tell: (written: Written) => Promise<void>,
): Promise<void> =>
  withKind(prepared, async ({ check, write, chunksAtOnce }) => {
    const { request, surroundings } = prepared
    const { access, dryRun } = request
    const writerParts: WriterParts = { ...parts, access, surroundings, dryRun, imagined: new Map() }
    const chunks = whileAllowed(gather(prepared, check), parts)
    const writeChunk = async (chunk: Awaited<ReturnType<typeof chunks.next>>['value'] & object): Promise<Written> => {
      const outcome = chunk.good.length === 0 ? nothing : await write(writerParts, chunk.good)
      return toWritten(chunk, outcome)
    }
    const atOnce = (): number => (parts.isAlone?.() === false ? 1 : chunksAtOnce)
    for await (const written of inOrder(chunks, atOnce, writeChunk)) await tell(written)
  })

/**
 * Imports a file whose columns are known. Rows that are wrong are noted as rejects; the others are written in chunks, each in a
 * transaction, so that an import that is cut off may be run again: what is there is found by its external id.
 * Rejects with `ImportStopped` when it could not come to the end of the file.
 */
export const runImport = async (prepared: PreparedImport, parts: ImportParts): Promise<StoredImport> => {
  const { database, onProgress, onRejects, key } = parts
  const { tables, pool } = database
  const { access, accountId, kind, fileName, dryRun } = prepared.request
  const name = { accountId, id: randomUUID() }
  await mayGoOn(parts)
  const added = {
    ...name,
    kind,
    fileName,
    dryRun,
    columns: byColumn(prepared.mapping),
    fileColumns: prepared.file.columns.filter((column) => !isRejectColumn(column)),
    createdBy: access.userId,
    createdByTokenId: access.tokenId,
  }
  if (!(await insertImport(tables, added, key?.atFirst))) throw new KeyTaken()
  let counts = noCounts
  const going = async (): Promise<void> => {
    await mayGoOn(parts)
    if (!(await persistently(() => isGoingOn(tables, name)))) throw new Stopped('cancelled')
  }
  const sign = setInterval(() => void noteProgress(tables, name, counts).catch(() => {}), limits.importSignMs)
  const tell = async (written: Written): Promise<void> => {
    counts = add(counts, written)
    if (counts.rowsRejected > limits.importRejects)
      throw new FileFault(`More than ${limits.importRejects} rows were rejected: look at the columns first`)
    const rows = written.rejects.map(({ row, reasons }) => ({ rowNumber: row.number, record: row.cells, reasons }))
    await persistently(() => insertRejects(pool, name, rows))
    await onRejects?.(written.rejects)
    onProgress?.(counts)
  }
  try {
    await writeAll(prepared, { ...parts, mayGoOn: going }, tell)
    const end = () =>
      key === undefined ? endImport(tables, name, counts, null) : endKeyedImport(tables, name, counts, key.inTheEnd())
    if (!(await persistently(end))) throw new Stopped('cancelled')
  } catch (error) {
    const stopped = new ImportStopped(name.id, error)
    // The database may be what is gone: then the silence of the import says it.
    await endImport(tables, name, counts, stopped.message).catch(() => {})
    throw stopped
  } finally {
    clearInterval(sign)
  }
  const stored = await findImport(pool, [accountId], name.id)
  if (stored === null) throw new Error('an import is gone')
  return stored
}
