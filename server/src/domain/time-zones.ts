/** Whether the text is a name of the IANA database, as it is written there: `America/Chicago`, `UTC`. Offsets are no names. */
export const isTimeZone = (text: string): boolean => {
  if (!/^[A-Za-z][\w+/-]{0,63}$/.test(text)) return false
  try {
    const { timeZone } = new Intl.DateTimeFormat('en', { timeZone: text }).resolvedOptions()
    // Any letter case is understood, and old names become new ones: only what differs in nothing but case is a misspelling.
    return timeZone === text || timeZone.toLowerCase() !== text.toLowerCase()
  } catch {
    return false
  }
}

const hourMs = 3_600_000
// No clock was ever put forward or back by more than a day.
const longestDayMs = 49 * hourMs

/** The first millisecond after `from` and up to `to` at which this is so; it must be so at `to`, and stay so once it is. */
const firstMoment = (from: number, to: number, isSo: (at: number) => boolean): number => {
  let [before, after] = [from, to]
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2)
    if (isSo(middle)) after = middle
    else before = middle
  }
  return after
}

/**
 * When the day at this moment began in the time zone, and when the next one begins, in milliseconds since 1970. Not always 24 hours,
 * and not always at midnight: clocks are put forward at midnight in some places.
 */
export const dayAt = (timeZone: string, now: number): { readonly start: number; readonly end: number } => {
  const format = new Intl.DateTimeFormat('en', { timeZone, year: 'numeric', month: 'numeric', day: 'numeric' })
  const today = format.format(now)
  const isToday = (at: number): boolean => format.format(at) === today
  return {
    start: firstMoment(now - longestDayMs, now, isToday),
    end: firstMoment(now, now + longestDayMs, (at) => !isToday(at)),
  }
}
