const lengths = [
  ['year', 31_557_600_000],
  ['month', 2_629_800_000],
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
] as const

/** How long it is from one moment to another, in the largest unit: `12 days`; under a minute `0 minutes`. */
export const lengthText = (from: string, toMs: number): string => {
  const ms = Math.max(0, toMs - Date.parse(from))
  const [unit, length] = lengths.find(([, size]) => ms >= size) ?? ['minute', 60_000]
  return new Intl.NumberFormat('en', { style: 'unit', unit, unitDisplay: 'long' }).format(Math.floor(ms / length))
}
