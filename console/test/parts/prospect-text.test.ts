import { expect, test } from 'vitest'
import { prospectText } from '../../src/parts/prospect-name.tsx'

test.each([
  [{ id: 7, name: ' Ada ', phone: '555' }, 'Ada'],
  [{ id: 7, name: '   ', phone: '555' }, '555'],
  [{ id: 7, name: null, phone: ' ' }, 'Prospect 7'],
  [{ id: 7, name: '' }, 'Prospect 7'],
])('%o is called %s', (prospect, text) => {
  expect(prospectText(prospect)).toBe(text)
})
