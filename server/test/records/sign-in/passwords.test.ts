import { describe, expect, test } from 'vitest'
import { passwordCost, signInLimits } from '../../../src/catalogue/sign-in.ts'
import { createPasswords, PasswordsBusy } from '../../../src/records/sign-in/passwords.ts'

const cheap = { costLog2: 1, blockSize: 1, parallel: 1 }

describe('passwords', () => {
  test('are stored with what they were made with, and never twice alike', async () => {
    const passwords = createPasswords()
    const [one, other] = await Promise.all([passwords.hash('correct horse'), passwords.hash('correct horse')])
    expect(one).toMatch(/^scrypt:15:8:3:[A-Za-z0-9+/]{22}==:[A-Za-z0-9+/]{43}=$/)
    expect(one).not.toBe(other)
    expect(await passwords.matches('correct horse', one)).toBe(true)
    expect(await passwords.matches('correct horsf', one)).toBe(false)
  })

  test('match in whatever code points they are typed, and are not cut', async () => {
    const passwords = createPasswords(cheap)
    expect(await passwords.matches('Zo\u0065\u0308', await passwords.hash('Zo\u00eb'))).toBe(true)
    const long = 'x'.repeat(signInLimits.passwordMost - 1)
    expect(await passwords.matches(`${long}a`, await passwords.hash(`${long}b`))).toBe(false)
    expect(await passwords.matches('', await passwords.hash('x'))).toBe(false)
  })

  test('of who has none, or is nobody, match nothing, and take as long', async () => {
    const passwords = createPasswords()
    const stored = await passwords.hash('correct horse')
    const timed = async (of: string | null): Promise<number> => {
      const began = performance.now()
      expect(await passwords.matches('something', of)).toBe(false)
      return performance.now() - began
    }
    const [somebody, nobody] = [await timed(stored), await timed(null)]
    expect(nobody).toBeGreaterThan(somebody / 4)
  })

  test('of older costs still match, and are known as older', async () => {
    const old = await createPasswords(cheap).hash('correct horse')
    const passwords = createPasswords({ ...cheap, costLog2: 2 })
    expect(await passwords.matches('correct horse', old)).toBe(true)
    expect(passwords.isOutdated(old)).toBe(true)
    expect(passwords.isOutdated(await passwords.hash('correct horse'))).toBe(false)
    expect(passwordCost.costLog2).toBeGreaterThanOrEqual(15)
  })

  test('wait for their turn in a queue with an end', async () => {
    const passwords = createPasswords(cheap)
    const most = signInLimits.hashesAtOnce + signInLimits.hashesWaiting
    const results = await Promise.allSettled(Array.from({ length: most + 3 }, () => passwords.hash('x')))
    const refused = results.filter((one) => one.status === 'rejected')
    expect(refused.map(({ reason }) => reason)).toEqual(Array(3).fill(expect.any(PasswordsBusy)))
    expect(await passwords.hash('x')).toMatch(/^scrypt:/)
  })
})
