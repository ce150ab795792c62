import { describe, expect, test } from 'vitest'
import {
  addDays,
  fieldTextOf,
  isDay,
  momentOf,
  startOfDay,
  wallTimeOf,
  wallTimeOfField,
  weekOf,
} from '../../src/time/zone.ts'

const denver = 'America/Denver'
const iso = (at: number): string => new Date(at).toISOString()

describe('clocks of a time zone', () => {
  test('show the day there, not the one of the browser', () => {
    expect(wallTimeOf('2026-11-30T06:59:00Z', denver)).toEqual({ day: '2026-11-29', minutes: 23 * 60 + 59 })
    expect(wallTimeOf('2026-11-30T07:00:00Z', denver)).toEqual({ day: '2026-11-30', minutes: 0 })
    expect(wallTimeOf('2026-11-30T07:00:00Z', 'Asia/Kathmandu')).toEqual({ day: '2026-11-30', minutes: 12 * 60 + 45 })
  })

  test('show each time at a moment that shows it again, all through a year', () => {
    for (let day = '2026-01-01'; day < '2027-01-01'; day = addDays(day, 1)) {
      // At three all clocks have been put forward or back.
      const wall = { day, minutes: 3 * 60 }
      expect(wallTimeOf(momentOf(wall, denver), denver)).toEqual(wall)
    }
  })

  test('move what they leave out by as much as they are put forward', () => {
    expect(iso(momentOf({ day: '2026-03-08', minutes: 150 }, denver))).toBe('2026-03-08T09:30:00.000Z')
    expect(wallTimeOf('2026-03-08T09:30:00Z', denver).minutes).toBe(3 * 60 + 30)
  })

  test('take the first of a time that comes twice', () => {
    expect(iso(momentOf({ day: '2026-11-01', minutes: 90 }, denver))).toBe('2026-11-01T07:30:00.000Z')
  })

  test('are put forward and back on the other side of the world the other way round', () => {
    expect(iso(momentOf({ day: '2026-04-05', minutes: 150 }, 'Australia/Sydney'))).toBe('2026-04-04T15:30:00.000Z')
    expect(iso(momentOf({ day: '2026-10-04', minutes: 150 }, 'Australia/Sydney'))).toBe('2026-10-03T16:30:00.000Z')
  })
})

describe('days', () => {
  test('are as long as clocks make them', () => {
    const hours = (day: string): number =>
      (startOfDay(addDays(day, 1), denver) - startOfDay(day, denver)) / 3_600_000
    expect([hours('2026-03-07'), hours('2026-03-08'), hours('2026-11-01')]).toEqual([24, 23, 25])
  })

  test('begin later where midnight is left out', () => {
    expect(iso(startOfDay('2026-03-29', 'Asia/Beirut'))).toBe('2026-03-28T22:00:00.000Z')
    expect(wallTimeOf('2026-03-28T22:00:00Z', 'Asia/Beirut').minutes).toBe(60)
  })

  test('stand in weeks from Monday, over the ends of months and years', () => {
    const week = ['2025-12-29', '2025-12-30', '2025-12-31', '2026-01-01', '2026-01-02', '2026-01-03', '2026-01-04']
    for (const day of week) expect(weekOf(day)).toEqual(week)
  })

  test('are told from texts that are none', () => {
    expect(['2026-02-28', '2028-02-29', '2026-02-29', '2026-13-01', 'today', '2026-1-1'].map(isDay)).toEqual([
      true,
      true,
      false,
      false,
      false,
      false,
    ])
  })
})

test('what a field for day and time says is read as it was written', () => {
  const wall = { day: '2026-11-29', minutes: 16 * 60 + 5 }
  expect(fieldTextOf(wall)).toBe('2026-11-29T16:05')
  expect(wallTimeOfField(fieldTextOf(wall))).toEqual(wall)
  expect([wallTimeOfField(''), wallTimeOfField('2026-02-30T10:00')]).toEqual([null, null])
})
