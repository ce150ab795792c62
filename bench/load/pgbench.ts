import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { appendSession } from '../../server/src/storage/log/append-assignments.ts'
import { pgbenchScript } from '../one-event.ts'
import type { Spread } from '../world.ts'
import type { Figures } from './figures.ts'
import { run } from './processes.ts'

export type PgbenchLoad = {
  readonly url: string
  readonly connections: number
  readonly seconds: number
  readonly spread: Spread
}

const graceMs = 60_000

const numberAfter = (label: string, output: string): number => {
  const found = new RegExp(`${label}\\s*[=:]\\s*([\\d.]+)`).exec(output)?.[1]
  if (found === undefined) throw new Error(`pgbench told no ${label}: ${output.slice(-500)}`)
  return Number(found)
}

/** The same statement sent by pgbench, which is written in C and costs less of the machine than any driver of Node's. */
export const loadPgbench = async (load: PgbenchLoad, folder: string): Promise<Figures> => {
  const script = join(folder, 'one-event.sql')
  await writeFile(script, pgbenchScript(load.spread))
  const options = [
    '-M',
    'prepared',
    '-n',
    '-f',
    script,
    '-c',
    `${load.connections}`,
    '-j',
    '1',
    '-T',
    `${load.seconds}`,
  ]
  const output = await run(
    'pgbench',
    [...options, load.url],
    { PGOPTIONS: appendSession },
    load.seconds * 1_000 + graceMs,
  )
  const acknowledged = numberAfter('number of transactions actually processed', output)
  return {
    acknowledged,
    failures: numberAfter('number of failed transactions', output),
    // Its own clock, which leaves out the time to connect.
    seconds: acknowledged / numberAfter('tps', output),
    p50Ms: null,
    p99Ms: null,
  }
}
