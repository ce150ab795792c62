import { mkdtemp, realpath, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'
import { runCommand } from '../support/processes.ts'
import { startDemoServer, stopServer } from '../support/servers.ts'
import { openOwnSql } from './own-postgres.ts'

/** `foyer demo` with a PostgreSQL of its own in its data folder, as on a fresh machine. */
export const openOwnDesk = async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'foyer-acceptance-'))
  const server = await startDemoServer(dataDir, {})
  const sql = await openOwnSql(dataDir)
  let stopped: Promise<number | null> | null = null
  /** Ends the sessions, then the server, which takes its PostgreSQL with it. The exit code. */
  const stop = (): Promise<number | null> => {
    stopped ??= sql.close().then(() => stopServer(server))
    return stopped
  }
  afterAll(async () => {
    await stop()
    // Elsewhere when the user who runs PostgreSQL can't reach the data folder.
    await rm(await realpath(join(dataDir, 'postgres')), { recursive: true, force: true })
    await rm(dataDir, { recursive: true, force: true })
  }, 60_000)
  const [account] = server.demo.accounts
  return {
    server,
    sql,
    dataDir,
    stop,
    account: account?.id ?? '',
    command: (...args: readonly string[]) => runCommand(args, { FOYER_DATA_DIR: dataDir }),
  }
}
