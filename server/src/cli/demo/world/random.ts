/** Chance that can be repeated: the same seed gives the same answers in the same order. */
export type Random = {
  /** A whole number, both ends included. */
  readonly whole: (least: number, most: number) => number
  readonly chance: (probability: number) => boolean
  readonly pick: <T>(items: readonly T[]) => T
  /** One of the names, each as often as its weight says. */
  readonly weighted: <T extends string>(weights: Readonly<Record<T, number>>) => T
  readonly shuffled: <T>(items: readonly T[]) => T[]
  readonly uuid: () => string
  /** A source of its own under this name: what one part of the world draws then changes nothing in the others. */
  readonly fork: (name: string) => Random
}

/** mulberry32: 32 bits of state, good enough to look like chance. */
const mulberry32 = (seed: number): (() => number) => {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** FNV-1a, 32 bits. */
const hash = (text: string): number => {
  let value = 0x811c9dc5
  for (let index = 0; index < text.length; index += 1) value = Math.imul(value ^ text.charCodeAt(index), 0x01000193)
  return value >>> 0
}

const shuffle = <T>(items: readonly T[], whole: Random['whole']): T[] => {
  const left = [...items]
  const drawn: T[] = []
  while (left.length > 0) drawn.push(...left.splice(whole(0, left.length - 1), 1))
  return drawn
}

/** Version 4 in its form, though its bits come from the seed. */
const uuidFrom = (whole: Random['whole']): string => {
  const hex = (length: number): string => Array.from({ length }, () => whole(0, 15).toString(16)).join('')
  return `${hex(8)}-${hex(4)}-4${hex(3)}-${whole(8, 11).toString(16)}${hex(3)}-${hex(12)}`
}

export const createRandom = (seed: number): Random => {
  const fraction = mulberry32(seed)
  const whole = (least: number, most: number): number => least + Math.floor(fraction() * (most - least + 1))
  return {
    whole,
    chance: (probability) => fraction() < probability,
    pick: <T>(items: readonly T[]): T => {
      if (items.length === 0) throw new RangeError('there is nothing to pick from')
      return items[whole(0, items.length - 1)] as T
    },
    weighted: <T extends string>(weights: Readonly<Record<T, number>>): T => {
      const entries = Object.entries(weights) as [T, number][]
      const sum = entries.reduce((total, [, weight]) => total + weight, 0)
      let left = fraction() * sum
      for (const [name, weight] of entries) {
        left -= weight
        if (left < 0) return name
      }
      throw new RangeError('no weight is above zero')
    },
    shuffled: (items) => shuffle(items, whole),
    uuid: () => uuidFrom(whole),
    fork: (name) => createRandom((seed ^ hash(name)) >>> 0),
  }
}
