import type { ChildProcess } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { platform } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { setTimeout as sleep } from 'node:timers/promises'
import { collect, run, start } from './processes.ts'

export type Server = {
  readonly url: string
  /** The most memory that was resident at any time, in bytes (where the system does not tell: now). */
  readonly residentBytes: () => Promise<number>
  /** Returns once nothing that was accepted is unanswered. */
  readonly isIdle: () => Promise<void>
  readonly stop: () => Promise<void>
}

const programs = {
  /** The product, as an operator starts it. */
  foyer: [join(import.meta.dirname, '../../server/bin/foyer.js'), 'serve'],
  /** With its demo filled in. */
  demo: [join(import.meta.dirname, '../../server/bin/foyer.js'), 'demo'],
  ceiling: [join(import.meta.dirname, '../ceiling-server.ts')],
} as const

const startUpMs = 30_000
const pollMs = 20

const addressOf = async (child: ChildProcess): Promise<string> => {
  const printed = collect(child)
  const deadline = performance.now() + startUpMs
  while (child.exitCode === null && performance.now() < deadline) {
    const url = /(?:listens on|URL) +(http:[^;\s]+)/.exec(printed.stdout)?.[1]
    if (url !== undefined) return url
    await sleep(pollMs)
  }
  throw new Error(`a server did not start: ${printed.stderr}`)
}

const residentBytes = async (pid: number): Promise<number> => {
  if (platform() !== 'linux') return Number(await run('ps', ['-o', 'rss=', '-p', `${pid}`], {}, 10_000)) * 1_024
  const status = await readFile(`/proc/${pid}/status`, 'utf8')
  return Number(/^VmHWM:\s+(\d+) kB$/m.exec(status)?.[1] ?? Number.NaN) * 1_024
}

const waitUntilIdle = async (url: string): Promise<void> => {
  const deadline = performance.now() + startUpMs
  while (performance.now() < deadline) {
    const metrics = await (await fetch(`${url}/metrics`)).text()
    if (/^foyer_queue_requests 0$/m.test(metrics)) return
    await sleep(pollMs)
  }
  throw new Error('a server still has unanswered requests long after its load has ended')
}

/** Starts a server on a free port and on this database, in a process of its own. */
export const startServer = async (
  program: keyof typeof programs,
  databaseUrl: string,
  settings: Readonly<Record<string, string>> = {},
): Promise<Server> => {
  const child = start(process.execPath, programs[program], {
    DATABASE_URL: databaseUrl,
    FOYER_PORT: '0',
    FOYER_LOG_LEVEL: 'warn',
    ...settings,
  })
  const url = await addressOf(child)
  return {
    url,
    residentBytes: () => residentBytes(child.pid ?? 0),
    isIdle: () => waitUntilIdle(url),
    stop: () =>
      new Promise((resolve) => {
        if (child.exitCode !== null || child.signalCode !== null) resolve()
        child.once('exit', () => resolve())
        child.kill('SIGTERM')
      }),
  }
}
