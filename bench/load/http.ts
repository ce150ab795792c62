import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import process from 'node:process'
import type { Target } from '../world.ts'
import { type Figures, readFigures } from './figures.ts'
import { isInstalled, run } from './processes.ts'
import { requestList } from './requests.ts'

export type HttpLoad = {
  readonly url: string
  readonly connections: number
  readonly seconds: number
  readonly targets: readonly Target[]
}

/** What presses on the servers: wrk costs the least of the machine that it shares with them. */
export const httpGenerator = isInstalled('wrk') ? 'wrk' : 'autocannon'

const graceMs = 60_000

/** Sends requests from another process, as fast as they are answered. `folder` is for what the process must read. */
export const loadHttp = async (load: HttpLoad, folder: string): Promise<Figures> => {
  const { url, connections, seconds, targets } = load
  const file = join(folder, 'requests')
  const timeoutMs = seconds * 1_000 + graceMs
  if (httpGenerator === 'autocannon') {
    await writeFile(file, JSON.stringify(load))
    const loader = join(import.meta.dirname, '../autocannon-load.ts')
    return readFigures(await run(process.execPath, [loader, file], {}, timeoutMs))
  }
  await writeFile(file, requestList(targets))
  const script = join(import.meta.dirname, 'wrk.lua')
  const options = ['-t1', `-c${connections}`, `-d${seconds}s`, '--timeout', '10s', '-s', script, url, '--', file]
  return readFigures(await run('wrk', options, {}, timeoutMs))
}
