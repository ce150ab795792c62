import { expect, test } from 'vitest'
import { fullStateName } from '../../src/domain/addresses/state-names.ts'

test.each([
  ['TX', 'Texas'],
  ['tx ', 'Texas'],
  ['new york', 'New York'],
  ['Texas', 'Texas'],
  ['QC', 'Quebec'],
  ['Bavaria', 'Bavaria'],
  ['constructor', 'constructor'],
  ['', ''],
])('a state written %j is called %j', (text, name) => {
  expect(fullStateName(text)).toBe(name)
})
