type Queued = { readonly id: number; readonly lane: number }

type Lane<D> = {
  readonly waiting: D[]
  /** One at a time: what belongs together goes out in order. */
  isBusy: boolean
  /** The id of one that failed: what comes after it waits in the database until that was written down. Null: none. */
  blockedBy: number | null
}

/**
 * The deliveries of one endpoint that are in memory, each in the lane of its prospect or unit. A lane gives out one delivery at a
 * time, in order; lanes do not wait for one another.
 */
export class Lanes<D extends Queued> {
  readonly #lanes = new Map<number, Lane<D>>()
  /** Lanes that may give one out, in the order in which they came to it. */
  readonly #ready = new Set<number>()
  readonly #ids = new Set<number>()

  /** How many are in memory: those that wait, those under way, and those whose end is not written down yet. */
  get size(): number {
    return this.#ids.size
  }

  get ids(): Iterable<number> {
    return this.#ids
  }

  get hasReady(): boolean {
    return this.#ready.size > 0
  }

  /** Lanes that have as many in memory as they may. */
  full(most: number): number[] {
    return [...this.#lanes].flatMap(([id, { waiting }]) => (waiting.length >= most ? id : []))
  }

  /** Those that wait, the first of each lane before the second of any. */
  *waiting(): Iterable<D> {
    for (let place = 0, found = true; found; place++) {
      found = false
      for (const { waiting } of this.#lanes.values()) {
        const delivery = waiting[place]
        if (delivery === undefined) continue
        found = true
        yield delivery
      }
    }
  }

  /** Adds what is not there yet, in order. */
  add(delivery: D): void {
    if (this.#ids.has(delivery.id)) return
    const lane = this.#lanes.get(delivery.lane) ?? { waiting: [], isBusy: false, blockedBy: null }
    if (lane.blockedBy !== null) return
    this.#ids.add(delivery.id)
    this.#lanes.set(delivery.lane, lane)
    lane.waiting.push(delivery)
    if (!lane.isBusy) this.#ready.add(delivery.lane)
  }

  /** The next delivery of the lane that has waited longest, of those that can go. Null: there is none that may go out now. */
  next(canGo: (delivery: D) => boolean): D | null {
    for (const id of this.#ready) {
      const lane = this.#lanes.get(id)
      const delivery = lane?.waiting[0]
      if (lane === undefined || delivery === undefined) this.#ready.delete(id)
      else if (canGo(delivery)) {
        this.#ready.delete(id)
        lane.waiting.shift()
        lane.isBusy = true
        return delivery
      }
    }
    return null
  }

  /**
   * It is not under way any more. If it has to come again, the others of its lane are forgotten: they come after it. Their ids.
   */
  ended(delivery: D, comesAgain: boolean): readonly number[] {
    const lane = this.#lanes.get(delivery.lane)
    if (lane === undefined) return []
    lane.isBusy = false
    if (comesAgain) {
      lane.blockedBy = delivery.id
      const forgotten = lane.waiting.splice(0).map(({ id }) => id)
      for (const id of forgotten) this.#ids.delete(id)
      return forgotten
    }
    if (lane.waiting.length > 0) this.#ready.add(delivery.lane)
    return []
  }

  /** Its end is written down: from now on the database tells what comes next in its lane. */
  settled(delivery: D): void {
    this.#ids.delete(delivery.id)
    const lane = this.#lanes.get(delivery.lane)
    if (lane === undefined) return
    // An earlier one of the lane may have come through, and be written down while this one failed.
    if (lane.blockedBy === delivery.id) lane.blockedBy = null
    if (!lane.isBusy && lane.waiting.length === 0 && lane.blockedBy === null) this.#lanes.delete(delivery.lane)
  }
}
