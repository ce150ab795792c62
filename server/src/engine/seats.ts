/** So many work at once; the others wait in the order in which they came, and only so many do. */
export class Seats {
  #free: number
  readonly #most: number
  readonly #waiting: (() => void)[] = []

  constructor(seats: number, mostWaiting: number) {
    this.#free = seats
    this.#most = mostWaiting
  }

  /** Does the work when there is a seat. Null: too many wait already, and nothing was done. */
  async take<T>(work: () => Promise<T>): Promise<T | null> {
    if (this.#free === 0) {
      if (this.#waiting.length >= this.#most) return null
      await new Promise<void>((resolve) => this.#waiting.push(resolve))
    } else {
      this.#free--
    }
    try {
      return await work()
    } finally {
      const next = this.#waiting.shift()
      if (next === undefined) this.#free++
      else next()
    }
  }
}
