import { expect, test } from 'vitest'
import { addressOf } from '../../src/transfer/checking/addresses-given.ts'
import { Cells } from '../../src/transfer/checking/cells.ts'
import { mapColumns } from '../../src/transfer/mapping.ts'

const read = (head: string, cells: readonly string[]) => {
  const columns = head.split(', ')
  const row = {
    number: 1,
    cells: Object.fromEntries(columns.map((column, place) => [column, cells[place]])),
    reasons: [],
  }
  const given = new Cells(row, mapColumns('units', columns))
  return { address: addressOf(given), reasons: given.reasons }
}

const main = {
  street_number: '123',
  street_name: 'Main St',
  unit: '4',
  city: 'Austin',
  state: 'Texas',
  zip_code: '78701',
}
const beside = 'Property Address, Unit, City, State, Zip'

test.each([
  [beside, ['123 Main St', '4', 'Austin', 'TX', '78701']],
  [beside, ['123 Main St Apt 4', '', 'Austin', 'texas', '78701']],
  ['Address, Unit, City, State, Zip', ['123 Main St', '4', 'Austin', 'TX', '78701']],
  ['Street Address, Unit, City, State, Zip', ['123 Main St', '4', 'Austin', 'TX', '78701']],
  ['Number, Street, Unit, City, State, Zip', ['123', 'Main St', '4', 'Austin', 'TX', '78701']],
])('of %s, the parts %j are one address', (head, cells) => {
  const { address, reasons } = read(head, cells)
  expect(reasons).toEqual([])
  expect(address).toMatchObject({ ...main, formatted_address: '123 Main St, Unit 4, Austin, Texas 78701' })
})

test('a whole address stays as it is written, also beside its parts', () => {
  const text = '123 Main St Apt 4, Austin, TX 78701'
  for (const cells of [[text, '', 'Austin', 'TX', '78701'], [text]])
    expect(read(beside, cells).address).toMatchObject({ ...main, formatted_address: text })
  const own = read('address, street_number, street_name, unit, city, state, zip_code', [
    ...['Lakeside, the red house', '123', 'Main St', '4', 'Austin', 'Texas', '78701'],
  ])
  expect(own.address).toMatchObject({ ...main, formatted_address: 'Lakeside, the red house' })
})

test('a unit that says what it is stays so in the address', () => {
  const lines = ['Apt 4', '#4', 'Unit 4'].map((unit) => read(beside, ['123 Main St', unit, 'Austin', 'TX', '78701']))
  expect(lines.map(({ address }) => address?.formatted_address)).toEqual(
    ['Apt 4', '#4', 'Unit 4'].map((unit) => `123 Main St, ${unit}, Austin, Texas 78701`),
  )
})

test('a street without its city is refused, in words that name both ways', () => {
  for (const cells of [['123 Main St'], ['Main St', '4', 'Austin', 'TX', '78701']])
    expect(read(beside, cells).reasons).toEqual([expect.stringMatching(/123 Main St Apt 4.*beside city/)])
})
