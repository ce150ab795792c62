import { mkdir, realpath, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { chooseAccount } from './own-postgres/account.ts'
import { findPackage, placePrograms } from './own-postgres/binaries.ts'
import { type Cluster, shutDown, startOrAdopt } from './own-postgres/cluster.ts'
import { prepareFolders } from './own-postgres/folders.ts'
import { createLockFile, holdLock, type Release } from './own-postgres/lock.ts'
import { findPostmaster } from './own-postgres/postmaster.ts'
import { answers, isInUse, urlOf } from './own-postgres/sessions.ts'

export type OwnPostgresOptions = {
  /** Foyer's folder. Created if absent; PostgreSQL's files go into `postgres` in it. */
  readonly dataDir: string
  /** Told what an operator should know: where files went, what is being waited for. */
  readonly log?: (line: string) => void
}

export type OwnPostgres = {
  readonly url: string
  /** Starts PostgreSQL again if it is gone. Harmless while it runs, and when called by many at once. */
  readonly ensureRunning: () => Promise<void>
  /** Stops PostgreSQL, unless another process uses it. Close your own connections first. */
  readonly stop: () => Promise<void>
}

/** Files in the data folder that are locked, never read. */
type Locks = {
  /** Held by the process that starts or stops PostgreSQL. */
  readonly turn: string
  /** Held, shared, by every process that uses PostgreSQL, whether it is connected at the moment or not. */
  readonly users: string
}

// Longer than a start may take, which is what the holder does.
const turnTimeoutMs = 400_000

const createLocks = async (dataDir: string): Promise<Locks> => {
  const locks = { turn: join(dataDir, 'postgres.lock'), users: join(dataDir, 'postgres.users') }
  const owner = await stat(dataDir)
  await createLockFile(locks.turn, owner)
  await createLockFile(locks.users, owner)
  return locks
}

const acquire = async (path: string, mode: 'shared' | 'exclusive'): Promise<Release> => {
  const release = await holdLock(path, mode, turnTimeoutMs)
  if (release === null) throw new Error(`Another process has held ${path} for ${turnTimeoutMs / 1000} s`)
  return release
}

const inTurn = async <T>(locks: Locks, work: () => Promise<T>): Promise<T> => {
  const release = await acquire(locks.turn, 'exclusive')
  try {
    return await work()
  } finally {
    release()
  }
}

/** Stops PostgreSQL unless somebody uses it. Sessions count too: a process may use it by DATABASE_URL. */
const stopUnlessInUse = async (cluster: Cluster, locks: Locks): Promise<void> => {
  const release = await holdLock(locks.users, 'exclusive', 0)
  if (release === null) return
  try {
    const runs = (await findPostmaster(cluster.folders)) !== null
    if (runs && !(await isInUse(cluster.folders.socket).catch(() => false))) await shutDown(cluster)
  } finally {
    release()
  }
}

/**
 * Starts a PostgreSQL of Foyer's own on the files in `<dataDir>/postgres`, or joins the one that runs on them already,
 * be it another process's or left by one that was killed. It listens on a Unix socket only.
 *
 * Rejects with a message for the operator when it can't: no PostgreSQL for this platform, files of another user.
 */
export const startOwnPostgres = async (options: OwnPostgresOptions): Promise<OwnPostgres> => {
  const log = options.log ?? (() => {})
  const packageFolder = findPackage()
  await mkdir(options.dataDir, { recursive: true })
  const dataDir = await realpath(options.dataDir)
  const account = await chooseAccount([join(dataDir, 'postgres', 'data'), dataDir])
  const programs = await placePrograms(packageFolder, account, log)
  const locks = await createLocks(dataDir)
  const stopped = new AbortController()
  const start = async (): Promise<Cluster> => {
    const cluster = { programs, account, log, folders: await prepareFolders(dataDir, account, log) }
    await startOrAdopt(cluster, stopped.signal)
    return cluster
  }
  const { cluster, leave } = await inTurn(locks, async () => ({
    cluster: await start(),
    leave: await acquire(locks.users, 'shared'),
  }))

  let restarting: Promise<unknown> | null = null
  let stopping: Promise<void> | null = null
  return {
    url: urlOf(cluster.folders.socket, 'foyer'),
    ensureRunning: async () => {
      if (stopping !== null || (await answers(cluster.folders.socket))) return
      restarting ??= inTurn(locks, start).finally(() => {
        restarting = null
      })
      await restarting
    },
    stop: () => {
      stopped.abort()
      stopping ??= inTurn(locks, () => {
        leave()
        return stopUnlessInUse(cluster, locks)
      })
      return stopping
    },
  }
}
