import { existsSync, readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { type Process, type Settings, startProcess } from './processes.ts'
import { eventually } from './waiting.ts'
import { ask } from './wire/http.ts'

/** What `foyer demo` writes down for whoever wants to talk to it. */
export type Demo = {
  readonly base_url: string
  readonly token: string
  readonly other_token: string
  readonly accounts: readonly { readonly id: string; readonly name: string }[]
  readonly users: readonly {
    readonly id: string
    readonly account_ids: readonly string[]
    readonly name: string
    readonly role: string
  }[]
  readonly prospects: readonly {
    readonly id: number
    readonly account_id: string
    readonly phone: string | null
    readonly name: string
  }[]
}

export type Server = Process & { readonly baseUrl: string }

const startUpMs = 60_000

/** What `look` finds, unless the process ends before: then its last words are the failure. */
const whileRunning = async <T>(what: string, child: Process, look: () => Promise<T | null> | T | null): Promise<T> => {
  let ended = false
  void child.exited.then(() => {
    ended = true
  })
  const found = eventually(
    what,
    () => {
      if (ended) throw new Error(`foyer ended before ${what}: ${child.output().stderr}`)
      return look()
    },
    startUpMs,
  )
  return found.catch((error: unknown) => {
    child.signal('SIGKILL')
    throw error
  })
}

const answers = async (baseUrl: string, path: string): Promise<true | null> => {
  const reply = await ask(baseUrl, { path }).catch(() => null)
  return reply?.status === 200 ? true : null
}

/** Where the demo is of which no server has said yet where it is. */
export const notServed = ''

const readDemo = (file: string): Demo | null => {
  if (!existsSync(file)) return null
  try {
    const demo = JSON.parse(readFileSync(file, 'utf8')) as Demo
    return demo.base_url === notServed ? null : demo
  } catch {
    // Half written.
    return null
  }
}

/** `foyer demo` on a database that is empty or has the demo, ready to be asked. */
export const startDemoServer = async (
  dataDir: string,
  settings: Settings,
): Promise<Server & { readonly demo: Demo }> => {
  const child = startProcess(['demo'], {
    FOYER_HOST: '127.0.0.1',
    FOYER_PORT: '0',
    FOYER_LOG_LEVEL: 'warn',
    FOYER_DATA_DIR: dataDir,
    ...settings,
  })
  const demo = await whileRunning('demo.json', child, () => readDemo(join(dataDir, 'demo.json')))
  await whileRunning('readiness', child, () => answers(demo.base_url, '/readyz'))
  return { ...child, demo, baseUrl: demo.base_url }
}

/** A port that nobody listens on right now. */
export const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createServer()
    probe.on('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0))
    })
  })

export type ServeOptions = {
  readonly settings: Settings
  /** Without it, a free one. */
  readonly port?: number
  /** What must answer 200 before the server counts as started. */
  readonly until?: '/healthz' | '/readyz'
}

/** `foyer serve`: a further server on a database that is there, or the next life of one that was killed. */
export const startServer = async ({ settings, port, until = '/readyz' }: ServeOptions): Promise<Server> => {
  const listenOn = port ?? (await freePort())
  const child = startProcess(['serve'], {
    FOYER_HOST: '127.0.0.1',
    FOYER_PORT: String(listenOn),
    FOYER_LOG_LEVEL: 'warn',
    ...settings,
  })
  const baseUrl = `http://127.0.0.1:${listenOn}`
  await whileRunning(until, child, () => answers(baseUrl, until))
  return { ...child, baseUrl }
}

/** Ends a server as an operator does. The exit code. */
export const stopServer = (server: Process): Promise<number | null> => {
  server.signal('SIGTERM')
  return server.exited
}
