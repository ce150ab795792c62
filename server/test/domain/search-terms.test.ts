import { describe, expect, test } from 'vitest'
import { mayBeNumber, readSearch } from '../../src/domain/search-terms.ts'

describe('a search', () => {
  test.each([
    ['lovelace', { words: 'lovelace', emails: [], numbers: [] }],
    [' Ada  Lovelace ', { words: ' Ada Lovelace ', emails: [], numbers: [] }],
    ['ada@exam', { words: '', emails: ['ada@exam'], numbers: [] }],
    ['ada lovelace@example.org', { words: 'ada', emails: ['lovelace@example.org'], numbers: [] }],
    ['@example.org', { words: '@example.org', emails: [], numbers: [] }],
    ['unit 12', { words: 'unit 12', emails: [], numbers: [] }],
    ['', { words: '', emails: [], numbers: [] }],
  ])('for %j is read as words and addresses', (text, terms) => {
    expect(readSearch(text, [])).toEqual(terms)
  })

  test.each([
    ['(555) 010-0199', ['5550100199', '15550100199']],
    ['+1 555 010 0199', ['15550100199']],
    ['0199', ['0199', '199']],
    ['５５５ 010 0199', ['5550100199', '15550100199']],
    ['0000', ['0000']],
    ['555.010.0199 x12', ['15550100199']],
  ])('for %j is read as a number', (text, numbers) => {
    expect(readSearch(text, ['US'])).toEqual({ words: '', emails: [], numbers })
  })

  test('for a number is read as each of the countries reads it', () => {
    expect(readSearch('01 23 45 67 89', ['FR', 'GB']).numbers).toEqual([
      '0123456789',
      '123456789',
      '33123456789',
      '44123456789',
    ])
  })

  test.each(['+-.()', ' ', '', 'Apt 123', 'Ada'])('for %j needs no country', (text) => {
    expect(mayBeNumber(text)).toBe(false)
  })
})
