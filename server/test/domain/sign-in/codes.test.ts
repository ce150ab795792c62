import { expect, test } from 'vitest'
import {
  backupCode,
  base32,
  codeOf,
  otpauthUrl,
  plainCode,
  stepAt,
  stepOfCode,
} from '../../../src/domain/sign-in/codes.ts'

/** RFC 6238, appendix B, whose codes have eight digits: ours are the last six. */
const secret = Buffer.from('12345678901234567890')
const known = [
  [59, '287082'],
  [1_111_111_109, '081804'],
  [1_111_111_111, '050471'],
  [1_234_567_890, '005924'],
  [2_000_000_000, '279037'],
  [20_000_000_000, '353130'],
] as const

test.each(known)('at second %d the code is that of the standard', (seconds, code) => {
  expect(codeOf(secret, stepAt(seconds * 1_000))).toBe(code)
})

test('secrets are written as the standard writes them (RFC 4648, 10)', () => {
  const written = ['f', 'fo', 'foo', 'foob', 'fooba', 'foobar'].map((text) => base32(Buffer.from(text)))
  expect(written).toEqual(['MY', 'MZXQ', 'MZXW6', 'MZXW6YQ', 'MZXW6YTB', 'MZXW6YTBOI'])
  expect(base32(Buffer.alloc(0))).toBe('')
})

test('a code works in its half minute, and in the one before and after, and no longer', () => {
  const now = 1_234_567_890_000
  const step = stepAt(now)
  const taken = [-2, -1, 0, 1, 2].map((aside) => stepOfCode(secret, codeOf(secret, step + aside), now, 0))
  expect(taken).toEqual([null, step - 1, step, step + 1, null])
})

test('a code that was taken is taken no more, nor one before it', () => {
  const now = 1_234_567_890_000
  const step = stepAt(now)
  expect(stepOfCode(secret, codeOf(secret, step), now, step)).toBeNull()
  expect(stepOfCode(secret, codeOf(secret, step - 1), now, step)).toBeNull()
  expect(stepOfCode(secret, codeOf(secret, step + 1), now, step)).toBe(step + 1)
})

test('what is no code of six digits is none', () => {
  for (const text of ['', '28708', '2870822', '００５９２４', ' 005924'])
    expect(stepOfCode(secret, text, 1_234_567_890_000, 0)).toBeNull()
})

test('codes may be typed with blanks, dashes and capitals', () => {
  expect(plainCode(' 005 924 ')).toBe('005924')
  expect(plainCode('MZXW-6ytb-OJRG k3dt')).toBe('mzxw6ytbojrgk3dt')
})

test('a backup code is four groups of four', () => {
  expect(backupCode(Buffer.from('foobarbaz!'))).toMatch(/^[a-z2-7]{4}(-[a-z2-7]{4}){3}$/)
})

test('what the app reads names the product and the user, and stays a URL with any address', () => {
  const url = new URL(otpauthUrl(secret, 'a&b=c?/#@example.com'))
  expect(url.href.startsWith('otpauth://totp/Foyer:a%26b%3Dc')).toBe(true)
  expect(Object.fromEntries(url.searchParams)).toEqual({
    secret: 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ',
    issuer: 'Foyer',
    algorithm: 'SHA1',
    digits: '6',
    period: '30',
  })
})
