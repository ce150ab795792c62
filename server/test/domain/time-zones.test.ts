import fc from 'fast-check'
import { expect, test } from 'vitest'
import { dayAt } from '../../src/domain/time-zones.ts'

const hours = (from: number, to: number): number => (to - from) / 3_600_000

test.each([
  ['UTC', '2024-10-05T18:53:03.406Z', '2024-10-05T00:00:00.000Z', 24],
  ['America/Chicago', '2024-10-05T02:00:00.000Z', '2024-10-04T05:00:00.000Z', 24],
  ['Asia/Kathmandu', '2024-10-05T18:53:03.406Z', '2024-10-05T18:15:00.000Z', 24],
  // Clocks are put forward, and back.
  ['America/Chicago', '2024-03-10T12:00:00.000Z', '2024-03-10T06:00:00.000Z', 23],
  ['America/Chicago', '2024-11-03T12:00:00.000Z', '2024-11-03T05:00:00.000Z', 25],
  // There is no midnight on the day on which clocks are put forward at it.
  ['Africa/Cairo', '2024-04-26T12:00:00.000Z', '2024-04-25T22:00:00.000Z', 23],
  // A day that the calendar of the islands never had lies between these two.
  ['Pacific/Apia', '2011-12-30T09:59:59.999Z', '2011-12-29T10:00:00.000Z', 24],
  ['Pacific/Apia', '2011-12-30T10:00:00.000Z', '2011-12-30T10:00:00.000Z', 24],
])('in %s, the day at %s began at %s and has %i hours', (timeZone, now, start, length) => {
  const day = dayAt(timeZone, Date.parse(now))
  expect(new Date(day.start).toISOString()).toBe(start)
  expect(hours(day.start, day.end)).toBe(length)
})

test('every moment is in its day, and the next day begins where this one ends', () => {
  const zones = ['UTC', 'America/New_York', 'America/St_Johns', 'Australia/Lord_Howe', 'Asia/Beirut', 'America/Havana']
  fc.assert(
    fc.property(
      fc.constantFrom(...zones),
      fc.integer({ min: Date.UTC(2015, 0), max: Date.UTC(2035, 0) }),
      (timeZone, now) => {
        const { start, end } = dayAt(timeZone, now)
        expect(start <= now && now < end).toBe(true)
        expect(dayAt(timeZone, start)).toEqual({ start, end })
        expect(dayAt(timeZone, end - 1)).toEqual({ start, end })
        expect(dayAt(timeZone, end).start).toBe(end)
      },
    ),
  )
})
