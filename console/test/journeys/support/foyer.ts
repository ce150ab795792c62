import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'vite'
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

const buildConsole = async (): Promise<void> => {
  const root = join(import.meta.dirname, '../../..')
  // Files of before stay, for a server that somebody else has running on them.
  await build({ root, logLevel: 'warn', build: { emptyOutDir: false } })
}

/** Called by vitest: the console is built, and a real server with a demo of its own serves it until the journeys end. */
export const setup = async (project: TestProject): Promise<() => Promise<void>> => {
  await buildConsole()
  const dataDir = await mkdtemp(join(tmpdir(), 'foyer-journeys-'))
  const server = await startDemoServer(dataDir, {})
  project.provide('foyerUrl', server.baseUrl)
  project.provide('demo', server.demo)
  return async () => {
    server.signal('SIGTERM')
    await server.exited
    await rm(dataDir, { recursive: true, force: true, maxRetries: 5 })
  }
}
