import { mkdtempSync, readdirSync, rmSync, statfsSync } from 'node:fs'
import { chmod } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { isAlive } from './data-folder.ts'

const memory = '/dev/shm'
const gigabyte = 2 ** 30
/** Several times what a run of all tests has needed at the same time. */
const neededBytes = 4 * gigabyte

const hasRoom = (): boolean => {
  try {
    const { bavail, bsize } = statfsSync(memory)
    return bavail * bsize >= neededBytes && process.availableMemory() >= 2 * neededBytes
  } catch {
    return false
  }
}

const nameBegin = 'foyer-tests-'

/** A run that was killed leaves its folder, and memory is not for that. */
const removeLeftovers = (): void => {
  for (const name of readdirSync(memory)) {
    const pid = name.startsWith(nameBegin) ? Number.parseInt(name.slice(nameBegin.length), 10) : Number.NaN
    if (!Number.isNaN(pid) && !isAlive(pid)) rmSync(join(memory, name), { recursive: true, force: true })
  }
}

/**
 * Has everything temporary of this process and of those that it forks lie in one folder, and returns how to remove that. It is in memory
 * where there is room: a database for each file, made and dropped, keeps a disk busy, and each drop waits until all that was written
 * anywhere is on it. PostgreSQL's settings stay those of production.
 */
export const useTemporaryFolder = async (): Promise<() => void> => {
  const isInMemory = hasRoom()
  if (isInMemory) removeLeftovers()
  const folder = mkdtempSync(join(isInMemory ? memory : tmpdir(), `${nameBegin}${process.pid}-`))
  // When this is root, PostgreSQL runs as another user, who must get there.
  await chmod(folder, 0o755)
  process.env['TMPDIR'] = folder
  return () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
}
