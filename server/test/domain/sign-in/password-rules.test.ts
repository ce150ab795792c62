import { expect, test } from 'vitest'
import { signInLimits } from '../../../src/catalogue/sign-in.ts'
import { commonPasswords } from '../../../src/domain/sign-in/common-passwords.ts'
import { weaknessOf } from '../../../src/domain/sign-in/password-rules.ts'

const ada = { name: 'Ada Stanbrook', email: 'zoe.park@lakeside-homes.example.com' }

test('the list has some hundred passwords, none of which would be too short anyway, and each once', () => {
  expect(commonPasswords.size).toBeGreaterThan(300)
  for (const one of commonPasswords) {
    expect([...one].length, one).toBeGreaterThanOrEqual(signInLimits.passwordLeast)
    expect(one, one).toBe(one.normalize('NFKC').toLowerCase())
  }
})

test.each([
  '123456789012',
  '1qaz2wsx3edc',
  'PasswordPassword',
  'password 1234',
  'p030710p$e4o',
  '\uff11\uff12\uff13456789012',
])('%s is one that many people use, however it is written', (password) => {
  expect(weaknessOf(password, ada)).toBe('common')
})

test.each([
  'ada stanbrook',
  'ADA.STANBROOK',
  'Stanbrook-Ada',
  'Stanbrook2024',
  '1. Stanbrook!',
  'stanbrookstanbrook',
  'zoe.park@lakeside-homes.example.com',
  'ZOE.PARK@lakeside-homes.example.com 1',
  'zoepark12345',
  'LakesideHomes2024',
  'foyer foyer foyer',
])('%s says little more than everybody knows of Ada', (password) => {
  expect(weaknessOf(password, ada)).toBe('own')
})

test.each([
  'correct horse battery',
  'ada likes horse batteries',
  'stanbrook over the wall',
  'foyer with a brass door',
  '------------',
  '\u{1f511}'.repeat(12),
  'ada ada ada ada',
])('%s is as good as any', (password) => {
  expect(weaknessOf(password, ada)).toBeNull()
})

test('a name of few letters, or none, speaks against nothing', () => {
  expect(weaknessOf('bobobobobobobo', { name: 'Bo', email: 'bo@x.io' })).toBeNull()
  expect(weaknessOf('a quiet evening', { name: '', email: '' })).toBeNull()
})
