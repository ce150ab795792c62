import { expect, test } from 'vitest'
import { type Bar, largestOf, shareOf } from '../../src/parts/charts/series.ts'

const series = [
  { key: 'won', label: 'Won' },
  { key: 'lost', label: 'Lost' },
]
const bars: readonly Bar[] = [
  { name: 'Zillow', values: { won: 3, lost: 9 } },
  { name: 'Sign', values: { won: 4 } },
]

test('the longest line fills a chart: of one figure, or of all of a bar where they follow each other', () => {
  expect(largestOf(bars, series, false)).toBe(9)
  expect(largestOf(bars, series, true)).toBe(12)
})

test('a chart of nothing has lines of no length', () => {
  expect(largestOf([], series, true)).toBe(1)
  expect(largestOf([{ name: 'Sign', values: {} }], series, false)).toBe(1)
  expect(shareOf(0, 1)).toBe(0)
})

test('what is little beside the longest can be seen all the same', () => {
  expect(shareOf(9, 9)).toBe(1)
  expect(shareOf(3, 12)).toBe(0.25)
  expect(shareOf(1, 100_000)).toBeGreaterThan(0.005)
})
