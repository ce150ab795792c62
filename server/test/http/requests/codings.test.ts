import { expect, test } from 'vitest'
import { codingFor } from '../../../src/http/codings.ts'

test.each([
  ['gzip, br', 'br'],
  ['GZIP;q=0.5', 'gzip'],
  ['br;q=0.000, gzip', 'gzip'],
  ['br ; q=0, gzip', 'gzip'],
  ['br;Q=0', 'identity'],
  ['br;q=0.001', 'br'],
  ['br;level=1;q=0', 'identity'],
  ['*', 'identity'],
  ['identity;q=0', 'identity'],
  ['', 'identity'],
] as const)('of a request that says %j, %s is taken', (accepted, coding) => {
  expect(codingFor(accepted, ['br', 'gzip', 'identity'])).toBe(coding)
})

test('a header full of blanks is read at once: it must not hold up everybody else', () => {
  const blanks = ' '.repeat(300_000)
  expect(codingFor(`br${blanks}x, gzip${blanks};${blanks}q=0.5`, ['br', 'gzip'])).toBe('gzip')
})
