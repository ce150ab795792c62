import { readFileSync } from 'node:fs'
import { chmod, mkdtemp, readFile, realpath, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** An empty folder below the system's temporary one that every user can enter. */
export const createDataFolder = async (): Promise<string> => {
  const folder = await mkdtemp(join(tmpdir(), 'foyer-test-'))
  await chmod(folder, 0o755)
  return folder
}

/** The process id in the files of the PostgreSQL of this data folder, be it alive or not. Null: it was stopped well. */
export const readPostmasterId = async (dataDir: string): Promise<number | null> => {
  const text = await readFile(join(dataDir, 'postgres', 'data', 'postmaster.pid'), 'utf8').catch(() => null)
  return text === null ? null : Number(text.split('\n')[0])
}

/** A process that has ended is not alive, even if nobody has waited for it yet (macOS waits at once). */
export const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
  } catch {
    return false
  }
  if (process.platform !== 'linux') return true
  try {
    return !/^State:\s+[ZX]/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'))
  } catch {
    return false
  }
}

/** Ends the PostgreSQL of this folder, if there is one, and removes the folder and what it links to. */
export const removeDataFolder = async (dataDir: string): Promise<void> => {
  const pid = await readPostmasterId(dataDir)
  if (pid !== null && isAlive(pid)) process.kill(pid, 'SIGQUIT')
  const files = await realpath(join(dataDir, 'postgres')).catch(() => dataDir)
  for (const folder of [files, dataDir]) await rm(folder, { recursive: true, force: true, maxRetries: 10 })
}
