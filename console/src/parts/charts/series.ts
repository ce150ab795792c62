/** One kind of bar of a chart. Beside its colour it has a pattern, so that it is known without colours too. */
export type Series = { readonly key: string; readonly label: string }

/** What one bar, or group of bars, is of, with the figure of each series by its key. */
export type Bar = { readonly name: string; readonly values: Readonly<Record<string, number>> }

type Tone = { readonly color: string; readonly pattern: 'plain' | 'striped' | 'dotted' }

/** In the order of the series. Each stands out from the ground by 3:1, in light and dark. */
const tones: readonly Tone[] = [
  { color: 'light-dark(var(--mantine-color-pine-7), var(--mantine-color-pine-3))', pattern: 'plain' },
  { color: 'light-dark(var(--mantine-color-brass-6), var(--mantine-color-brass-3))', pattern: 'striped' },
  { color: 'light-dark(#4a5fa5, #98a8e6)', pattern: 'dotted' },
]
const fallback: Tone = { color: 'var(--mantine-color-dimmed)', pattern: 'plain' }

export const toneOf = (place: number): Tone => tones[place] ?? fallback

/** What the longest line of a chart has; at least 1. */
export const largestOf = (bars: readonly Bar[], series: readonly Series[], isStacked: boolean): number => {
  const lengths = bars.flatMap(({ values }) => {
    const figures = series.map(({ key }) => values[key] ?? 0)
    return isStacked ? [figures.reduce((sum, figure) => sum + figure, 0)] : figures
  })
  return Math.max(1, ...lengths)
}

/** From 0 to 1. Something is never drawn as nothing. */
export const shareOf = (value: number, largest: number): number =>
  value <= 0 ? 0 : Math.min(1, Math.max(0.008, value / largest))
