import type { Timestamp } from '../../../catalogue/leasing-events.ts'
import type { Random } from './random.ts'

/** Microseconds since 1970 in UTC. Whole numbers up to the year 2255 are exact in a JavaScript number. */
export type Micros = number

export const second: Micros = 1_000_000
export const minute: Micros = 60 * second
export const hour: Micros = 60 * minute
export const day: Micros = 24 * hour

const opensAt: Micros = 8 * hour
const closesAt: Micros = 19 * hour

/** `2024-10-05T18:53:03.406168Z`: a Date ends at milliseconds, so the last three digits are added by hand. */
export const toText = (moment: Micros): Timestamp => {
  const milliseconds = Math.floor(moment / 1_000)
  const rest = String(moment - milliseconds * 1_000).padStart(3, '0')
  return `${new Date(milliseconds).toISOString().slice(0, -1)}${rest}Z`
}

/** The clock on the wall in a time zone. */
export type LocalClock = {
  /** Midnight of the day that this moment belongs to, some days later (or earlier, if negative), plus a time of day. */
  readonly at: (moment: Micros, daysLater: number, timeOfDay: Micros) => Micros
  /** The moment itself in office hours, else some time in the first hour and a half of the next ones. */
  readonly atWork: (moment: Micros, random: Random) => Micros
}

/** How far a time zone is ahead of UTC at a moment. */
const offsets = (timeZone: string): ((moment: Micros) => Micros) => {
  const format = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' })
  const known = new Map<number, Micros>()
  const read = (moment: Micros): Micros => {
    const name = format.formatToParts(moment / 1_000).find((part) => part.type === 'timeZoneName')?.value ?? ''
    const [, sign, hours, minutes] = /^GMT([+-])(\d\d):(\d\d)$/.exec(name) ?? []
    return (sign === '-' ? -1 : 1) * (Number(hours ?? 0) * hour + Number(minutes ?? 0) * minute)
  }
  // Asking Intl takes longer than everything else that a moment needs, and no zone changes within a quarter of an hour.
  return (moment) => {
    const quarter = Math.floor(moment / (15 * minute))
    const offset = known.get(quarter) ?? read(quarter * 15 * minute)
    known.set(quarter, offset)
    return offset
  }
}

export const createLocalClock = (timeZone: string): LocalClock => {
  const offset = offsets(timeZone)
  const local = (moment: Micros): Micros => moment + offset(moment)
  // Twice: the first guess may stand on the other side of a change of the clocks.
  const utc = (wall: Micros): Micros => wall - offset(wall - offset(wall))
  const midnight = (moment: Micros): Micros => Math.floor(local(moment) / day) * day
  const at = (moment: Micros, daysLater: number, timeOfDay: Micros): Micros =>
    utc(midnight(moment) + daysLater * day + timeOfDay)
  return {
    at,
    atWork: (moment, random) => {
      const timeOfDay = local(moment) - midnight(moment)
      if (timeOfDay >= opensAt && timeOfDay < closesAt) return moment
      return at(moment, timeOfDay < opensAt ? 0 : 1, opensAt + random.whole(minute, 90 * minute))
    },
  }
}
