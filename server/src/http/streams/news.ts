/** Word of mouth within the process: "events were written". Whoever hears it looks in the database; it may be a false alarm. */
export class News {
  readonly #listeners = new Set<() => void>()

  announce(): void {
    for (const listener of this.#listeners) listener()
  }

  listen(listener: () => void): void {
    this.#listeners.add(listener)
  }
}
