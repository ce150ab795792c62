import { type FileHandle, open } from 'node:fs/promises'
import type { FileFormat, Reject } from '../../transfer/rows.ts'
import { rejectWriter } from '../../transfer/sending/reject-lines.ts'
import { Complaint } from '../complaint.ts'
import { messageOf } from '../context.ts'

export type RejectsFile = {
  readonly write: (rejects: readonly Reject[]) => Promise<void>
  /** Closes the file; its path, or null if nothing was rejected. */
  readonly close: () => Promise<string | null>
}

/** The file of rejects, beside the input unless it is named otherwise. It is made with the first reject. */
export const createRejectsFile = (path: string, format: FileFormat, columns: readonly string[]): RejectsFile => {
  const { head, line } = rejectWriter(format, columns)
  let file: FileHandle | null = null
  const opened = async (): Promise<FileHandle> => {
    if (file !== null) return file
    try {
      // What people asked for is theirs alone: names, addresses, numbers.
      file = await open(path, 'w', 0o600)
      await file.write(head)
      return file
    } catch (error) {
      throw new Complaint(`${path} can't be written: ${messageOf(error)}`)
    }
  }
  return {
    write: async (rejects) => {
      if (rejects.length === 0) return
      const lines = rejects.map(({ row, reasons }) => line({ rowNumber: row.number, record: row.cells, reasons }))
      await (await opened()).write(lines.join(''))
    },
    close: async () => {
      await file?.close()
      return file === null ? null : path
    },
  }
}
