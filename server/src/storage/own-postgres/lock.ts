import { DatabaseSync } from 'node:sqlite'
import { setTimeout as sleep } from 'node:timers/promises'

export type Release = () => void

const retryMs = 20
const sqliteBusy = 5

const tryToHold = (path: string, begin: string): Release | null => {
  const file = new DatabaseSync(path, { timeout: 0 })
  try {
    file.exec(begin)
  } catch (error) {
    file.close()
    if (error instanceof Error && 'errcode' in error && error.errcode === sqliteBusy) return null
    throw error
  }
  return () => file.close()
}

/**
 * A lock between processes that ends with its process, however that dies. A file with a pid in it would have to be taken
 * over from the dead, which two can do at once. Node has no flock, but SQLite locks its (empty) file by the kernel.
 *
 * Shared locks go together; an exclusive one goes with no other. Null when it can't be had within `waitMs`.
 */
export const holdLock = async (path: string, mode: 'shared' | 'exclusive', waitMs: number): Promise<Release | null> => {
  const begin = mode === 'shared' ? 'begin; select 1 from sqlite_schema' : 'begin exclusive'
  const deadline = performance.now() + waitMs
  for (;;) {
    const release = tryToHold(path, begin)
    if (release !== null || performance.now() >= deadline) return release
    await sleep(retryMs)
  }
}
