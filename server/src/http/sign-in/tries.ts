import { signInLimits } from '../../catalogue/sign-in.ts'

type Window = { count: number; readonly endsAtMs: number }

/**
 * Counts tries by whom they concern. Each counts before it is made, so that many at once are no way around; who succeeds gets theirs
 * back. In memory, for each server by itself.
 */
export class Tries {
  readonly #most: number
  readonly #now: () => number
  readonly #windows = new Map<string, Window>()

  /** `most` in a window of `signInLimits.triesWindowMs`. */
  constructor(most: number, now: () => number) {
    this.#most = most
    this.#now = now
  }

  /** Takes a try: null, or how many seconds to wait for the next. */
  take(whose: string): number | null {
    const now = this.#now()
    const window = this.#windows.get(whose)
    if (window === undefined || window.endsAtMs <= now) {
      this.#makeRoom(now)
      this.#windows.set(whose, { count: 1, endsAtMs: now + signInLimits.triesWindowMs })
      return null
    }
    if (window.count >= this.#most) return Math.max(1, Math.ceil((window.endsAtMs - now) / 1_000))
    window.count++
    return null
  }

  /** It was no failure. */
  giveBack(whose: string): void {
    const window = this.#windows.get(whose)
    if (window !== undefined && window.count > 0) window.count--
  }

  /** The oldest go first: whoever fills it with names of nobody makes it forget those before all others. */
  #makeRoom(now: number): void {
    for (const [whose, { endsAtMs }] of this.#windows) {
      if (endsAtMs > now && this.#windows.size < signInLimits.countedTries) return
      this.#windows.delete(whose)
    }
  }
}
