import { describe, expect, test } from 'vitest'
import { dateForms, spread, toDate, toMoment, ZoneClock } from '../../src/transfer/checking/moments.ts'

const american = { zone: new ZoneClock('America/Chicago'), monthFirst: true }
const german = { zone: new ZoneClock('Europe/Berlin'), monthFirst: false }

describe('a moment in a file', () => {
  test.each([
    ['2025-03-31T14:05:00Z', '2025-03-31T14:05:00Z'],
    ['2025-03-31 14:05:00+00', '2025-03-31T14:05:00+00:00'],
    ['2025-03-31T14:05:00.123456-0500', '2025-03-31T14:05:00.123456-05:00'],
    ['2025-03-31 14:05 UTC', '2025-03-31T14:05:00Z'],
    ['2025-03-31', '2025-03-31T05:00:00Z'],
    ['2025-01-31 14:05:09.5', '2025-01-31T20:05:09.5Z'],
    ['3/4/2025', '2025-03-04T06:00:00Z'],
    ['3/4/2025, 2:05 PM', '2025-03-04T20:05:00Z'],
    ['12/31/2024 12:00:00 am', '2024-12-31T06:00:00Z'],
    ['March 3, 2024', '2024-03-03T06:00:00Z'],
    ['Mar 3, 2024', '2024-03-03T06:00:00Z'],
    ['sept. 3rd 2024, 2:05 PM', '2024-09-03T19:05:00Z'],
    ['May 31, 2024 at 14:05', '2024-05-31T19:05:00Z'],
    ['3 March 2024 14:05', '2024-03-03T20:05:00Z'],
    ['03-Mar-2024', '2024-03-03T06:00:00Z'],
  ])('%s is read in the time zone of the account', (text, moment) => {
    expect(toMoment(text, american)).toBe(moment)
  })

  test.each([
    '2025-02-30',
    '13/13/2025',
    '2025-03-31 25:00',
    '0:30 PM',
    '45234',
    'yesterday',
    '3/4/25',
    'March 3, 24',
    'Marching 3, 2024',
    'February 30, 2024',
    'March 2024',
    '3 of March 2024',
    '',
    '2025-03-31T14:05:60Z',
  ])('%s is none', (text) => {
    expect(toMoment(text, american)).toBeNull()
  })

  test('is refused in words that name every form, and each of these is understood', () => {
    const forms = ['2025-03-31', '31.3.2025', 'March 31, 2025', '31 Mar 2025']
    for (const reading of [american, german]) {
      const words = dateForms(reading.monthFirst)
      const all = [...forms, reading.monthFirst ? '3/31/2025' : '31/3/2025']
      expect(all.filter((form) => !words.includes(form))).toEqual([])
      expect(all.map((form) => toDate(form, reading.monthFirst))).toEqual(all.map(() => '2025-03-31'))
      const moments = all.flatMap((form) => [toMoment(`${form} 14:05`, reading), toMoment(`${form} 2:05 PM`, reading)])
      expect(new Set(moments).size).toBe(1)
      expect(moments).not.toContain(null)
    }
  })

  test('has its day first where people write it so', () => {
    expect(toMoment('3.4.2025 08:00', german)).toBe('2025-04-03T06:00:00Z')
    expect(toDate('3/4/2025', false)).toBe('2025-04-03')
    expect(toDate('3.4.2025', true)).toBe('2025-04-03')
  })
})

describe('what a file leaves open of a moment', () => {
  test('is filled with the number of the row, so that no hundred records share one', () => {
    expect(spread('2025-03-31T14:05:00Z', 7)).toBe('2025-03-31T14:05:00.000007Z')
    expect(spread('2025-03-31T14:05:00.000000+02:00', 99_999)).toBe('2025-03-31T12:05:00.099999Z')
    expect(spread('2025-03-31T14:05:00.25Z', 1_007)).toBe('2025-03-31T14:05:00.250007Z')
    const shared = new Set(Array.from({ length: 100_000 }, (_, row) => spread('2025-03-31T14:05:00Z', row)))
    expect(shared.size).toBe(100_000)
  })

  test('is left as it is when nothing is open', () => {
    expect(spread('2025-03-31T14:05:00.400000Z', 7)).toBe('2025-03-31T14:05:00.400000Z')
  })
})
