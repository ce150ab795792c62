import { setTimeout as pause } from 'node:timers/promises'
import { limits } from '../../catalogue/limits.ts'
import { DatabaseDown } from '../../storage/connections/health.ts'
import { failureOf } from '../../storage/failures.ts'
import { TryAgain } from './outcomes.ts'

/** In milliseconds; it doubles from try to try. */
const firstPauseMs = 50

/** Whether it may go better later. */
export const isPassing = (error: unknown): boolean =>
  error instanceof TryAgain || error instanceof DatabaseDown || failureOf(error) !== 'faulty'

/** Does the work, again and again while what is in its way may pass: a database that starts, another import. */
export const persistently = async <T>(work: () => Promise<T>): Promise<T> => {
  for (let tries = 1; ; tries++) {
    try {
      return await work()
    } catch (error) {
      if (tries >= limits.importTries || !isPassing(error)) throw error
      await pause(firstPauseMs * 2 ** tries)
    }
  }
}
