import { createHash, randomBytes } from 'node:crypto'
import { check, property, uint8Array } from 'fast-check'
import { expect, test } from 'vitest'
import { looksLikeToken, mintToken, tokenHash } from '../../src/domain/tokens.ts'

const mint = () => mintToken(randomBytes(32))
const form = /^foyer_[0-9A-Za-z]{49}$/

test('a token has the form that scanners look for, its own hash and its own ending', () => {
  const run = check(
    property(uint8Array({ minLength: 32, maxLength: 32 }), (bytes) => {
      const { token, hash, ending } = mintToken(Buffer.from(bytes))
      expect(token).toMatch(form)
      expect(looksLikeToken(token)).toBe(true)
      expect(hash.equals(createHash('sha256').update(token).digest())).toBe(true)
      expect(hash.equals(tokenHash(token))).toBe(true)
      expect(token.endsWith(ending)).toBe(true)
      expect(ending).toHaveLength(4)
    }),
  )
  expect(run.errorInstance ?? null).toBeNull()
})

test('the ends of the range have the form too', () => {
  for (const byte of [0, 255]) expect(mintToken(Buffer.alloc(32, byte)).token).toMatch(form)
})

test('the same bytes make the same token, so that chance comes from outside', () => {
  const bytes = Buffer.alloc(32, 7)
  expect(mintToken(bytes)).toStrictEqual(mintToken(Buffer.from(bytes)))
})

test('a thousand tokens are a thousand', () => {
  expect(new Set(Array.from({ length: 1_000 }, () => mint().token)).size).toBe(1_000)
})

test('any one changed character is noticed without a look-up', () => {
  const { token } = mint()
  for (let place = 0; place < token.length; place++)
    for (const other of ['0', '1', 'a', 'Z', '_', ' ', 'é'].filter((one) => one !== token[place]))
      expect(looksLikeToken(token.slice(0, place) + other + token.slice(place + 1))).toBe(false)
})

test('two characters that changed places are noticed', () => {
  const { token } = mintToken(Buffer.from(Array.from({ length: 32 }, (_, place) => place * 7)))
  for (let place = 6; place < token.length - 1; place++) {
    const [one = '', other = ''] = [token[place], token[place + 1]]
    if (one !== other) expect(looksLikeToken(token.slice(0, place) + other + one + token.slice(place + 2))).toBe(false)
  }
})

test('what is longer, shorter or something else is no token', () => {
  const { token } = mint()
  for (const text of ['', 'foyer_', token.slice(1), token.slice(0, -1), `${token}0`, ` ${token}`, token.toUpperCase()])
    expect(looksLikeToken(text)).toBe(false)
})

test('too little chance is a bug of the caller', () => {
  for (const length of [0, 31, 33]) expect(() => mintToken(Buffer.alloc(length))).toThrow(RangeError)
})
