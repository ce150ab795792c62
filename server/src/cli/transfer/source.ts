import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import process from 'node:process'
import type { FileFormat } from '../../transfer/rows.ts'
import { Complaint, exitCodes } from '../complaint.ts'
import { messageOf } from '../context.ts'

/** The file that is read, and how much of it was. */
export type Source = {
  readonly bytes: AsyncIterable<Uint8Array>
  readonly share: () => number | null
  readonly format: FileFormat
  /** Null for stdin. */
  readonly path: string | null
}

const formatOf = (path: string): FileFormat => {
  if (/\.(?:jsonl|ndjson)$/i.test(path)) return 'jsonl'
  if (/\.(?:csv|tsv|txt)$/i.test(path)) return 'csv'
  throw new Complaint(`${path} should be called .csv or .jsonl; or say which it is by --format`, exitCodes.usage)
}

const sizeOf = async (path: string): Promise<number> => {
  try {
    const found = await stat(path)
    if (found.isDirectory()) throw new Complaint(`${path} is a folder`, exitCodes.usage)
    return found.size
  } catch (error) {
    if (error instanceof Complaint) throw error
    throw new Complaint(`${path} can't be read: ${messageOf(error)}`)
  }
}

const counted = async function* (
  bytes: AsyncIterable<Uint8Array>,
  onRead: (count: number) => void,
): AsyncGenerator<Uint8Array> {
  for await (const chunk of bytes) {
    onRead(chunk.length)
    yield chunk
  }
}

/** Opens the file, or stdin for `-`. */
export const openSource = async (path: string, format: FileFormat | null): Promise<Source> => {
  if (path === '-') return { bytes: process.stdin, share: () => null, format: format ?? 'csv', path: null }
  const size = await sizeOf(path)
  let read = 0
  const bytes = counted(createReadStream(path), (count) => {
    read += count
  })
  return { bytes, share: () => (size === 0 ? null : read / size), format: format ?? formatOf(path), path }
}
