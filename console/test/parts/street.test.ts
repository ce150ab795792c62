import { expect, test } from 'vitest'
import { streetOf } from '../../src/parts/street.tsx'

test.each([
  ['4915 Birch Court, Unit 201, Denver, Colorado 80218', '4915 Birch Court, 201'],
  ['164 Sumac Street, Denver, Colorado 80238', '164 Sumac Street'],
  ['12 High Road, Apt. B, Leeds', '12 High Road, B'],
  ['12 High Road, #4, Leeds', '12 High Road, 4'],
  ['Behind the old mill', 'Behind the old mill'],
  ['', ''],
])('%s is shortened to %s', (address, street) => {
  expect(streetOf(address)).toBe(street)
})
