/** Days and times on the clock of an account, and the moments that they are. */

/** What a clock shows: `2026-11-30` and `16:30`. */
export type ClockTime = { readonly day: string; readonly time: string }

const clocks = new Map<string, Intl.DateTimeFormat>()

const clockOf = (timeZone: string): Intl.DateTimeFormat => {
  const made =
    clocks.get(timeZone) ??
    new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short', hourCycle: 'h23' })
  clocks.set(timeZone, made)
  return made
}

/** What the clocks of this time zone show at that moment. */
export const clockTime = (at: string | number | Date, timeZone: string): ClockTime => {
  const [day = '', time = ''] = clockOf(timeZone).format(new Date(at)).split(' ')
  return { day, time }
}

const asIfUtc = ({ day, time }: ClockTime): number => Date.parse(`${day}T${time}:00Z`)

/**
 * The moment at which the clocks of this time zone show this, in RFC 3339; null if it is no day and time. What they show twice is the
 * first of both; what they never show, because they are put forward, is as much later as they are put.
 */
export const momentAt = (shown: ClockTime, timeZone: string): string | null => {
  const wanted = asIfUtc(shown)
  if (Number.isNaN(wanted)) return null
  const offsetAt = (at: number): number => asIfUtc(clockTime(at, timeZone)) - Math.floor(at / 60_000) * 60_000
  const before = wanted - offsetAt(wanted - 86_400_000)
  const after = wanted - offsetAt(wanted + 86_400_000)
  const isShown = (at: number): boolean => at + offsetAt(at) === wanted
  return new Date(isShown(before) || !isShown(after) ? before : after).toISOString().replace('.000', '')
}

/** So many days after this day of the calendar. */
export const dayAfter = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)

/** The short name of the time zone at that moment, such as `MST`. */
export const zoneName = (at: string | Date, timeZone: string): string =>
  new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'short' })
    .formatToParts(new Date(at))
    .find(({ type }) => type === 'timeZoneName')?.value ?? timeZone
