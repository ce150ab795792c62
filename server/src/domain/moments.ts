import type { Timestamp } from '../catalogue/leasing-events.ts'

/**
 * Texts of moments and days that may be taken at their word: what passes here is a value for PostgreSQL, unchanged.
 * RFC 3339, narrowed to what a timestamptz holds: years 0001 to 9999, microseconds, offsets to ±15:59, no leap second, no 24:00.
 */
const dateTime = /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{1,6})?(?:Z|[+-](?:0\d|1[0-5]):[0-5]\d)$/

/** Whether the text is a date and nothing else: `YYYY-MM-DD`, one that the calendar has. */
export const isDate = (text: string): boolean => {
  const [, year = '', month = '', day = ''] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text) ?? []
  if (year === '' || year === '0000') return false
  const lastDay = new Date(Date.UTC(2000, 0, 1))
  lastDay.setUTCFullYear(Number(year), Number(month), 0)
  const isMonth = Number(month) >= 1 && Number(month) <= 12
  return isMonth && Number(day) >= 1 && Number(day) <= lastDay.getUTCDate()
}

/** Whether it is so in UTC too: its offset may carry it over the edge. */
const isWithinYears = (text: string): boolean => {
  const year = new Date(text).getUTCFullYear()
  return year >= 1 && year <= 9_999
}

/** Whether the text is a moment: date, time and offset. A bare date is none. */
export const isDateTime = (text: string): boolean => {
  const date = dateTime.exec(text)?.[1]
  return date !== undefined && isDate(date) && isWithinYears(text)
}

/** Microseconds since 1970 of a text that `isDateTime` accepts. A Date alone would cut them. */
export const toMicros = (moment: string): bigint => {
  const fraction = /\.(\d+)/.exec(moment)?.[1] ?? ''
  return BigInt(Date.parse(moment.replace(/\.\d+/, ''))) * 1_000n + BigInt(fraction.padEnd(6, '0'))
}

/** A moment as the product writes it: UTC with six digits, so that moments compare as texts. Takes what `isDateTime` accepts. */
export const toUtc = (moment: string): Timestamp => fromMicros(toMicros(moment))

/** So many microseconds later. */
export const microsLater = (moment: Timestamp, micros: number): Timestamp =>
  fromMicros(toMicros(moment) + BigInt(micros))

const fromMicros = (micros: bigint): Timestamp => {
  const fraction = ((micros % 1_000_000n) + 1_000_000n) % 1_000_000n
  const second = new Date(Number((micros - fraction) / 1_000n)).toISOString().slice(0, 19)
  return `${second}.${String(fraction).padStart(6, '0')}Z`
}
