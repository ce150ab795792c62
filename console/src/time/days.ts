import { clockTime, dayAfter, momentAt } from './zoned.ts'

/** A day of the calendar, in no time zone: `2026-11-29`. Two of them compare as texts. */
export type Day = string

const weekDays = 7
const dayMinutes = 24 * 60

/** The seven days around this one, from Monday: so that both days of the weekend, when most showings are, stand together. */
export const weekOf = (day: Day): readonly Day[] => {
  const sinceMonday = (new Date(`${day}T00:00:00Z`).getUTCDay() + weekDays - 1) % weekDays
  return Array.from({ length: weekDays }, (_, index) => dayAfter(day, index - sinceMonday))
}

/** Whether the text is a day that there is: 30 February is none. */
export const isDay = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(`${text}T00:00:00Z`)) && dayAfter(text, 0) === text

/** A day in words, in no time zone: noon in UTC is on this day. */
export const dayText = (day: Day, form: Intl.DateTimeFormatOptions): string =>
  new Intl.DateTimeFormat(undefined, { ...form, timeZone: 'UTC' }).format(Date.parse(`${day}T12:00:00Z`))

/** The minutes since midnight that a clock shows. */
export const minutesOf = (time: string): number => {
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  return hours * 60 + minutes
}

const two = (number: number): string => String(number).padStart(2, '0')

/** The moment at which clocks show so many minutes after the midnight of the day. */
export const momentOn = (day: Day, minutes: number, timeZone: string): string => {
  const date = dayAfter(day, Math.floor(minutes / dayMinutes))
  const rest = ((minutes % dayMinutes) + dayMinutes) % dayMinutes
  const at = momentAt({ day: date, time: `${two(Math.floor(rest / 60))}:${two(rest % 60)}` }, timeZone)
  if (at === null) throw new RangeError(`${day} is no day`)
  return at
}

/** When the day begins there: not at midnight where clocks are put forward at midnight. */
export const startOfDay = (day: Day, timeZone: string): string => momentOn(day, 0, timeZone)

/** What day it is there now. */
export const dayNow = (now: number, timeZone: string): Day => clockTime(now, timeZone).day
