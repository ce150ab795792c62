import { fstat, type Stats } from 'node:fs'
import { stat } from 'node:fs/promises'
import { resolve } from 'node:path'
import process from 'node:process'
import { promisify } from 'node:util'
import { Complaint, exitCodes } from '../complaint.ts'

const inputStats = (path: string): Promise<Stats | null> =>
  (path === '-' ? promisify(fstat)(process.stdin.fd) : stat(path)).catch(() => null)

/** Whether two names are of one file: by the way to it, or through a link, or as stdin. Devices are nobody's own. */
const isSame = async (input: string, output: string): Promise<boolean> => {
  if (input !== '-' && resolve(input) === resolve(output)) return true
  const [one, other] = [await inputStats(input), await stat(output).catch(() => null)]
  return one !== null && other?.isFile() === true && one.dev === other.dev && one.ino === other.ino
}

/** Complains when the rejects would be written into the file that is read. */
export const expectApart = async (input: string, rejects: string | undefined): Promise<void> => {
  if (rejects === undefined || !(await isSame(input, rejects))) return
  throw new Complaint(`--rejects ${rejects} is the file that is read: name another one`, exitCodes.usage)
}
