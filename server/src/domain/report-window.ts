import type { ReportWindow } from '../catalogue/reports.ts'

const microsPerDay = 86_400_000_000n

/** Microseconds since 1970 of a text that `isDateTime` accepts. A Date alone would cut them. */
const toMicros = (moment: string): bigint => {
  const fraction = /\.(\d+)/.exec(moment)?.[1] ?? ''
  return BigInt(Date.parse(moment.replace(/\.\d+/, ''))) * 1_000n + BigInt(fraction.padEnd(6, '0'))
}

/** Whether the window ends before it begins, or is longer than so many days (null: as long as one likes). Equal ends are a window, an empty one. */
export const isWindowWrong = ({ start, end }: ReportWindow, mostDays: number | null): boolean => {
  const length = toMicros(end) - toMicros(start)
  return length < 0n || (mostDays !== null && length > BigInt(mostDays) * microsPerDay)
}
