import { describe, expect, test } from 'vitest'
import type { CalendarEntry } from '../../src/api/desk.ts'
import { columnsByDay, columnsByUser, outcomesOf, plannedOf } from '../../src/pages/calendar/entries.ts'
import { hoursFor, layOut, snapped } from '../../src/pages/calendar/layout.ts'
import { dayAsked, daysOf, stepFrom, viewOf, windowOf } from '../../src/pages/calendar/span.ts'

const denver = 'America/Denver'

describe('what is on screen', () => {
  test('is a week at a desk, and its days below each other on a phone', () => {
    expect([viewOf(undefined, false), viewOf(undefined, true), viewOf('day', true), viewOf('year', false)]).toEqual([
      'week',
      'list',
      'day',
      'week',
    ])
  })

  test('begins and ends with the days of the account, also when clocks are put forward', () => {
    expect(windowOf(daysOf('week', '2026-03-08'), denver)).toEqual({
      from: '2026-03-02T07:00:00Z',
      to: '2026-03-09T06:00:00Z',
    })
    expect(windowOf(daysOf('day', '2026-11-01'), denver)).toEqual({
      from: '2026-11-01T06:00:00Z',
      to: '2026-11-02T07:00:00Z',
    })
  })

  test('is in a list what comes', () => {
    const days = daysOf('list', '2026-12-29')
    expect([days.length, days[0], days[6]]).toEqual([7, '2026-12-29', '2027-01-04'])
  })

  test('moves by days or by weeks', () => {
    expect([stepFrom('day', '2026-12-31', 1), stepFrom('week', '2026-01-05', -1)]).toEqual(['2027-01-01', '2025-12-29'])
    expect([dayAsked('2026-02-30', '2026-11-29'), dayAsked('2026-02-28', '2026-11-29')]).toEqual([
      '2026-11-29',
      '2026-02-28',
    ])
  })
})

describe('what overlaps', () => {
  const at = (start: number, end: number) => ({ start, end })
  const lanes = (...items: { start: number; end: number }[]) =>
    layOut(items).map(({ item, lane, lanes: of }) => `${item.start}: ${lane + 1}/${of}`)

  test('stands side by side, and what only touches does not', () => {
    expect(lanes(at(600, 630), at(630, 660), at(700, 730))).toEqual(['600: 1/1', '630: 1/1', '700: 1/1'])
    expect(lanes(at(615, 645), at(600, 630))).toEqual(['600: 1/2', '615: 2/2'])
  })

  test('takes a lane that has become free, in a group as wide as its fullest place', () => {
    expect(lanes(at(600, 700), at(610, 640), at(620, 650), at(645, 675))).toEqual([
      '600: 1/3',
      '610: 2/3',
      '620: 3/3',
      '645: 2/3',
    ])
  })

  test('is never on top of another', () => {
    const many = Array.from({ length: 60 }, (_, index) => at((index * 37) % 300, ((index * 37) % 300) + 30))
    const laid = layOut(many)
    expect(laid).toHaveLength(many.length)
    for (const [index, one] of laid.entries())
      for (const other of laid.slice(index + 1))
        if (one.lane === other.lane)
          expect(one.item.end <= other.item.start || other.item.end <= one.item.start).toBe(true)
  })

  test('is let go at quarters of an hour, within the day', () => {
    expect([snapped(607), snapped(608), snapped(-20), snapped(1_439)]).toEqual([600, 615, 0, 1_425])
  })

  test('makes the day longer when it is early or late', () => {
    expect(hoursFor([])).toEqual({ first: 8, last: 20 })
    expect(hoursFor([at(400, 430), at(1_425, 1_455)])).toEqual({ first: 6, last: 24 })
  })
})

const entry = (given: Partial<CalendarEntry>): CalendarEntry => ({
  kind: 'showing',
  prospect_id: 1,
  prospect_name: 'Ada Park',
  unit_address: null,
  at: '2026-11-30T16:30:00.000000Z',
  user_ids: [],
  status: 'Scheduled',
  showing_id: 7,
  ...given,
})

describe('plans', () => {
  test("stand at their time on the account's clocks", () => {
    const { day, start, end, key } = plannedOf(entry({ at: '2026-11-30T06:45:00Z' }), denver)
    expect({ day, start, end, key }).toEqual({ day: '2026-11-29', start: 1_425, end: 1_455, key: 'showing 7' })
  })

  test('stand in the column of their day, or of each who has them', () => {
    const plans = [
      entry({ user_ids: ['ann', 'bob'] }),
      entry({ user_ids: ['bob'], showing_id: 8 }),
      entry({ showing_id: 9 }),
      entry({ at: '2026-12-01T16:30:00Z', user_ids: ['cleo'], showing_id: 10 }),
    ].map((one) => plannedOf(one, denver))
    expect(columnsByDay(['2026-11-30', '2026-12-01'], plans).map((column) => column.plans.length)).toEqual([3, 1])
    const byUser = columnsByUser('2026-11-30', plans, ['bob', 'ann'])
    expect(byUser.map(({ userId, plans: theirs }) => [userId, theirs.map((plan) => plan.showing_id)])).toEqual([
      ['bob', [7, 8]],
      ['ann', [7]],
      [null, [9]],
    ])
  })

  test('go on step by step, end one way or another, and then stay', () => {
    const next = (status: CalendarEntry['status']) => outcomesOf({ kind: 'showing', status }).map((one) => one.status)
    expect(next('Scheduled')).toEqual(['Confirmed', 'Arrived', 'Started', 'Completed', 'Missed', 'Failed', 'Canceled'])
    expect(next('Started')).toEqual(['Completed', 'Missed', 'Failed', 'Canceled'])
    expect([next('Completed'), next('Canceled'), next('Missed')]).toEqual([[], [], []])
  })
})
