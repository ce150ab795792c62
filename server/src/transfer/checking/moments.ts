import { isDate, isDateTime } from '../../domain/moments.ts'

const hourMs = 3_600_000
const minuteMs = 60_000

/** How far a time zone is ahead of UTC, in milliseconds. Asked for once per quarter of an hour: formatting is slow. */
export class ZoneClock {
  readonly #format: Intl.DateTimeFormat
  readonly #known = new Map<number, number>()

  constructor(timeZone: string) {
    this.#format = new Intl.DateTimeFormat('en-US', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    })
  }

  /** The moment in UTC that this wall clock shows, both as milliseconds. Of an hour that is skipped or doubled, one of the two. */
  toUtc(wallMs: number): number {
    const guess = wallMs - this.#aheadAt(wallMs)
    return wallMs - this.#aheadAt(guess)
  }

  #aheadAt(utcMs: number): number {
    const quarter = Math.floor(utcMs / (15 * minuteMs))
    const known = this.#known.get(quarter)
    if (known !== undefined) return known
    const at = quarter * 15 * minuteMs
    const parts = Object.fromEntries(this.#format.formatToParts(at).map(({ type, value }) => [type, Number(value)]))
    const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts
    const ahead = Date.UTC(year, month - 1, day, hour, minute, second) - at
    if (this.#known.size > 10_000) this.#known.clear()
    this.#known.set(quarter, ahead)
    return ahead
  }
}

export type DateReading = {
  readonly zone: ZoneClock
  /** `3/4/2025` is in March there, else in April. */
  readonly monthFirst: boolean
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const monthWord =
  '(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?'
const dayWord = '(\\d{1,2})(?:st|nd|rd|th)?'
const monthThenDay = new RegExp(`^${monthWord}\\s+${dayWord},?\\s+(\\d{4})(?:\\s+at)?(?=,?\\s|$)`, 'i')
const dayThenMonth = new RegExp(`^${dayWord}\\.?[\\s-]+${monthWord},?[\\s-]+(\\d{4})(?:\\s+at)?(?=,?\\s|$)`, 'i')

/** The text with a date such as `March 3, 2024` or `3 Mar 2024` at its beginning written in numbers. */
const inNumbers = (text: string): string => {
  const iso = (year: string, month: string, day: string): string =>
    `${year}-${months.indexOf(month.slice(0, 3).toLowerCase()) + 1}-${day}`
  return text
    .replace(monthThenDay, (_, month: string, day: string, year: string) => iso(year, month, day))
    .replace(dayThenMonth, (_, day: string, month: string, year: string) => iso(year, month, day))
}

/** The ways in which a date may be written, for whoever wrote it otherwise. docs/importing.md lists them too. */
export const dateForms = (monthFirst: boolean): string =>
  `should be a date with the year in four digits, such as 2025-03-31, ${monthFirst ? '3/31/2025' : '31/3/2025'}, 31.3.2025, March 31, 2025 or 31 Mar 2025; with a time such as 14:05 or 2:05 PM behind it, or 2025-03-31T14:05:00Z`

const two = (text: string): string => text.padStart(2, '0')

/** A date in one of the ways in which exports write it, as `YYYY-MM-DD`; null if it is none. */
export const toDate = (written: string, monthFirst: boolean): string | null => {
  const text = inNumbers(written)
  const iso = /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})$/.exec(text)
  const slashes = /^(\d{1,2})([/.-])(\d{1,2})\2(\d{4})$/.exec(text)
  const [year = '', month = '', day = ''] =
    iso !== null
      ? iso.slice(1)
      : slashes === null
        ? []
        : monthFirst && slashes[2] !== '.'
          ? [slashes[4], slashes[1], slashes[3]]
          : [slashes[4], slashes[3], slashes[1]]
  const date = `${year}-${two(month)}-${two(day)}`
  return isDate(date) ? date : null
}

/** `HH:MM:SS` and the fraction, of a 24 or 12 hour clock; null if it is no time of day. */
const toTime = (text: string): { readonly time: string; readonly fraction: string } | null => {
  const parts = /^(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,6}))?)?\s*([ap])?\.?(?:m\.?)?$/i.exec(text)
  if (parts === null) return null
  const [, hours = '', minutes = '', seconds = '00', fraction = '', half] = parts
  if (half !== undefined && (Number(hours) < 1 || Number(hours) > 12)) return null
  const hour = half === undefined ? Number(hours) : (Number(hours) % 12) + (half.toLowerCase() === 'p' ? 12 : 0)
  if (hour > 23 || Number(minutes) > 59 || Number(seconds) > 59) return null
  return { time: `${two(String(hour))}:${minutes}:${seconds}`, fraction }
}

const localMoment = (written: string, { zone, monthFirst }: DateReading): string | null => {
  const [, day = '', rest = ''] = /^(\S+?)(?:,?\s+|T|$)(.*)$/.exec(inNumbers(written)) ?? []
  const date = toDate(day, monthFirst)
  const time = rest === '' ? { time: '00:00:00', fraction: '' } : toTime(rest)
  if (date === null || time === null) return null
  const utc = zone.toUtc(Date.parse(`${date}T${time.time}Z`))
  const seconds = Number.isNaN(utc) ? null : new Date(utc).toISOString().slice(0, 19)
  return seconds === null ? null : `${seconds}${time.fraction === '' ? '' : `.${time.fraction}`}Z`
}

/** RFC 3339, also with a blank instead of the `T` and an offset such as `+0000` or ` UTC`. */
const withOffset = (text: string): string =>
  text
    .replace(/^(\d{4}-\d{2}-\d{2})[ T]+(\d{2}:\d{2})/, '$1T$2')
    .replace(/ ?(?:UTC|GMT)$/, 'Z')
    .replace(/ ?([+-]\d{2}):?(\d{2})?$/, (_, hours: string, minutes = '00') => `${hours}:${minutes}`)
    .replace(/T(\d{2}:\d{2})(Z|[+-]\d{2}:\d{2})$/, 'T$1:00$2')

/**
 * A moment in one of the ways in which exports write it, as RFC 3339 with the digits that were given; null if it is none.
 * Without an offset it is read in the account's time zone.
 */
export const toMoment = (text: string, reading: DateReading): string | null => {
  const exact = withOffset(text)
  return isDateTime(exact) ? exact : localMoment(text, reading)
}

const microsPerSecond = 1_000_000
const microsPerMilli = 1_000

/**
 * The moment in UTC with microseconds. Clients of v1 page by `created_at`, so no 100 prospects may share one, while files tell
 * a day or a second at best: what a file leaves open, from the second or the millisecond on, is filled with the row's number.
 * The same row gets the same moment each time. Six digits that are not all zero are taken as they stand.
 */
export const spread = (moment: string, rowNumber: number): string => {
  const fraction = /\.(\d+)/.exec(moment)?.[1] ?? ''
  const utc = new Date(Date.parse(moment.replace(/\.\d+/, ''))).toISOString().slice(0, 19)
  const given = Number(fraction.padEnd(6, '0'))
  const open = given === 0 ? microsPerSecond : fraction.length <= 3 ? microsPerMilli : 1
  return `${utc}.${String(given + (rowNumber % open)).padStart(6, '0')}Z`
}

/** A day: the local one of the account. */
export const isFuture = (moment: string, nowMs: number): boolean => Date.parse(moment) > nowMs + 24 * hourMs
