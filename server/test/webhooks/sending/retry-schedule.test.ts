import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { retryDelaysMs, webhookLimits } from '../../../src/catalogue/webhooks.ts'
import { nextTry, readRetryAfter } from '../../../src/webhooks/sending/retry-schedule.ts'

const now = Date.UTC(2026, 1, 3, 4, 5, 6)
const chances = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true })
const failures = fc.integer({ min: 1, max: retryDelaysMs.length })
const delayAfter = (attempts: number, chance: number, retryAfterMs: number | null = null): number | null => {
  const at = nextTry({ attempts, now, chance, retryAfterMs })
  return at === null ? null : at - now
}

describe('the next try', () => {
  it('follows after the pauses of the list, and there are twelve tries within about three days', () => {
    const pauses = retryDelaysMs.map((_, index) => delayAfter(index + 1, 0.5))
    expect(pauses).toEqual(retryDelaysMs)
    const days = retryDelaysMs.reduce((sum, pause) => sum + pause, 0) / 86_400_000
    expect(days).toBeGreaterThan(2.9)
    expect(days).toBeLessThan(3.1)
    expect(retryDelaysMs).toHaveLength(11)
    expect(retryDelaysMs).toEqual(retryDelaysMs.toSorted((one, other) => one - other))
  })

  it('is varied by a tenth either way', () => {
    expect(delayAfter(1, 0)).toBe(4_500)
    expect(delayAfter(1, 0.75)).toBe(5_250)
    fc.assert(
      fc.property(failures, chances, (attempts, chance) => {
        const pause = retryDelaysMs[attempts - 1] ?? 0
        expect(delayAfter(attempts, chance)).toBeGreaterThanOrEqual(Math.round(pause * 0.9))
        expect(delayAfter(attempts, chance)).toBeLessThanOrEqual(Math.round(pause * 1.1))
      }),
    )
  })

  it('does not come before the receiver wants it, for up to a day', () => {
    expect(delayAfter(1, 0.5, 60_000)).toBe(60_000)
    expect(delayAfter(1, 0.5, 1)).toBe(5_000)
    expect(delayAfter(1, 0.5, 10 * webhookLimits.retryAfterMs)).toBe(webhookLimits.retryAfterMs)
    fc.assert(
      fc.property(failures, chances, fc.nat(2 * webhookLimits.retryAfterMs), (attempts, chance, wanted) => {
        const least = Math.max(delayAfter(attempts, chance) ?? 0, Math.min(wanted, webhookLimits.retryAfterMs))
        expect(delayAfter(attempts, chance, wanted)).toBe(least)
      }),
    )
  })

  it('is none after the twelfth, whatever the receiver asks for', () => {
    expect(delayAfter(11, 0.5)).not.toBeNull()
    expect(delayAfter(12, 0.5)).toBeNull()
    expect(delayAfter(12, 0.5, 1_000)).toBeNull()
    expect(delayAfter(500, 0.5)).toBeNull()
  })

  it('follows a failure, or somebody has miscounted', () => {
    for (const attempts of [0, -1, 1.5, Number.NaN]) expect(() => delayAfter(attempts, 0.5)).toThrow(RangeError)
  })
})

describe('Retry-After', () => {
  it('is seconds', () => {
    expect(readRetryAfter('0', now)).toBe(0)
    expect(readRetryAfter('120', now)).toBe(120_000)
    expect(readRetryAfter(' 7 ', now)).toBe(7_000)
  })

  it('is a date in one of the three forms of HTTP', () => {
    const dates = ['Tue, 03 Feb 2026 04:06:06 GMT', 'Tuesday, 03-Feb-26 04:06:06 GMT', 'Tue Feb  3 04:06:06 2026']
    expect(dates.map((date) => readRetryAfter(date, now))).toEqual([60_000, 60_000, 60_000])
    fc.assert(
      fc.property(fc.nat(86_400), (seconds) => {
        expect(readRetryAfter(new Date(now + seconds * 1_000).toUTCString(), now)).toBe(seconds * 1_000)
      }),
    )
  })

  it('is no time at all when the moment is over', () => {
    expect(readRetryAfter('Tue, 03 Feb 2026 04:05:05 GMT', now)).toBe(0)
  })

  it('is at most a day', () => {
    for (const header of ['86401', '9'.repeat(400), 'Fri, 31 Dec 9999 23:59:59 GMT']) {
      expect(readRetryAfter(header, now)).toBe(webhookLimits.retryAfterMs)
    }
  })

  it('is nothing when it is missing or says something else', () => {
    const garbage = ['', ' ', '-1', '1.5', '1e3', '0x10', 'soon', '١', '2026-02-03', '3 Feb 2026', 'Infinity', 'NaN']
    const nearly = [
      'Tue, 03 Feb 2026 24:61:61 GMT',
      'Tue, 03 Feb 2026 04:06:06 CET',
      'Tue, 03 Feb 2026 04:06:06 GMT, 5',
    ]
    for (const header of [undefined, ...garbage, ...nearly]) expect(readRetryAfter(header, now)).toBeNull()
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        fc.pre(!/^\s*\d+\s*$/.test(text))
        expect(readRetryAfter(text, now)).toBeNull()
      }),
    )
  })
})
