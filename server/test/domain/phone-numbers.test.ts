import { expect, test } from 'vitest'
import { isPhoneCountry, toE164 } from '../../src/domain/phone-numbers.ts'

test.each([
  '(555) 010-0199',
  '555.010.0199 x12',
  '555 010 0199 ext. 7',
  '+1 555 010 0199',
  '1-555-010-0199',
  '001 555 010 0199',
  '  5550100199  ',
  '５５５０１００１９９',
  '＋１ ５５５ ０１０ ０１９９',
  '\u202a+1 (555) 010\u20110199\u202c',
])('%s is +15550100199 in the US', (text) => {
  expect(toE164(text, 'US')).toBe('+15550100199')
})

test.each([
  ['0044 20 7946 0958', 'US', '+442079460958'],
  ['0044 20 7946 0958', 'DE', '+442079460958'],
  ['020 7946 0958', 'GB', '+442079460958'],
  ['+49 (0)30 123456', 'US', '+4930123456'],
  ['030 123456', 'DE', '+4930123456'],
  ['011 49 30 123456', 'US', '+4930123456'],
] as const)('%s read in %s is %s', (text, country, expected) => {
  expect(toE164(text, country)).toBe(expected)
})

test.each([
  null,
  '',
  ' ',
  'none',
  'call me',
  '12',
  '1'.repeat(40),
  `+1 555 010 0199${' '.repeat(64)}`,
  '+',
  '00',
  '+999 123456789',
  "'; drop table prospects",
])('%j can not be read as a number', (text) => {
  expect(toE164(text, 'US')).toBeNull()
})

test('a country is one that has a numbering plan', () => {
  expect(['US', 'GB', 'DE'].every(isPhoneCountry)).toBe(true)
  expect(['XX', 'us', '', 'USA', 'constructor'].some(isPhoneCountry)).toBe(false)
})
