import { expect, test } from 'vitest'
import { rowsAround } from '../../src/pages/prospects/table/ahead.ts'

const inSight = { startIndex: 100, endIndex: 119, overscan: 18, count: 1_000 }
const ends = (rows: readonly number[]) => [rows[0], rows.at(-1)]

test('most rows out of sight are drawn below while the list moves down, and above while it moves up', () => {
  expect(ends(rowsAround(inSight, false))).toEqual([94, 149])
  expect(ends(rowsAround(inSight, true))).toEqual([70, 125])
})

test('every row from the first to the last that is drawn is there once', () => {
  const rows = rowsAround(inSight, false)
  expect(rows).toEqual(rows.map((_, place) => 94 + place))
})

test('at both ends of the list no row is drawn that is not there', () => {
  expect(ends(rowsAround({ ...inSight, startIndex: 0, endIndex: 19 }, true))).toEqual([0, 25])
  expect(ends(rowsAround({ ...inSight, startIndex: 980, endIndex: 999 }, false))).toEqual([974, 999])
})
