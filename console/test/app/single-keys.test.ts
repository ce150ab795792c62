import { expect, test } from 'vitest'
import { isSingleKey } from '../../src/app/single-keys.ts'

test.for(['n', '/', 'shift+?', 'shift+X', 'g d'])('%s can be switched off', (keys) => {
  expect(isSingleKey(keys)).toBe(true)
})

test.for(['mod+K', 'Home', 'ArrowLeft', 'Enter', 'ArrowUp ArrowDown', 'm '])('%s stays', (keys) => {
  expect(isSingleKey(keys)).toBe(false)
})
