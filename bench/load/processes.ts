import { type ChildProcess, spawn } from 'node:child_process'
import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'
import process from 'node:process'

export type Environment = Readonly<Record<string, string>>

const running = new Set<ChildProcess>()
// Whatever way a run ends, nothing that it started outlives it.
process.on('exit', () => {
  for (const child of running) child.kill('SIGKILL')
})

/** Starts a program with this environment and what the system's programs need, and nothing else of ours. */
export const start = (command: string, args: readonly string[], environment: Environment): ChildProcess => {
  const { PATH = '', HOME = '' } = process.env
  const child = spawn(command, args, { env: { PATH, HOME, ...environment }, stdio: ['ignore', 'pipe', 'pipe'] })
  running.add(child)
  child.once('exit', () => running.delete(child))
  return child
}

/** Collects what a process prints. */
export const collect = (child: ChildProcess): { stdout: string; stderr: string } => {
  const printed = { stdout: '', stderr: '' }
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    printed.stdout += text
  })
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    printed.stderr += text
  })
  return printed
}

/** Runs a program to its end and returns what it printed on stdout. Rejects when it fails or takes too long. */
export const run = (
  command: string,
  args: readonly string[],
  environment: Environment,
  timeoutMs: number,
): Promise<string> =>
  new Promise((resolve, reject) => {
    const child = start(command, args, environment)
    const printed = collect(child)
    const timer = setTimeout(() => child.kill('SIGKILL'), timeoutMs)
    child.once('error', reject)
    child.once('close', (code, signal) => {
      clearTimeout(timer)
      if (code === 0) resolve(printed.stdout)
      else reject(new Error(`${command} ended with ${code ?? signal}: ${printed.stderr || printed.stdout}`))
    })
  })

/** Whether a program stands on the PATH. */
export const isInstalled = (program: string): boolean =>
  (process.env['PATH'] ?? '').split(delimiter).some((folder) => {
    try {
      accessSync(join(folder, program), constants.X_OK)
      return true
    } catch {
      return false
    }
  })
