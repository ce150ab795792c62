import type { ReportWindow } from '../../catalogue/reports.ts'
import { toMicros } from '../moments.ts'

const microsPerDay = 86_400_000_000n

/** Whether the window ends before it begins, or is longer than so many days (null: as long as one likes). Equal ends are a window, an empty one. */
export const isWindowWrong = ({ start, end }: ReportWindow, mostDays: number | null): boolean => {
  const length = toMicros(end) - toMicros(start)
  return length < 0n || (mostDays !== null && length > BigInt(mostDays) * microsPerDay)
}
