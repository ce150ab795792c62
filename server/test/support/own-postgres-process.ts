import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'

export type OwnPostgresProcess = {
  readonly url: string
  /** What it told the operator. */
  readonly lines: readonly string[]
  readonly ensureRunning: () => Promise<void>
  /** Stops PostgreSQL as the last one out does, and ends. */
  readonly stop: () => Promise<void>
  /** kill -9 */
  readonly kill: () => Promise<void>
}

type Message = { readonly kind: 'line' | 'answer'; readonly text: string }

const script = (module: string) => `
  import { createInterface } from 'node:readline'
  import { startOwnPostgres } from ${JSON.stringify(module)}
  const say = (kind, text) => console.log(JSON.stringify({ kind, text }))
  const postgres = await startOwnPostgres({ dataDir: process.argv[1], log: (line) => say('line', line) })
  say('answer', postgres.url)
  for await (const command of createInterface({ input: process.stdin })) {
    await postgres[command]()
    say('answer', command)
    if (command === 'stop') break
  }
  process.exit()`

const ownModule = new URL('../../src/storage/own-postgres.ts', import.meta.url).href

const readMessages = async function* (child: ChildProcess): AsyncGenerator<Message> {
  if (child.stdout === null) return
  for await (const line of createInterface({ input: child.stdout })) yield JSON.parse(line)
}

/** Only begins: its first line on stdout comes when PostgreSQL answers. */
export const spawnOwnPostgresProcess = (dataDir: string, module = ownModule) =>
  spawn(process.execPath, ['--input-type=module', '-e', script(module), dataDir], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })

/** A process that starts or joins the PostgreSQL of a data folder, as a server of Foyer does. */
export const startOwnPostgresProcess = async (dataDir: string, module = ownModule): Promise<OwnPostgresProcess> => {
  const child = spawnOwnPostgresProcess(dataDir, module)
  const messages = readMessages(child)
  const lines: string[] = []
  const answer = async (): Promise<string> => {
    for (;;) {
      const { value } = await messages.next()
      if (value === undefined) throw new Error('The process ended without an answer')
      if (value.kind === 'answer') return value.text
      lines.push(value.text)
    }
  }
  const ask = async (command: string): Promise<void> => {
    child.stdin.write(`${command}\n`)
    await answer()
  }
  const ended = once(child, 'exit')
  return {
    url: await answer(),
    lines,
    ensureRunning: () => ask('ensureRunning'),
    stop: async () => {
      await ask('stop')
      await ended
    },
    kill: async () => {
      child.kill('SIGKILL')
      await ended
    },
  }
}
