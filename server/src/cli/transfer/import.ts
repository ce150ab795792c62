import { basename } from 'node:path'
import process from 'node:process'
import { createInterface } from 'node:readline/promises'
import type { ImportKind } from '../../catalogue/records/import-fields.ts'
import { isRefused } from '../../records/refusals.ts'
import { BrokenFile, FileFault } from '../../transfer/file-fault.ts'
import type { Mapping, Wishes } from '../../transfer/mapping.ts'
import { importAction, type PreparedImport, prepareImport } from '../../transfer/prepare-import.ts'
import type { FileFormat } from '../../transfer/rows.ts'
import { ImportStopped, runImport } from '../../transfer/run-import.ts'
import { Stopped, type StopReason } from '../../transfer/stopped.ts'
import { toImportBody } from '../../transfer/summary.ts'
import { Complaint, exitCodes } from '../complaint.ts'
import { type Context, withContext } from '../context.ts'
import { openEngine } from '../engine/open-engine.ts'
import { findAccountCalled } from '../people/checks.ts'
import { createProgress, inWords } from './progress.ts'
import { createRejectsFile } from './rejects-file.ts'
import { expectApart } from './same-file.ts'
import { openSource, type Source } from './source.ts'
import { findActor } from './whose.ts'

export type ImportOptions = {
  readonly account: string
  readonly as?: string
  readonly dryRun?: boolean
  readonly map: readonly string[]
  readonly format?: string
  readonly rejects?: string
  readonly yes?: boolean
  readonly json?: boolean
}

const tell = (line: string): void => {
  process.stderr.write(`${line}\n`)
}

const toWishes = (pairs: readonly string[]): Wishes =>
  new Map(
    pairs.map((pair) => {
      const place = pair.lastIndexOf('=')
      if (place < 1)
        throw new Complaint(
          `--map ${JSON.stringify(pair)} must be like "Column=field", or "Column=" to leave it out`,
          exitCodes.usage,
        )
      return [pair.slice(0, place), pair.slice(place + 1)]
    }),
  )

const toFormat = (format: string | undefined): FileFormat | null => {
  if (format === undefined || format === 'csv' || format === 'jsonl') return format ?? null
  throw new Complaint('--format must be csv or jsonl', exitCodes.usage)
}

const showMapping = ({ columnOf, leftOut }: Mapping): void => {
  const width = Math.max(...[...columnOf.values()].map((column) => column.length))
  tell('The columns of the file are taken for:')
  for (const [field, column] of columnOf) tell(`  ${column.padEnd(width)}  ${field}`)
  if (leftOut.length > 0) tell(`Left out: ${leftOut.join(', ')}`)
}

/** Whether it may go on. Who can't be asked must have said so before. */
const isAgreed = async ({ yes, dryRun }: ImportOptions, { path }: Source): Promise<boolean> => {
  if (yes === true || dryRun === true) return true
  if (process.stdin.isTTY !== true || path === null)
    throw new Complaint('Nothing was written: say --yes if the columns are right, or --dry-run to try', exitCodes.usage)
  const terminal = createInterface({ input: process.stdin, output: process.stderr })
  const answer = await terminal.question('Import it? [y/N] ')
  terminal.close()
  return /^y(es)?$/i.test(answer.trim())
}

const rejectsPath = ({ rejects }: ImportOptions, { path, format }: Source): string =>
  rejects ?? `${path ?? 'stdin'}.rejects.${format}`

const run = async (
  context: Context,
  prepared: PreparedImport,
  source: Source,
  options: ImportOptions,
): Promise<void> => {
  const { engine, close } = openEngine(context)
  const progress = createProgress(process.stderr)
  const rejects = createRejectsFile(rejectsPath(options, source), source.format, prepared.file.columns)
  let reason: StopReason | null = null
  const stop = (): void => {
    reason = 'interrupted'
  }
  process.once('SIGINT', stop).once('SIGTERM', stop)
  try {
    const stored = await runImport(prepared, {
      database: context.database,
      engine,
      reasonToStop: async () => reason,
      onProgress: (counts) => progress.show({ share: source.share(), counts, nowMs: performance.now() }),
      onRejects: rejects.write,
    })
    progress.end()
    const file = await rejects.close()
    tell(`${stored.dryRun ? 'Tried, nothing written: ' : ''}${inWords(stored)}${file === null ? '' : `, see ${file}`}`)
    if (options.json === true)
      process.stdout.write(
        `${JSON.stringify({ ...toImportBody(stored), left_out: prepared.mapping.leftOut, rejects_file: file })}\n`,
      )
  } finally {
    progress.end()
    await rejects.close()
    process.off('SIGINT', stop).off('SIGTERM', stop)
    await close()
  }
}

const inComplaints = (error: unknown): unknown => {
  if (error instanceof FileFault || error instanceof Stopped) return new Complaint(error.message)
  if (!(error instanceof ImportStopped)) return error
  if (error.cause instanceof BrokenFile) return new Complaint(`${error.message}; mend the file and run it again`)
  const message = error.cause instanceof Complaint ? error.cause.message : error.message
  return new Complaint(`${message}. What was written stays; run it again to go on`)
}

/** `foyer import`: shows what it takes the columns for, asks, and writes. */
export const importFile = async (kind: ImportKind, path: string, options: ImportOptions): Promise<void> => {
  const wishes = toWishes(options.map)
  const format = toFormat(options.format)
  await expectApart(path, options.rejects)
  await withContext(async (context) => {
    const { database } = context
    const source = await openSource(path, format)
    const { id: accountId } = await findAccountCalled(database.tables, options.account)
    const access = await findActor(database, accountId, options.as, importAction(kind))
    const fileName = source.path === null ? null : basename(source.path)
    const request = {
      kind,
      accountId,
      access,
      format: source.format,
      wishes,
      fileName,
      dryRun: options.dryRun === true,
    }
    const prepared = await prepareImport(database, request, source.bytes)
    if (isRefused(prepared)) throw new Complaint('This is not allowed in the account')
    showMapping(prepared.mapping)
    if (await isAgreed(options, source)) await run(context, prepared, source, options)
    else tell('Nothing was written')
  }).catch((error: unknown) => {
    throw inComplaints(error)
  })
}
