/** Counts what is going on at the same time, of each kind up to its limit. */
export class Places<K extends string> {
  readonly #limits: Readonly<Record<K, number>>
  readonly #taken = new Map<K, number>()

  constructor(limits: Readonly<Record<K, number>>) {
    this.#limits = limits
  }

  /** Takes a place, and returns how to leave it, which may be done twice. Null: all are taken. */
  take(kind: K): (() => void) | null {
    if (this.count(kind) >= this.#limits[kind]) return null
    this.#taken.set(kind, this.count(kind) + 1)
    let isTaken = true
    return () => {
      if (isTaken) this.#taken.set(kind, this.count(kind) - 1)
      isTaken = false
    }
  }

  count(kind: K): number {
    return this.#taken.get(kind) ?? 0
  }
}
