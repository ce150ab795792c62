import { createWriteStream } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { platform } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { collect, run, start } from './load/processes.ts'

export const foyerProgram = join(import.meta.dirname, '../server/bin/foyer.js')
const account = 'Import bench'
/** Whoever a third of the leads are assigned to. */
const agent = 'agent@example.test'

/** Leads as a CRM exports them, a third with an assignee; one row in a hundred has no e-mail address where one should be. */
export const leadLines = function* (rows: number, assignee: string): Generator<string> {
  yield 'Lead ID,Name,Email,Phone,Lead Source,Created,Assigned To,Message\n'
  for (let n = 1; n <= rows; n++) {
    const email = n % 100 === 0 ? 'none' : `lead${n}@example.test`
    const phone = `(512) ${200 + (n % 700)}-${String(n % 10_000).padStart(4, '0')}`
    const assigned = n % 3 === 0 ? assignee : ''
    yield `L${n},Ada Park ${n},${email},${phone},Zillow,2025-03-${String(1 + (n % 28)).padStart(2, '0')},${assigned},Is it available?\n`
  }
}

const highWaterMegabytes = async (pid: number): Promise<number> => {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '')
  return Number(/^VmHWM:\s+(\d+) kB$/m.exec(status)?.[1] ?? 0) / 1_024
}

type Summary = { readonly rows_created: number; readonly rows_unchanged: number; readonly rows_rejected: number }

/** Runs one import to its end: its counts, how long it took, and the most memory of its process where the system tells. */
const importOnce = async (path: string, env: Record<string, string>) => {
  const startedAt = performance.now()
  const child = start(
    process.execPath,
    [foyerProgram, 'import', 'prospects', path, '--account', account, '--yes', '--json'],
    env,
  )
  const printed = collect(child)
  let megabytes = 0
  const watch = setInterval(async () => {
    megabytes = Math.max(megabytes, await highWaterMegabytes(child.pid ?? 0))
  }, 100)
  const code = await new Promise((resolve) => child.once('close', resolve))
  clearInterval(watch)
  if (code !== 0) throw new Error(`foyer import ended with ${code}: ${printed.stderr}`)
  const summary = JSON.parse(printed.stdout) as Summary
  return { summary, seconds: (performance.now() - startedAt) / 1_000, megabytes }
}

/** Imports a file of leads into an empty database, and once more. Returns the findings as Markdown. */
export const measureImport = async (url: string, folder: string, rows: number): Promise<string> => {
  const env = { DATABASE_URL: url, FOYER_LOG_LEVEL: 'warn' }
  const path = join(folder, 'leads.csv')
  await pipeline(Readable.from(leadLines(rows, agent)), createWriteStream(path))
  const foyer = (...args: string[]) => run(process.execPath, [foyerProgram, ...args], env, 60_000)
  await foyer('account', 'create', '--name', account, '--owner-name', 'Owner', '--owner-email', 'owner@example.test')
  await foyer('user', 'create', '--name', 'Agent', '--email', agent, '--account', account)
  const found: string[] = []
  for (const title of ['first', 'again']) {
    const { summary, seconds, megabytes } = await importOnce(path, env)
    const counts = `${summary.rows_created} created, ${summary.rows_unchanged} unchanged, ${summary.rows_rejected} rejected`
    const memory = platform() === 'linux' ? `, at most ${Math.round(megabytes)} MB resident` : ''
    found.push(`- ${title}: ${rows} rows in ${seconds.toFixed(1)} s${memory} (${counts})`)
  }
  return found.join('\n')
}
