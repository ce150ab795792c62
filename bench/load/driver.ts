import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import process from 'node:process'
import type { Target } from '../world.ts'
import { type Figures, readFigures } from './figures.ts'
import { run } from './processes.ts'

export type DriverLoad = {
  /** Address of the database. */
  readonly url: string
  /** The statement that was written for one event, or the engine's own with a batch of one. */
  readonly statement: 'one event' | 'batch of one'
  readonly connections: number
  readonly seconds: number
  readonly targets: readonly Target[]
}

const graceMs = 60_000

/** Sends one-event transactions by the server's own driver from another process, without HTTP. */
export const loadDriver = async (load: DriverLoad, folder: string): Promise<Figures> => {
  const file = join(folder, 'driver.json')
  await writeFile(file, JSON.stringify(load))
  const loader = join(import.meta.dirname, '../driver-load.ts')
  return readFigures(await run(process.execPath, [loader, file], {}, load.seconds * 1_000 + graceMs))
}
