import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll } from 'vitest'
import { freePort, type Server, startDemoServer, stopServer } from '../../../../acceptance/support/servers.ts'

export type OwnServer = {
  readonly url: () => string
  /** As an operator does before an upgrade. */
  readonly stop: () => Promise<void>
  /** At the same address, with the same database. */
  readonly start: () => Promise<void>
}

/** A demo for the journeys of a file alone, which may stop and start it. */
export const openOwnServer = (): OwnServer => {
  let dataDir: string
  let port: number
  let server: Server | null = null
  const stop = async (): Promise<void> => {
    const before = server
    server = null
    if (before !== null) await stopServer(before)
  }
  const start = async (): Promise<void> => {
    server = await startDemoServer(dataDir, { FOYER_PORT: String(port) })
  }
  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'foyer-own-'))
    port = await freePort()
    await start()
  })
  afterAll(async () => {
    await stop()
    await rm(dataDir, { recursive: true, force: true, maxRetries: 5 })
  })
  return { url: () => `http://127.0.0.1:${port}`, stop, start }
}
