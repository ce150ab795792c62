import { rmdir } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Account } from './account.ts'
import type { Folders } from './folders.ts'
import { initialise } from './initialise.ts'
import {
  askToStop,
  findPostmaster,
  isPostmaster,
  type Launch,
  launchPostmaster,
  removeLeftovers,
} from './postmaster.ts'
import { answers } from './sessions.ts'

/** One PostgreSQL: its programs, its files, and who runs it. */
export type Cluster = {
  readonly programs: string
  readonly folders: Folders
  readonly account: Account
  readonly log: (line: string) => void
}

// Recovery after a crash reads up to max_wal_size of log, which takes minutes on a slow disk.
const startTimeoutMs = 300_000
const stopTimeoutMs = 60_000
const pollMs = 10
const relaunchMs = 100
const noticeMs = 5_000

/** Launches a postmaster when there is none; after a launch that failed, again or never. */
const launchAfter = async (failed: Launch | null, cluster: Cluster): Promise<Launch> => {
  if (failed === null) {
    await removeLeftovers(cluster.folders)
  } else {
    const output = await failed.output()
    // Server processes that outlived their postmaster end by themselves as soon as they notice. Else there is no hope.
    if (!output.includes('is still in use')) throw new Error(`PostgreSQL did not start: ${output.trim().slice(-2_000)}`)
    await sleep(relaunchMs)
  }
  return launchPostmaster(cluster.programs, cluster.folders, cluster.account)
}

/**
 * Adopts the PostgreSQL that runs on these files, or starts one, and returns when it answers. One process at a time.
 * Rejects soon after the signal: who wants to stop does not wait for a server that is frozen.
 */
export const startOrAdopt = async (cluster: Cluster, signal: AbortSignal): Promise<void> => {
  const { folders } = cluster
  await initialise(cluster.programs, folders, cluster.account)
  const notice = setInterval(() => cluster.log(`Waiting for PostgreSQL, whose log is in ${folders.log}`), noticeMs)
  try {
    const deadline = performance.now() + startTimeoutMs
    let launch: Launch | null = null
    while (performance.now() < deadline) {
      const postmaster = await findPostmaster(folders)
      if (postmaster?.isReady && (await answers(folders.socket))) return
      const isGone = postmaster === null && (launch === null || launch.hasExited())
      if (isGone) launch = await launchAfter(launch, cluster)
      await sleep(pollMs, null, { signal })
    }
  } finally {
    clearInterval(notice)
  }
  throw new Error(`PostgreSQL did not answer within ${startTimeoutMs / 1000} s, see ${folders.log}`)
}

/** Ends all sessions and stops. One process at a time. */
export const shutDown = async ({ folders, log }: Cluster): Promise<void> => {
  const postmaster = await findPostmaster(folders)
  if (postmaster === null) return
  askToStop(postmaster)
  const deadline = performance.now() + stopTimeoutMs
  // Its file goes first, the process a moment later.
  while (await isPostmaster(postmaster.pid, folders)) {
    if (performance.now() >= deadline) return log(`PostgreSQL still writes its files after ${stopTimeoutMs / 1000} s`)
    await sleep(pollMs)
  }
  // One below /tmp would stay behind when the data folder is deleted.
  await rmdir(folders.socket).catch(() => {})
}
