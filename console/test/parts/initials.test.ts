import { expect, test } from 'vitest'
import { initials } from '../../src/parts/user-avatar.tsx'

test.each([
  ['Carla Rossfield', 'CR'],
  ['Zoë', 'Z'],
  ['Maximiliane von und zu Hohenlohe 👩🏽‍💼', 'MH'],
  ['محمد الشريف', 'ما'],
  ['(ext) 3rd Party', 'EP'],
  ['🦄🏳️‍🌈', '🦄'],
  ['   ', ''],
])('%s stands as %s', (name, letters) => {
  expect(initials(name)).toBe(letters)
})
