/** Something that takes place from one minute of the day to another. */
export type Stretch = { readonly start: number; readonly end: number }

/** Where it stands among those that overlap with it: the lane from the left, of so many. */
export type Laid<Item> = { readonly item: Item; readonly lane: number; readonly lanes: number }

const groupsOf = <Item extends Stretch>(items: readonly Item[]): readonly (readonly Item[])[] => {
  const groups: Item[][] = []
  let end = Number.NEGATIVE_INFINITY
  for (const item of items.toSorted((one, other) => one.start - other.start || other.end - one.end)) {
    if (item.start >= end) groups.push([])
    groups.at(-1)?.push(item)
    end = Math.max(end, item.end)
  }
  return groups
}

/** Puts what overlaps side by side: each in the first lane that is free, all of a group as wide as one another. */
export const layOut = <Item extends Stretch>(items: readonly Item[]): readonly Laid<Item>[] =>
  groupsOf(items).flatMap((group) => {
    const ends: number[] = []
    const placed = group.map((item) => {
      const free = ends.findIndex((end) => end <= item.start)
      const lane = free < 0 ? ends.length : free
      ends[lane] = item.end
      return { item, lane }
    })
    return placed.map(({ item, lane }) => ({ item, lane, lanes: ends.length }))
  })

const hour = 60
const dayMinutes = 24 * hour

/** The hours to draw: a working day, and more when something is planned outside it. */
export const hoursFor = (items: readonly Stretch[]): { readonly first: number; readonly last: number } => ({
  first: Math.min(8, ...items.map(({ start }) => Math.floor(start / hour))),
  last: Math.max(20, ...items.map(({ end }) => Math.ceil(Math.min(end, dayMinutes) / hour))),
})

const stepMinutes = 15

/** The minutes of the day where something was let go, at a quarter of an hour and within the day. */
export const snapped = (minutes: number): number =>
  Math.max(0, Math.min(dayMinutes - stepMinutes, Math.round(minutes / stepMinutes) * stepMinutes))
