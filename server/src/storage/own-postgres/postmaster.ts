import { spawn } from 'node:child_process'
import { open, readFile, readlink, rm } from 'node:fs/promises'
import { platform } from 'node:os'
import { join } from 'node:path'
import { kill } from 'node:process'
import type { Account } from './account.ts'
import type { Folders } from './folders.ts'

/** PostgreSQL's main process, as its own file `postmaster.pid` tells it. */
export type Postmaster = { readonly pid: number; readonly isReady: boolean }

/** The environment of PostgreSQL's programs: nothing of ours reaches them, neither secrets nor PG… variables. */
const environment = { PATH: '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' }

/** How a program of PostgreSQL is run: as its account, from a folder that every account can enter. */
export const runAs = (account: Account) => ({ uid: account.uid, gid: account.gid, cwd: '/', env: environment })

const quoteListItem = (path: string): string => `"${path.replaceAll('"', '""')}"`

/** Settings that differ from PostgreSQL's defaults. Durability (fsync, synchronous_commit, full_page_writes) does not. */
const settingsOf = (folders: Folders): Record<string, string> => ({
  listen_addresses: '',
  port: '5432',
  unix_socket_directories: quoteListItem(folders.socket),
  unix_socket_permissions: '0700',
  cluster_name: 'foyer',
  max_connections: '100',
  shared_buffers: '256MB',
  max_wal_size: '4GB',
  jit: 'off',
  timezone: 'UTC',
  log_timezone: 'UTC',
  // A week of logs, each day's overwriting that of a week ago: a file that only grows fills the disk some day.
  logging_collector: 'on',
  log_directory: folders.log,
  log_filename: 'postgresql-%a.log',
  log_truncate_on_rotation: 'on',
  log_rotation_size: '0',
})

/**
 * Whether the process with this id is the postmaster of this data folder. After a crash of the machine or in a new
 * container the id may belong to anybody, and a dead process that nobody waited for still answers to signals.
 */
export const isPostmaster = async (pid: number, folders: Folders): Promise<boolean> => {
  try {
    kill(pid, 0)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EPERM')) return false
  }
  if (platform() !== 'linux') return true
  const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')
  return command.includes(folders.data) || (await readlink(`/proc/${pid}/cwd`).catch(() => '')) === folders.data
}

/** The postmaster that runs on these files, be it starting, ready or stopping. Null: none does. */
export const findPostmaster = async (folders: Folders): Promise<Postmaster | null> => {
  const text = await readFile(join(folders.data, 'postmaster.pid'), 'utf8').catch(() => '')
  const lines = text.split('\n')
  const pid = Number(lines[0])
  if (!Number.isInteger(pid) || pid <= 0 || !(await isPostmaster(pid, folders))) return null
  return { pid, isReady: lines[7]?.trim() === 'ready' }
}

/**
 * Removes what a dead postmaster left. PostgreSQL does so too, but not when another process has got its id.
 * Server processes that outlived it are still safe: PostgreSQL finds them by the shared memory that they hold.
 */
export const removeLeftovers = async (folders: Folders): Promise<void> => {
  await rm(join(folders.data, 'postmaster.pid'), { force: true })
  await rm(join(folders.socket, '.s.PGSQL.5432.lock'), { force: true })
}

export type Launch = { readonly hasExited: () => boolean; readonly output: () => Promise<string> }

/**
 * Starts the postmaster in a session of its own, so that neither Ctrl-C in our terminal nor our death reaches it.
 * `output` is what it said before its log began: why it could not start, for example.
 */
export const launchPostmaster = async (programs: string, folders: Folders, account: Account): Promise<Launch> => {
  const outputPath = join(folders.base, 'start.log')
  // A new file each time: the last one may belong to root while we are an ordinary user.
  await rm(outputPath, { force: true })
  const output = await open(outputPath, 'wx', 0o600)
  let exited = false
  try {
    const settings = Object.entries(settingsOf(folders)).flatMap(([name, value]) => ['-c', `${name}=${value}`])
    const child = spawn(join(programs, 'postgres'), ['-D', folders.data, ...settings], {
      ...runAs(account),
      detached: true,
      stdio: ['ignore', output.fd, output.fd],
    })
    child.once('exit', () => {
      exited = true
    })
    await new Promise((resolve, reject) => child.once('spawn', resolve).once('error', reject))
    child.unref()
  } finally {
    await output.close()
  }
  return { hasExited: () => exited, output: () => readFile(outputPath, 'utf8') }
}

/** Asks for a fast shutdown: sessions end, everything is written down. */
export const askToStop = (postmaster: Postmaster): void => {
  kill(postmaster.pid, 'SIGINT')
}
