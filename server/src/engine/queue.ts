/** First in, first out. Shifting an array of thousands copies it; this one moves a mark and cuts off what lies before it now and then. */
export class Queue<T> {
  #items: T[] = []
  #head = 0

  push(item: T): void {
    this.#items.push(item)
  }

  shift(): T | undefined {
    const item = this.#items[this.#head]
    if (item === undefined) return undefined
    this.#head++
    if (this.#head === this.#items.length || this.#head > 4_096) this.#cut()
    return item
  }

  /** Puts items back in front, in their order. */
  unshift(items: readonly T[]): void {
    if (items.length === 0) return
    this.#items = [...items, ...this.#items.slice(this.#head)]
    this.#head = 0
  }

  #cut(): void {
    this.#items = this.#items.slice(this.#head)
    this.#head = 0
  }
}
