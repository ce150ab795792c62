import { rmSync } from 'node:fs'
import { chmod, mkdtemp, readFile, realpath } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startOwnPostgres } from '../src/storage/own-postgres.ts'

export type TemporaryPostgres = {
  readonly url: string
  /** Stops it and deletes all that it had. */
  readonly stop: () => Promise<void>
}

/** A PostgreSQL that is deleted when it stops, at the latest when this process ends. */
export const startTemporaryPostgres = async (): Promise<TemporaryPostgres> => {
  const dataDir = await mkdtemp(join(tmpdir(), 'foyer-temporary-'))
  // When this is root, PostgreSQL runs as another user, who must get there.
  await chmod(dataDir, 0o755)
  const postgres = await startOwnPostgres({ dataDir })
  const files = await realpath(join(dataDir, 'postgres'))
  const remove = () => {
    for (const folder of [files, dataDir]) rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  }
  const pid = Number((await readFile(join(files, 'data', 'postmaster.pid'), 'utf8')).split('\n')[0])
  const abandon = () => {
    try {
      // At once, without writing anything: the files go now.
      process.kill(pid, 'SIGQUIT')
    } catch {
      // It has died already.
    }
    remove()
  }
  process.once('exit', abandon)
  return {
    url: postgres.url,
    stop: async () => {
      process.off('exit', abandon)
      await postgres.stop()
      remove()
    },
  }
}
