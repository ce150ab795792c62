import { createHash, randomBytes } from 'node:crypto'
import { chmod, chown, lstat, mkdir, realpath, stat, symlink } from 'node:fs/promises'
import { join } from 'node:path'
import { type Account, canEnter } from './account.ts'
import { createSystemFolder, systemFolder } from './binaries.ts'

/** Where everything of one PostgreSQL lies. All paths are absolute and without symbolic links. */
export type Folders = {
  /** Holds the others. Belongs to the owner of the data folder; PostgreSQL's account can't change what is in it. */
  readonly base: string
  /** The database files (PGDATA). Absent before the first start. */
  readonly data: string
  /** PostgreSQL's log, one file for each day of the week. */
  readonly log: string
  /** The Unix socket. Only the account may enter, and whoever enters is trusted. */
  readonly socket: string
}

// A socket's address holds 108 bytes on Linux and 104 on macOS.
const longestSocketPathBytes = 100
const shortHash = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 16)
const exists = async (path: string): Promise<boolean> => (await lstat(path).catch(() => null)) !== null

/** Creates a folder that only the account may use, or makes sure that the one that is there is such a folder. */
const claimPrivateFolder = async (path: string, account: Account): Promise<void> => {
  if (!(await exists(path))) {
    await mkdir(path, { mode: 0o700 })
    await chown(path, account.uid, account.gid)
  }
  const found = await lstat(path)
  if (!found.isDirectory() || found.uid !== account.uid || (found.mode & 0o077) !== 0) {
    throw new Error(`${path} must be a folder of ${account.name} alone (mode 0700): remove it, then start again`)
  }
}

const createBase = async (
  base: string,
  dataDir: string,
  account: Account,
  log: (line: string) => void,
): Promise<void> => {
  if (await canEnter(dataDir, account)) {
    await mkdir(base)
    await chmod(base, 0o755)
    const owner = await stat(dataDir)
    if (!account.own) await chown(base, owner.uid, owner.gid)
    return
  }
  // Never the same place twice: whoever deleted the data folder wants an empty database, not the former one.
  const elsewhere = join(systemFolder, `${shortHash(base)}-${randomBytes(4).toString('hex')}`)
  await createSystemFolder()
  await mkdir(elsewhere)
  await chmod(elsewhere, 0o755)
  await symlink(elsewhere, base)
  log(`The database's files are in ${elsewhere}, as ${account.name}, who runs PostgreSQL, can't reach ${base}`)
}

const chooseSocketFolder = (base: string): string => {
  const near = join(base, 'run')
  if (Buffer.byteLength(join(near, '.s.PGSQL.5432')) <= longestSocketPathBytes) return near
  // Not TMPDIR, which may differ between the processes that must find the same socket.
  return join('/tmp', `foyer-${shortHash(base)}`)
}

/** Creates the folders, all but `data`, or finds those that are there. `dataDir` exists and is a real path. */
export const prepareFolders = async (
  dataDir: string,
  account: Account,
  log: (line: string) => void,
): Promise<Folders> => {
  const link = join(dataDir, 'postgres')
  if (!(await exists(link))) await createBase(link, dataDir, account, log)
  const base = await realpath(link)
  if (!(await canEnter(base, account))) {
    throw new Error(`${account.name}, who runs PostgreSQL, can't reach ${base}: let others enter the folders above it`)
  }
  const folders = { base, data: join(base, 'data'), log: join(base, 'log'), socket: chooseSocketFolder(base) }
  await claimPrivateFolder(folders.log, account)
  await claimPrivateFolder(folders.socket, account)
  return folders
}
