/** A day of the calendar, in no time zone: `2026-11-29`. Two of them compare as texts. */
export type Day = string

/** What a clock on the wall shows: the day, and the minutes since its midnight. */
export type WallTime = { readonly day: Day; readonly minutes: number }

export const dayMs = 86_400_000
const minuteMs = 60_000

const clocks = new Map<string, Intl.DateTimeFormat>()

/** Making one takes as long as reading a hundred moments. */
const clockOf = (timeZone: string): Intl.DateTimeFormat => {
  const made =
    clocks.get(timeZone) ??
    new Intl.DateTimeFormat('en-US', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
    })
  clocks.set(timeZone, made)
  return made
}

/** What clocks in the time zone show at this moment. */
export const wallTimeOf = (at: number | string | Date, timeZone: string): WallTime => {
  const parts = new Map(
    clockOf(timeZone)
      .formatToParts(new Date(at))
      .map(({ type, value }) => [type, value]),
  )
  const day = `${parts.get('year')}-${parts.get('month')}-${parts.get('day')}`
  return { day, minutes: Number(parts.get('hour')) * 60 + Number(parts.get('minute')) }
}

const utcOf = ({ day, minutes }: WallTime): number => Date.parse(`${day}T00:00:00Z`) + minutes * minuteMs

/** How far clocks there are ahead of UTC at this moment. */
const aheadMs = (at: number, timeZone: string): number =>
  utcOf(wallTimeOf(at, timeZone)) - Math.floor(at / minuteMs) * minuteMs

/**
 * When clocks in the time zone show this. A time that comes twice, when clocks are put back, is the first of both; one that is left
 * out, when they are put forward, is as much later as they are: 2:30 is 3:30.
 */
export const momentOf = (wall: WallTime, timeZone: string): number => {
  const utc = utcOf(wall)
  // Clocks are put forward or back at most once within these two days.
  const before = utc - aheadMs(utc - dayMs, timeZone)
  const after = utc - aheadMs(utc + dayMs, timeZone)
  const shows = (at: number): boolean => utcOf(wallTimeOf(at, timeZone)) === utc
  const [first, second] = [Math.min(before, after), Math.max(before, after)]
  if (shows(first)) return first
  return shows(second) ? second : before
}

/** When the day begins there: not at midnight where clocks are put forward at midnight. */
export const startOfDay = (day: Day, timeZone: string): number => momentOf({ day, minutes: 0 }, timeZone)

const dayOf = (utc: number): Day => new Date(utc).toISOString().slice(0, 10)

export const addDays = (day: Day, count: number): Day => dayOf(Date.parse(`${day}T00:00:00Z`) + count * dayMs)

const weekDays = 7

/** The seven days around this one, from Monday: so that both days of the weekend, when most showings are, stand together. */
export const weekOf = (day: Day): readonly Day[] => {
  const sinceMonday = (new Date(`${day}T00:00:00Z`).getUTCDay() + weekDays - 1) % weekDays
  return Array.from({ length: weekDays }, (_, index) => addDays(day, index - sinceMonday))
}

/** Whether the text is a day that there is: 30 February is none. */
export const isDay = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(`${text}T00:00:00Z`)) && addDays(text, 0) === text

/** A day in words: `Intl` takes moments, and noon in UTC is on this day. */
export const dayText = (day: Day, form: Intl.DateTimeFormatOptions): string =>
  new Intl.DateTimeFormat(undefined, { ...form, timeZone: 'UTC' }).format(Date.parse(`${day}T12:00:00Z`))

const two = (number: number): string => String(number).padStart(2, '0')

/** As a field for day and time takes it: `2026-11-29T16:30`. */
export const fieldTextOf = ({ day, minutes }: WallTime): string =>
  `${day}T${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`

/** What such a field says; null while it is not filled in. */
export const wallTimeOfField = (text: string): WallTime | null => {
  const [, day = '', hours, minutes] = /^(\d{4}-\d{2}-\d{2})T(\d{2}):(\d{2})/.exec(text) ?? []
  return isDay(day) ? { day, minutes: Number(hours) * 60 + Number(minutes) } : null
}
