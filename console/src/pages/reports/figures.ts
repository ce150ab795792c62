/** Figures as people say them. */

export const number = (count: number): string => count.toLocaleString('en')

/** `37 %`; nothing of nothing is a dash. */
export const share = (part: number, whole: number): string =>
  whole === 0 ? '–' : `${Math.round((part / whole) * 100)} %`

const hour = 60
const day = 24 * hour

/** `35 minutes`, `4.2 hours`, `2.1 days`. */
export const minutesText = (minutes: number): string => {
  const [unit, length] =
    minutes < hour ? (['minute', 1] as const) : minutes < 2 * day ? (['hour', hour] as const) : (['day', day] as const)
  const format = { style: 'unit', unit, unitDisplay: 'long', maximumFractionDigits: unit === 'minute' ? 0 : 1 } as const
  return new Intl.NumberFormat('en', format).format(minutes / length)
}
