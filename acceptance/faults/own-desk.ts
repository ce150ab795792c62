import { chmod, mkdtemp, realpath, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'
import { runCommand, type Settings } from '../support/processes.ts'
import { type Server, startDemoServer, startServer, stopServer } from '../support/servers.ts'
import { openOwnSql } from './own-postgres.ts'

/** `foyer demo` with a PostgreSQL of its own in its data folder, as on a fresh machine. */
export const openOwnDesk = async (settings: Settings = {}) => {
  const dataDir = await mkdtemp(join(tmpdir(), 'foyer-acceptance-'))
  // When this is root, PostgreSQL runs as another user, who can get there: else its files would be elsewhere, on a disk.
  await chmod(dataDir, 0o755)
  const server = await startDemoServer(dataDir, settings)
  const port = Number(new URL(server.baseUrl).port)
  let alive: Server = server
  const sql = await openOwnSql(dataDir)
  let stopped: Promise<number | null> | null = null
  /** Ends the sessions, then the server, which takes its PostgreSQL with it. The exit code. */
  const stop = (): Promise<number | null> => {
    stopped ??= sql.close().then(() => stopServer(alive))
    return stopped
  }
  const kill = async (): Promise<void> => {
    alive.signal('SIGKILL')
    await alive.exited
  }
  /** A further server on the same data. Its caller ends it. */
  const another = (at?: number): Promise<Server> =>
    startServer({ settings: { ...settings, FOYER_DATA_DIR: dataDir }, ...(at === undefined ? {} : { port: at }) })
  const rise = async (): Promise<void> => {
    alive = await another(port)
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
    /** kill -9 of the server, which leaves PostgreSQL behind; and its next life, at the same place. */
    kill,
    rise,
    another,
    account: account?.id ?? '',
    command: (...args: readonly string[]) => runCommand(args, { FOYER_DATA_DIR: dataDir }),
  }
}
