import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { TestProject } from 'vitest/node'
import { type Demo, startDemoServer } from '../../../../acceptance/support/servers.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Of a demo that serves the console as it is in the tree. */
    foyerUrl: string
    /** What the demo wrote down of itself. */
    demo: Demo
  }
}

const workspace = join(import.meta.dirname, '../../..')
const viteProgram = join(workspace, '../node_modules/vite/bin/vite.js')

/** In a process of its own: in this one React would be built as for tests, a quarter larger and slower. */
const buildConsole = async (): Promise<void> => {
  const { NODE_ENV: _tests, ...env } = process.env
  // Files of before stay, for a server that somebody else has running on them.
  const args = [viteProgram, 'build', '--logLevel', 'warn', '--emptyOutDir', 'false']
  await promisify(execFile)(process.execPath, args, { cwd: workspace, env })
}

/** Called by vitest: the console is built, and a real server with a demo of its own serves it until the journeys end. */
export const setup = async (project: TestProject): Promise<() => Promise<void>> => {
  await buildConsole()
  const dataDir = await mkdtemp(join(tmpdir(), 'foyer-journeys-'))
  // So that journeys may receive webhooks themselves.
  const server = await startDemoServer(dataDir, { FOYER_WEBHOOK_HTTP: 'yes', FOYER_WEBHOOK_NETWORKS: '127.0.0.0/8' })
  project.provide('foyerUrl', server.baseUrl)
  project.provide('demo', server.demo)
  return async () => {
    server.signal('SIGTERM')
    await server.exited
    await rm(dataDir, { recursive: true, force: true, maxRetries: 5 })
  }
}
