import { describe, expect, test } from 'vitest'
import { minutesText, share } from '../../src/pages/reports/figures.ts'
import { mostDays, presetsFor, spanFault, spanOf, windowOf } from '../../src/pages/reports/span.ts'
import { dayAfter } from '../../src/time/zoned.ts'

const today = '2026-03-15'

describe('the days of a report', () => {
  test('are the last 30 where the address names none that there are', () => {
    const usual = { first: '2026-02-14', last: today }
    expect(spanOf({ start: undefined, end: undefined }, today)).toEqual(usual)
    expect(spanOf({ start: '2026-02-30', end: today }, today)).toEqual(usual)
    expect(spanOf({ start: '2026-01-01', end: '2026-01-31' }, today)).toEqual({
      first: '2026-01-01',
      last: '2026-01-31',
    })
  })

  test('end with the end of the last day on the clocks of the account, also when these are put forward', () => {
    expect(windowOf({ first: '2026-03-08', last: '2026-03-08' }, 'America/Denver')).toEqual({
      start: '2026-03-08T07:00:00Z',
      end: '2026-03-09T06:00:00Z',
    })
  })

  test('are a year at most, in their order; every one that is offered is fine', () => {
    expect(spanFault({ first: today, last: '2026-03-14' })).toMatch(/before the first/)
    expect(spanFault({ first: today, last: dayAfter(today, mostDays - 1) })).toBeNull()
    expect(spanFault({ first: today, last: dayAfter(today, mostDays) })).toMatch(/at most 366/)
    expect(presetsFor(today).map(({ span }) => spanFault(span))).toEqual(presetsFor(today).map(() => null))
    expect(presetsFor(today).find(({ name }) => name === 'Last month')?.span).toEqual({
      first: '2026-02-01',
      last: '2026-02-28',
    })
  })
})

test('how long it took, and shares, are told as people say them', () => {
  expect([35.4, 252, 4_320].map(minutesText)).toEqual(['35 minutes', '4.2 hours', '3 days'])
  expect([share(1, 3), share(0, 0)]).toEqual(['33 %', '–'])
})
