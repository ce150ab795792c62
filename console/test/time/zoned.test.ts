import { describe, expect, test } from 'vitest'
import { lengthText } from '../../src/time/lengths.ts'
import { clockTime, dayAfter, momentAt, zoneName } from '../../src/time/zoned.ts'

const denver = 'America/Denver'

describe('days and times on the clocks of an account', () => {
  test('are the moments that these clocks show them at', () => {
    expect(momentAt({ day: '2026-11-30', time: '16:30' }, denver)).toBe('2026-11-30T23:30:00Z')
    expect(momentAt({ day: '2026-07-01', time: '00:00' }, denver)).toBe('2026-07-01T06:00:00Z')
    expect(momentAt({ day: '2026-07-01', time: '00:00' }, 'Asia/Kolkata')).toBe('2026-06-30T18:30:00Z')
    expect(momentAt({ day: '2026-07-01', time: '09:15' }, 'Pacific/Kiritimati')).toBe('2026-06-30T19:15:00Z')
  })

  test('come back from the moment as they were', () => {
    for (const time of ['00:00', '03:00', '12:00', '23:59'])
      for (const day of ['2026-03-07', '2026-03-08', '2026-11-01', '2024-02-29'])
        for (const zone of [denver, 'Europe/Berlin', 'Australia/Lord_Howe', 'UTC'])
          expect(clockTime(momentAt({ day, time }, zone) ?? '', zone), `${day} ${time} ${zone}`).toEqual({ day, time })
  })

  test('are the first of both where the clock shows them twice', () => {
    expect(momentAt({ day: '2026-11-01', time: '01:30' }, denver)).toBe('2026-11-01T07:30:00Z')
  })

  test('are as much later as the clock is put forward where it never shows them', () => {
    const at = momentAt({ day: '2026-03-08', time: '02:30' }, denver) ?? ''
    expect(clockTime(at, denver)).toEqual({ day: '2026-03-08', time: '03:30' })
  })

  test('are nothing while they are not filled in', () => {
    expect(momentAt({ day: '', time: '10:00' }, denver)).toBeNull()
    expect(momentAt({ day: '2026-11-30', time: '' }, denver)).toBeNull()
  })

  test('have the name of their zone, and days after them', () => {
    expect(zoneName('2026-07-01T12:00:00Z', denver)).toBe('MDT')
    expect(dayAfter('2026-12-31', 1)).toBe('2027-01-01')
    expect(dayAfter('2024-03-01', -1)).toBe('2024-02-29')
  })
})

test('how long something takes is told in its largest unit', () => {
  const from = '2026-11-01T00:00:00Z'
  expect(lengthText(from, Date.parse('2026-11-13T05:00:00Z'))).toBe('12 days')
  expect(lengthText(from, Date.parse('2026-11-01T00:00:30Z'))).toBe('0 minutes')
  expect(lengthText(from, Date.parse('2026-10-01T00:00:00Z'))).toBe('0 minutes')
})
