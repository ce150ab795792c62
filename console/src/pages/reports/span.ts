import { type Day, isDay, startOfDay } from '../../time/days.ts'
import { dayAfter } from '../../time/zoned.ts'

/** The days of a report, the first and the last of them included. */
export type Span = { readonly first: Day; readonly last: Day }

/** The server looks at no more at once. */
export const mostDays = 366

export type Preset = { readonly name: string; readonly span: Span }

const monthOf = (day: Day): Day => `${day.slice(0, 7)}-01`

/** Spans that may be chosen with one click, from today on backwards. */
export const presetsFor = (today: Day): readonly Preset[] => {
  const lastOfMonthBefore = dayAfter(monthOf(today), -1)
  return [
    { name: '7 days', span: { first: dayAfter(today, -6), last: today } },
    { name: '30 days', span: { first: dayAfter(today, -29), last: today } },
    { name: '90 days', span: { first: dayAfter(today, -89), last: today } },
    { name: 'This month', span: { first: monthOf(today), last: today } },
    { name: 'Last month', span: { first: monthOf(lastOfMonthBefore), last: lastOfMonthBefore } },
    { name: '12 months', span: { first: dayAfter(today, -364), last: today } },
  ]
}

/** What an address asks for; the last 30 days where it asks for nothing that there is. */
export const spanOf = (
  search: { readonly start: string | undefined; readonly end: string | undefined },
  today: Day,
): Span => {
  const { start, end } = search
  if (start === undefined || end === undefined || !isDay(start) || !isDay(end))
    return { first: dayAfter(today, -29), last: today }
  return { first: start, last: end }
}

/** Why the server would not take it, in words; null if it would. */
export const spanFault = ({ first, last }: Span): string | null => {
  if (last < first) return 'The last day is before the first.'
  return dayAfter(first, mostDays - 1) < last ? `Choose at most ${mostDays} days.` : null
}

/** From the beginning of the first day to the end of the last, on the clocks of the account. */
export const windowOf = (
  { first, last }: Span,
  timeZone: string,
): { readonly start: string; readonly end: string } => ({
  start: startOfDay(first, timeZone),
  end: startOfDay(dayAfter(last, 1), timeZone),
})
