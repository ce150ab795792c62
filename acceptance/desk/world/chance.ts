/** Chance that can be had again: the same seed draws the same. */
export type Chance = {
  /** A whole number from 0 below n. */
  readonly below: (n: number) => number
  readonly pick: <T>(list: readonly T[]) => T
  /** Some of them, each at most once. */
  readonly some: <T>(list: readonly T[], most: number) => T[]
  readonly shuffled: <T>(list: readonly T[]) => T[]
  readonly is: (percent: number) => boolean
}

export const chanceOf = (seed: number): Chance => {
  let state = seed >>> 0
  const below = (n: number): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) % n
  }
  const pick = <T>(list: readonly T[]): T => {
    const found = list[below(list.length)]
    if (found === undefined) throw new Error('nothing to choose from')
    return found
  }
  const some = <T>(list: readonly T[], most: number): T[] => [
    ...new Set(Array.from({ length: below(most + 1) }, () => pick(list))),
  ]
  const shuffled = <T>(list: readonly T[]): T[] =>
    list
      .map((item) => ({ item, place: below(2 ** 30) }))
      .toSorted((one, other) => one.place - other.place)
      .map(({ item }) => item)
  return { below, pick, some, shuffled, is: (percent) => below(100) < percent }
}
