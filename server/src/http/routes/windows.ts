import type { ReportWindow } from '../../catalogue/reports.ts'
import { isWindowWrong } from '../../domain/reports/report-window.ts'
import { Refused } from '../requests/json-body.ts'

/**
 * The window, if it does not end before it begins and is no longer than so many days (null: as long as one likes). Else it is
 * refused, on the way that the error handler knows; `end` and `start` are the names of its parameters.
 */
export const windowOf = (
  { start, end }: ReportWindow,
  mostDays: number | null,
  names: { readonly start: string; readonly end: string } = { start: 'start', end: 'end' },
): ReportWindow => {
  if (!isWindowWrong({ start, end }, mostDays)) return { start, end }
  const detail = {
    keyword: 'window',
    dataPath: `.${names.end}`,
    schemaPath: '#/window',
    params: mostDays === null ? {} : { days: mostDays },
    message:
      mostDays === null
        ? `should not be before ${names.start}`
        : `should be at most ${mostDays} days after ${names.start}, and not before it`,
  }
  throw new Refused('invalidQuery', [detail])
}
