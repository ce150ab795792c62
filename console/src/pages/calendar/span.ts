import { type Day, dayText, isDay, startOfDay, weekOf } from '../../time/days.ts'
import { dayAfter } from '../../time/zoned.ts'

export const calendarViews = ['day', 'week', 'list'] as const
export type CalendarView = (typeof calendarViews)[number]

/** The view that an address asks for. A week does not fit on a phone: there its days stand below each other. */
export const viewOf = (asked: string | undefined, isPhone: boolean): CalendarView => {
  const view = calendarViews.find((one) => one === asked) ?? 'week'
  return isPhone && view === 'week' ? 'list' : view
}

/** The day that an address asks for; today if it asks for none that there is. */
export const dayAsked = (asked: string | undefined, today: Day): Day =>
  asked !== undefined && isDay(asked) ? asked : today

const listDays = 7

/** The days on screen: of a list those that come, of a week all around the day. */
export const daysOf = (view: CalendarView, day: Day): readonly Day[] => {
  if (view === 'week') return weekOf(day)
  return Array.from({ length: view === 'day' ? 1 : listDays }, (_, index) => dayAfter(day, index))
}

/** The day to show after one step back (-1) or forward (1). */
export const stepFrom = (view: CalendarView, day: Day, step: number): Day =>
  dayAfter(day, view === 'day' ? step : 7 * step)

/** From the first moment of the first day to the first after the last, as clocks there have it: a week may have 167 hours. */
export const windowOf = (days: readonly Day[], timeZone: string): { readonly from: string; readonly to: string } => {
  const [first = ''] = days
  return { from: startOfDay(first, timeZone), to: startOfDay(dayAfter(days.at(-1) ?? first, 1), timeZone) }
}

const full = { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' } as const
const short = { day: 'numeric', month: 'short', year: 'numeric' } as const

/** The days in words: `Nov 23 – 29, 2026`. */
export const spanText = (days: readonly Day[]): string => {
  const [first = ''] = days
  const last = days.at(-1) ?? first
  if (first === last) return dayText(first, full)
  const noon = (day: Day): Date => new Date(`${day}T12:00:00Z`)
  return new Intl.DateTimeFormat(undefined, { ...short, timeZone: 'UTC' }).formatRange(noon(first), noon(last))
}
