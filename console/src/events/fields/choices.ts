import { type ClockTime, clockTime, dayAfter } from '../../time/zoned.ts'
import type { MomentChoice } from './moment-field.tsx'

const weekday = (day: string): string =>
  new Intl.DateTimeFormat(undefined, { weekday: 'short', timeZone: 'UTC' }).format(new Date(`${day}T00:00:00Z`))

const choice = (name: string, day: string, time: string): MomentChoice => ({ name, shown: { day, time } })

const isLater = (one: ClockTime, than: ClockTime): boolean => `${one.day} ${one.time}` > `${than.day} ${than.time}`

const days = (now: number, timeZone: string) => {
  const today = clockTime(now, timeZone)
  return { today, tomorrow: dayAfter(today.day, 1), twoDays: dayAfter(today.day, 2), week: dayAfter(today.day, 7) }
}

/** When people often show a home: after work, and on the next days. */
export const showingChoices = (now: number, timeZone: string): readonly MomentChoice[] => {
  const { today, tomorrow, twoDays } = days(now, timeZone)
  return [
    choice('Today 5:30 pm', today.day, '17:30'),
    choice('Tomorrow 10 am', tomorrow, '10:00'),
    choice('Tomorrow 5:30 pm', tomorrow, '17:30'),
    choice(`${weekday(twoDays)} 10 am`, twoDays, '10:00'),
  ].filter(({ shown }) => isLater(shown, today))
}

/** When people often follow up. */
export const followUpChoices = (now: number, timeZone: string): readonly MomentChoice[] => {
  const { today, tomorrow, twoDays, week } = days(now, timeZone)
  return [
    choice('Today 4 pm', today.day, '16:00'),
    choice('Tomorrow 9 am', tomorrow, '09:00'),
    choice(`${weekday(twoDays)} 9 am`, twoDays, '09:00'),
    choice('In a week', week, '09:00'),
  ].filter(({ shown }) => isLater(shown, today))
}

/** When a block often ends. */
export const blockChoices = (now: number, timeZone: string): readonly MomentChoice[] => {
  const { week, today } = days(now, timeZone)
  return [
    choice('In a week', week, today.time),
    choice('In 30 days', dayAfter(today.day, 30), today.time),
    choice('In a year', dayAfter(today.day, 365), today.time),
  ]
}
