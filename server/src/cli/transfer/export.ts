import { createWriteStream } from 'node:fs'
import process from 'node:process'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ExportTable } from '../../storage/transfer/exports.ts'
import { exportRecords } from '../../transfer/sending/export-records.ts'
import { Complaint, exitCodes } from '../complaint.ts'
import { messageOf, withContext } from '../context.ts'
import { findAccountCalled } from '../people/checks.ts'

export type ExportOptions = {
  readonly account: string
  readonly format: string
  readonly out?: string
}

const isBroken = (error: unknown): boolean => (error as NodeJS.ErrnoException).code === 'EPIPE'

/** Passes texts on; hears why they end before their end. What the reader of them throws is none of that. */
const heard = async function* (
  texts: AsyncGenerator<string>,
  onFailure: (error: unknown) => void,
): AsyncGenerator<string> {
  const read = (): Promise<IteratorResult<string>> =>
    texts.next().catch((error: unknown) => {
      onFailure(error)
      throw error
    })
  for (let next = await read(); next.done !== true; next = await read()) yield next.value
}

/** `foyer export`: all records of an account, as they are read. */
export const exportTable = async (table: ExportTable, options: ExportOptions): Promise<void> => {
  const { format, out } = options
  if (format !== 'csv' && format !== 'jsonl') throw new Complaint('--format must be csv or jsonl', exitCodes.usage)
  await withContext(async ({ database }) => {
    const { id: accountId } = await findAccountCalled(database.tables, options.account)
    const target = out === undefined ? process.stdout : createWriteStream(out)
    let failure: unknown = null
    const texts = heard(exportRecords(database, table, accountId, format), (error) => {
      failure = error
    })
    try {
      await pipeline(Readable.from(texts), target, { end: out !== undefined })
    } catch (error) {
      // Whoever read stdout has seen enough.
      if (isBroken(error)) return
      if (failure !== null) throw failure
      throw new Complaint(`${out ?? 'stdout'} can't be written: ${messageOf(error)}`)
    }
  })
}
