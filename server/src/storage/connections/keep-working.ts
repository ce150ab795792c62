import { setTimeout as pause } from 'node:timers/promises'
import type { Logger } from '../../log.ts'
import { failureOf } from '../failures.ts'

/** Between two tries to work, in milliseconds. The pause doubles up to the longest; who has worked for some time begins anew. */
const shortestPauseMs = 100
const usualLongestPauseMs = 2_000
const someTimeMs = 10_000
/** Failures in a row after which it is told again: about a minute of them. */
const tellEvery = 30

export type KeepWorkingOptions = {
  /** Works until the signal is aborted; rejects at the first sign that the database is lost, with nothing left running. */
  readonly work: (closing: AbortSignal) => Promise<void>
  /** What is kept waiting, for the log: `jobs`. */
  readonly what: string
  readonly log: Logger
  /** Does what can be done to bring the database back, such as starting it again. */
  readonly revive: () => Promise<void>
  /** The longest pause between two tries, in milliseconds. */
  readonly longestPauseMs?: number
}

export type Keeper = {
  /** Tells the work to end, and waits until it has. */
  readonly close: () => Promise<void>
}

/** Has the work begun again whenever it was broken off, whatever happens to the database, until it is closed. */
export const keepWorking = (options: KeepWorkingOptions): Keeper => {
  const { work, what, log, revive, longestPauseMs = usualLongestPauseMs } = options
  const closing = new AbortController()

  /** What can be done about it now. The first of several failures in a row is told, and then one a minute. */
  const mend = async (error: unknown, failures: number): Promise<void> => {
    const isAway = failureOf(error) === 'unreachable'
    if (failures % tellEvery > 0) log.debug({ err: error }, `${what} still wait`)
    else if (isAway) log.warn({ err: error }, `${what} wait until the database answers`)
    else log.error({ err: error }, `${what} wait until this is mended`)
    if (isAway) await revive().catch(() => {})
    const pauseMs = Math.min(longestPauseMs, shortestPauseMs * 2 ** failures)
    await pause(pauseMs, null, { signal: closing.signal }).catch(() => {})
  }

  const workAlways = async (): Promise<void> => {
    for (let failures = 0; !closing.signal.aborted; failures++) {
      const began = performance.now()
      try {
        await work(closing.signal)
      } catch (error) {
        if (performance.now() - began > someTimeMs) failures = 0
        if (!closing.signal.aborted) await mend(error, failures)
      }
    }
  }

  const ended = workAlways()
  return {
    close: () => {
      closing.abort()
      return ended
    },
  }
}
