import { expect, it } from 'vitest'
import { isWindowWrong } from '../../../src/domain/reports/report-window.ts'

const isWrong = (start: string, end: string, days: number | null = 32): boolean => isWindowWrong({ start, end }, days)

it('a window may be empty but not end before it begins, to the microsecond', () => {
  expect(isWrong('2024-10-05T18:53:03.406168Z', '2024-10-05T18:53:03.406168Z')).toBe(false)
  expect(isWrong('2024-10-05T18:53:03.406168Z', '2024-10-05T18:53:03.406167Z')).toBe(true)
  expect(isWrong('2024-10-05T18:53:03.4Z', '2024-10-05T18:53:03.40001Z')).toBe(false)
})

it('a window may be as long as the limit and not a microsecond longer', () => {
  expect(isWrong('2024-10-01T00:00:00Z', '2024-11-02T00:00:00Z')).toBe(false)
  expect(isWrong('2024-10-01T00:00:00Z', '2024-11-02T00:00:00.000001Z')).toBe(true)
  expect(isWrong('2024-10-01T00:00:00Z', '2034-10-01T00:00:00Z', null)).toBe(false)
})

it('offsets count', () => {
  expect(isWrong('2024-10-01T00:00:00+02:00', '2024-11-01T22:00:00Z')).toBe(false)
  expect(isWrong('2024-10-01T00:00:00+02:00', '2024-11-01T22:00:01Z')).toBe(true)
  expect(isWrong('2024-10-01T00:00:00-15:59', '2024-10-01T15:58:59Z')).toBe(true)
})

it('the first and the last moment that there are can be told apart', () => {
  expect(isWrong('0001-01-01T00:00:00+15:59', '0001-01-01T00:00:00Z')).toBe(false)
  expect(isWrong('0001-01-01T00:00:00Z', '9999-12-31T23:59:59.999999-15:59')).toBe(true)
})
