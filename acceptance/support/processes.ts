import { type ChildProcess, spawn } from 'node:child_process'
import { resolve } from 'node:path'

export type Settings = Readonly<Record<string, string>>

const program = resolve(import.meta.dirname, '../../server/bin/foyer.js')
const running = new Set<ChildProcess>()
// Whatever way a test file ends, no server outlives it: hooks don't run when a file fails before its first test.
process.on('exit', () => {
  for (const child of running) child.kill('SIGKILL')
})
for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP', 'disconnect'] as const) process.once(signal, () => process.exit(1))

export type Process = {
  readonly pid: number
  readonly output: () => { readonly stdout: string; readonly stderr: string }
  readonly signal: (name: NodeJS.Signals) => void
  /** The exit code; null when a signal ended it. */
  readonly exited: Promise<number | null>
}

/** Starts `foyer` with these settings and none of the surrounding environment's. */
export const startProcess = (args: readonly string[], settings: Settings): Process => {
  const { PATH = '', HOME = '' } = process.env
  const child = spawn(process.execPath, [program, ...args], {
    env: { PATH, HOME, ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  running.add(child)
  const printed = { stdout: '', stderr: '' }
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    printed.stdout += text
  })
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    printed.stderr += text
  })
  const exited = new Promise<number | null>((done) => {
    child.on('close', (code) => {
      running.delete(child)
      done(code)
    })
  })
  return {
    pid: child.pid ?? 0,
    output: () => ({ ...printed }),
    signal: (name) => {
      child.kill(name)
    },
    exited,
  }
}

export type CommandResult = { readonly code: number | null; readonly stdout: string; readonly stderr: string }

/** Runs a command of `foyer` to its end. */
export const runCommand = async (args: readonly string[], settings: Settings): Promise<CommandResult> => {
  const started = startProcess(args, settings)
  const code = await started.exited
  return { code, ...started.output() }
}
