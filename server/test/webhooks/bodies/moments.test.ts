import fc from 'fast-check'
import { expect, test } from 'vitest'
import { toUtc } from '../../../src/domain/moments.ts'
import { toMoment } from '../../../src/webhooks/bodies/records.ts'

test.each([
  ['2024-10-05T18:53:03.4+00:00', '2024-10-05T18:53:03.400000Z'],
  ['2024-10-05T18:53:03+00:00', '2024-10-05T18:53:03.000000Z'],
  ['2024-10-05T18:53:03.406168+00:00', '2024-10-05T18:53:03.406168Z'],
  ['0001-01-01T00:00:00.000001+00:00', '0001-01-01T00:00:00.000001Z'],
  ['9999-12-31T23:59:59.999999+00:00', '9999-12-31T23:59:59.999999Z'],
  // Of somebody who changed a row by hand, in a session with a time zone of its own.
  ['2024-10-06T00:23:03.4+05:30', '2024-10-05T18:53:03.400000Z'],
  ['2024-02-28T19:00:00-05:00', '2024-02-29T00:00:00.000000Z'],
  // What no column of ours takes stays what it is, and breaks nothing.
  ['infinity', 'infinity'],
  ['0044-03-15T12:00:00+00:00 BC', '0044-03-15T12:00:00+00:00 BC'],
])("PostgreSQL's %s is %s on the wire", (stored, shown) => {
  expect(toMoment(stored)).toBe(shown)
})

test('no microsecond is lost', () => {
  const moments = fc.date({ min: new Date('0001-01-02'), max: new Date('9999-12-30'), noInvalidDate: true })
  fc.assert(
    fc.property(moments, fc.integer({ min: 0, max: 999_999 }), (moment, micros) => {
      const second = moment.toISOString().slice(0, 19)
      const fraction = String(micros).padStart(6, '0')
      // PostgreSQL leaves the zeros at the end out.
      const stored = `${second}${micros === 0 ? '' : `.${fraction.replace(/0+$/, '')}`}+00:00`
      expect(toMoment(stored)).toBe(`${second}.${fraction}Z`)
      expect(toMoment(stored)).toBe(toUtc(stored))
    }),
  )
})
