import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { toLine, withoutEscape } from '../../src/transfer/sending/csv-text.ts'

const cell = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: fc.constantFrom("'", '=', '+', '-', '@', '\t', '\r', '\n', '"', ',', ';', ' ', 'a') }),
)

test('whatever stands in a cell comes back as it was, and none begins like a formula', () => {
  fc.assert(
    fc.property(fc.array(cell, { minLength: 1, maxLength: 4 }), (texts) => {
      const [cells = []] = parse(toLine(texts)) as string[][]
      expect(cells.map(withoutEscape)).toEqual(texts)
      expect(cells.filter((one) => /^[=+\-@\t\r]/.test(one))).toEqual([])
    }),
  )
})
