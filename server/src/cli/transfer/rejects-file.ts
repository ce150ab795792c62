import { type FileHandle, open, stat } from 'node:fs/promises'
import { join, parse } from 'node:path'
import type { FileFormat, Reject } from '../../transfer/rows.ts'
import { rejectWriter } from '../../transfer/sending/reject-lines.ts'
import { Complaint } from '../complaint.ts'
import { messageOf } from '../context.ts'

export type RejectsFile = {
  readonly write: (rejects: readonly Reject[]) => Promise<void>
  /** Closes the file; its path, or null if nothing was rejected. */
  readonly close: () => Promise<string | null>
}

// What people asked for is theirs alone: names, addresses, numbers.
const mode = 0o600
const mostTries = 10_000

const numbered = (path: string, number: number): string => {
  const { dir, name, ext } = parse(path)
  return number === 1 ? path : join(dir, `${name}-${number}${ext}`)
}

/** Such as /dev/stdout and /dev/fd/3, whatever they lead to. What is in /dev/shm are files. */
const isDevice = (path: string): boolean => /^\/dev\/(fd\/)?[^/]+$/.test(path)

/** Devices and pipes hold nothing that could be lost. */
const isFile = async (path: string): Promise<boolean> =>
  !isDevice(path) && ((await stat(path).catch(() => null))?.isFile() ?? true)

const isTaken = (error: unknown): boolean => (error as NodeJS.ErrnoException).code === 'EEXIST'

/** A file that is there may hold rows that somebody mends at this moment: the next number that is free is taken instead. */
const openNew = async (path: string): Promise<{ readonly file: FileHandle; readonly path: string }> => {
  if (!(await isFile(path))) return { file: await open(path, 'w', mode), path }
  for (let number = 1; ; number += 1) {
    const candidate = numbered(path, number)
    try {
      return { file: await open(candidate, 'wx', mode), path: candidate }
    } catch (error) {
      if (!isTaken(error) || number === mostTries) throw error
    }
  }
}

/** The file of rejects, beside the input unless it is named otherwise. It is made with the first reject. */
export const createRejectsFile = (path: string, format: FileFormat, columns: readonly string[]): RejectsFile => {
  const { head, line } = rejectWriter(format, columns)
  let opened: Awaited<ReturnType<typeof openNew>> | null = null
  const append = async (text: string): Promise<void> => {
    try {
      if (opened === null) {
        opened = await openNew(path)
        await opened.file.write(head)
      }
      await opened.file.write(text)
    } catch (error) {
      throw new Complaint(`${opened?.path ?? path} can't be written: ${messageOf(error)}`)
    }
  }
  return {
    write: async (rejects) => {
      if (rejects.length === 0) return
      const lines = rejects.map(({ row, reasons }) => line({ rowNumber: row.number, record: row.cells, reasons }))
      await append(lines.join(''))
    },
    close: async () => {
      await opened?.file.close()
      return opened?.path ?? null
    },
  }
}
