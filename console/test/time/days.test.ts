import { describe, expect, test } from 'vitest'
import { dayNow, isDay, minutesOf, momentOn, startOfDay, weekOf } from '../../src/time/days.ts'
import { clockTime, dayAfter } from '../../src/time/zoned.ts'

const denver = 'America/Denver'

describe('clocks of a time zone', () => {
  test('show the day there, not the one of the browser', () => {
    expect(clockTime('2026-11-30T06:59:00Z', denver)).toEqual({ day: '2026-11-29', time: '23:59' })
    expect(dayNow(Date.parse('2026-11-30T07:00:00Z'), denver)).toBe('2026-11-30')
    expect(clockTime('2026-11-30T07:00:00Z', 'Asia/Kathmandu')).toEqual({ day: '2026-11-30', time: '12:45' })
  })

  test('show each time at a moment that shows it again, all through a year', () => {
    for (let day = '2026-01-01'; day < '2027-01-01'; day = dayAfter(day, 1)) {
      // At three all clocks have been put forward or back.
      expect(clockTime(momentOn(day, 3 * 60, denver), denver)).toEqual({ day, time: '03:00' })
    }
  })

  test('move what they leave out by as much as they are put forward', () => {
    expect(momentOn('2026-03-08', 150, denver)).toBe('2026-03-08T09:30:00Z')
    expect(clockTime('2026-03-08T09:30:00Z', denver).time).toBe('03:30')
  })

  test('take the first of a time that comes twice', () => {
    expect(momentOn('2026-11-01', 90, denver)).toBe('2026-11-01T07:30:00Z')
  })

  test('are put forward and back on the other side of the world the other way round', () => {
    expect(momentOn('2026-04-05', 150, 'Australia/Sydney')).toBe('2026-04-04T15:30:00Z')
    expect(momentOn('2026-10-04', 150, 'Australia/Sydney')).toBe('2026-10-03T16:30:00Z')
  })

  test('count minutes over midnight', () => {
    expect(momentOn('2026-07-01', 24 * 60 + 15, 'UTC')).toBe('2026-07-02T00:15:00Z')
    expect(momentOn('2026-07-01', -15, 'UTC')).toBe('2026-06-30T23:45:00Z')
    expect(minutesOf('16:05')).toBe(965)
  })
})

describe('days', () => {
  test('are as long as clocks make them', () => {
    const hours = (day: string): number =>
      (Date.parse(startOfDay(dayAfter(day, 1), denver)) - Date.parse(startOfDay(day, denver))) / 3_600_000
    expect([hours('2026-03-07'), hours('2026-03-08'), hours('2026-11-01')]).toEqual([24, 23, 25])
  })

  test('begin later where midnight is left out', () => {
    const start = startOfDay('2026-03-29', 'Asia/Beirut')
    expect(start).toBe('2026-03-28T22:00:00Z')
    expect(clockTime(start, 'Asia/Beirut').time).toBe('01:00')
  })

  test('stand in weeks from Monday, over the ends of months and years', () => {
    const week = ['2025-12-29', '2025-12-30', '2025-12-31', '2026-01-01', '2026-01-02', '2026-01-03', '2026-01-04']
    for (const day of week) expect(weekOf(day)).toEqual(week)
  })

  test('are told from texts that are none', () => {
    const texts = ['2026-02-28', '2028-02-29', '2026-02-29', '2026-13-01', 'today', '2026-1-1']
    expect(texts.filter(isDay)).toEqual(['2026-02-28', '2028-02-29'])
  })
})
