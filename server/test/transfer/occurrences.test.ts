import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addressKeys } from '../../src/transfer/checking/addresses.ts'
import { Occurrences } from '../../src/transfer/checking/identities.ts'

test('every text is counted by itself, however many there are', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ maxLength: 2 }), { maxLength: 3_000 }), (texts) => {
      const occurrences = new Occurrences()
      const expected = new Map<string, number>()
      for (const text of texts) {
        expected.set(text, (expected.get(text) ?? 0) + 1)
        expect(occurrences.count(text)).toBe(expected.get(text))
      }
    }),
    { numRuns: 20 },
  )
})

test('an address is the same however it is spelled', () => {
  const address = {
    formatted_address: '123 N Main St #4, Austin, TX 78701',
    street_number: '123',
    street_name: 'North Main Street',
    unit: '4',
    city: 'Austin',
    state: 'Texas',
    zip_code: '78701',
  }
  const keys = addressKeys(address)
  for (const text of [
    '123 north main street apt. 4',
    '123 N. Main St, Unit 4, Austin',
    '123 N Main St 4 Austin TX 78701',
  ])
    expect(keys).toContain(addressKeys({ formatted_address: text })[0])
})
