/** Exit codes of the command line. */
export const exitCodes = { ok: 0, failed: 1, usage: 2 } as const

/** Something that the person at the terminal must hear: one clear line on stderr, and an exit code. No stack trace. */
export class Complaint extends Error {
  readonly exitCode: number

  constructor(message: string, exitCode: number = exitCodes.failed) {
    super(message)
    this.exitCode = exitCode
  }
}
