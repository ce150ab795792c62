import { mkdir, realpath, rmdir } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { type Account, chooseAccount } from './own-postgres/account.ts'
import { findPrograms } from './own-postgres/binaries.ts'
import { type Folders, prepareFolders } from './own-postgres/folders.ts'
import { initialise } from './own-postgres/initialise.ts'
import { holdLock, type Release } from './own-postgres/lock.ts'
import { askToStop, findPostmaster, type Launch, launchPostmaster, removeLeftovers } from './own-postgres/postmaster.ts'
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

type Cluster = {
  readonly programs: string
  readonly folders: Folders
  readonly account: Account
  readonly log: (line: string) => void
}

// Recovery after a crash reads up to max_wal_size of log, which takes minutes on a slow disk.
const startTimeoutMs = 300_000
const stopTimeoutMs = 60_000
const pollMs = 10
const noticeMs = 5_000

const launchFailure = async (launch: Launch): Promise<Error | null> => {
  const output = await launch.output()
  // Server processes that outlived their postmaster end by themselves as soon as they notice.
  if (output.includes('is still in use')) return null
  return new Error(`PostgreSQL did not start: ${output.trim().slice(-2_000)}`)
}

/** Adopts the PostgreSQL that runs on these files, or starts one, and returns when it answers. Needs the lock. */
const startOrAdopt = async (cluster: Cluster): Promise<void> => {
  const { programs, folders, account, log } = cluster
  await initialise(programs, folders, account)
  const startedAt = performance.now()
  let noticeAt = startedAt + noticeMs
  let launch: Launch | null = null
  while (performance.now() < startedAt + startTimeoutMs) {
    const postmaster = await findPostmaster(folders)
    if (postmaster?.isReady && (await answers(folders.socket))) return
    if (postmaster === null && (launch === null || launch.hasExited())) {
      const failure = launch && (await launchFailure(launch))
      if (failure) throw failure
      if (launch === null) await removeLeftovers(folders)
      launch = await launchPostmaster(programs, folders, account)
    }
    if (performance.now() >= noticeAt) {
      log(`Still waiting for PostgreSQL (its log is in ${folders.log})`)
      noticeAt += noticeMs
    }
    await sleep(pollMs)
  }
  throw new Error(`PostgreSQL did not answer within ${startTimeoutMs / 1000} s: see ${folders.log}`)
}

const shutDown = async ({ folders, log }: Cluster): Promise<void> => {
  const postmaster = await findPostmaster(folders)
  if (postmaster === null) return
  askToStop(postmaster)
  const deadline = performance.now() + stopTimeoutMs
  while ((await findPostmaster(folders)) !== null) {
    if (performance.now() >= deadline) return log(`PostgreSQL still writes its files after ${stopTimeoutMs / 1000} s`)
    await sleep(pollMs)
  }
  // The one below /tmp would stay behind when the data folder is deleted.
  await rmdir(folders.socket).catch(() => {})
}

const acquire = async (path: string, mode: 'shared' | 'exclusive'): Promise<Release> => {
  const release = await holdLock(path, mode, startTimeoutMs)
  if (release === null) throw new Error(`Another process has held ${path} for ${startTimeoutMs / 1000} s`)
  return release
}

/**
 * Starts a PostgreSQL of Foyer's own on the files in `<dataDir>/postgres`, or joins the one that runs on them already,
 * be it another process's or left by one that was killed. It listens on a Unix socket only.
 *
 * Rejects with a message for the operator when it can't: no PostgreSQL for this platform, files of another user.
 */
export const startOwnPostgres = async (options: OwnPostgresOptions): Promise<OwnPostgres> => {
  const log = options.log ?? (() => {})
  await mkdir(options.dataDir, { recursive: true })
  const dataDir = await realpath(options.dataDir)
  const account = await chooseAccount([join(dataDir, 'postgres', 'data'), dataDir])
  const programs = await findPrograms(account, log)
  // One process at a time starts or stops PostgreSQL.
  const locked = async <T>(work: () => Promise<T>): Promise<T> => {
    const release = await acquire(join(dataDir, 'postgres.lock'), 'exclusive')
    try {
      return await work()
    } finally {
      release()
    }
  }
  const usersPath = join(dataDir, 'postgres.users')
  const { cluster, leave } = await locked(async () => {
    const folders = await prepareFolders(dataDir, account, log)
    const started: Cluster = { programs, folders, account, log }
    await startOrAdopt(started)
    // Held as long as this process uses PostgreSQL, connected or not.
    return { cluster: started, leave: await acquire(usersPath, 'shared') }
  })
  const { socket } = cluster.folders

  const lastOneOut = async (): Promise<void> => {
    leave()
    const release = await holdLock(usersPath, 'exclusive', 0)
    if (release === null) return
    const runs = (await findPostmaster(cluster.folders)) !== null
    if (runs && !(await isInUse(socket).catch(() => false))) await shutDown(cluster)
    release()
  }

  let restarting: Promise<void> | null = null
  let stopping: Promise<void> | null = null
  return {
    url: urlOf(socket, 'foyer'),
    ensureRunning: async () => {
      if (stopping !== null || (await findPostmaster(cluster.folders))?.isReady) return
      restarting ??= locked(() => startOrAdopt(cluster)).finally(() => {
        restarting = null
      })
      await restarting
    },
    stop: () => {
      stopping ??= locked(lastOneOut)
      return stopping
    },
  }
}
