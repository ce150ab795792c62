import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chown, lstat, mkdir, open, readdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { Account } from './account.ts'
import type { Folders } from './folders.ts'
import { runAs } from './postmaster.ts'

const run = promisify(execFile)
const timeoutMs = 120_000

// Locale C with the rules of Unicode for letter case: the same order and the same answers on every machine.
const initdbOptions = [
  '--username=foyer',
  '--auth-local=trust',
  '--auth-host=reject',
  '--encoding=UTF8',
  '--locale=C',
  '--locale-provider=builtin',
  '--builtin-locale=C.UTF-8',
  '--data-checksums',
  '--no-instructions',
]

const syncFolder = async (folder: string): Promise<void> => {
  const handle = await open(folder)
  await handle.sync()
  await handle.close()
}

/** Creates the database files. They are complete or absent: an attempt that was killed leaves nothing that counts. */
export const initialise = async (programs: string, folders: Folders, account: Account): Promise<void> => {
  if ((await lstat(folders.data).catch(() => null)) !== null) return
  const unfinished = (await readdir(folders.base)).filter((name) => name.startsWith('unfinished-'))
  // An initdb that outlived its starter may still be writing: again, until there is nothing more to remove.
  for (const name of unfinished) await rm(join(folders.base, name), { recursive: true, force: true, maxRetries: 20 })
  const fresh = join(folders.base, `unfinished-${randomBytes(4).toString('hex')}`)
  await mkdir(fresh, { mode: 0o700 })
  await chown(fresh, account.uid, account.gid)
  try {
    await run(join(programs, 'initdb'), [...initdbOptions, '--pgdata', fresh], {
      ...runAs(account),
      timeout: timeoutMs,
    })
  } catch (error) {
    await rm(fresh, { recursive: true, force: true })
    throw new Error(`PostgreSQL can't be set up here. To use a server of yours, set DATABASE_URL. ${error}`)
  }
  await rename(fresh, folders.data)
  await syncFolder(folders.base)
}
