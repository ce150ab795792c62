import { open } from 'node:fs/promises'
import { geteuid } from 'node:process'
import { DatabaseSync } from 'node:sqlite'
import { setTimeout as sleep } from 'node:timers/promises'

export type Release = () => void

const retryMs = 20
const sqliteBusy = 5

const tryToHold = (path: string, begin: string): Release | null => {
  const file = new DatabaseSync(path, { timeout: 0 })
  try {
    // In memory: a journal beside the file would stay behind when the process is killed.
    file.exec(`pragma journal_mode = memory; ${begin}`)
  } catch (error) {
    file.close()
    if (error instanceof Error && 'errcode' in error && error.errcode === sqliteBusy) return null
    throw error
  }
  return () => file.close()
}

/** Creates the file of a lock for whoever owns the data folder, so that a lock of root's does not shut the owner out. */
export const createLockFile = async (path: string, owner: { uid: number; gid: number }): Promise<void> => {
  // Only a new file is opened: closing one that is locked would end the lock.
  const file = await open(path, 'wx', 0o600).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'EEXIST') return null
    throw error
  })
  if (file === null) return
  try {
    if (geteuid?.() === 0) await file.chown(owner.uid, owner.gid)
  } finally {
    await file.close()
  }
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
