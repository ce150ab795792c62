import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { limits } from '../../src/catalogue/limits.ts'
import { mintToken, tokenHash } from '../../src/domain/tokens.ts'
import { TokenOwners } from '../../src/http/token-owners.ts'
import type { TokenOwner } from '../../src/storage/records/tokens.ts'

/** Owners over a table of tokens, with a clock that the test moves. */
const open = () => {
  const table = new Map<string, TokenOwner>()
  const asked: string[] = []
  const touched: string[][] = []
  const clock = { now: Date.parse('2026-01-01T00:00:00Z') }
  const gate = { opens: Promise.resolve() }
  const owners = new TokenOwners({
    find: async (hash) => {
      asked.push(hash.toString('hex'))
      const owner = table.get(hash.toString('hex')) ?? null
      await gate.opens
      return owner
    },
    findSession: async () => null,
    touch: async (tokenIds) => {
      touched.push([...tokenIds])
    },
    touchSessions: async () => {},
    now: () => clock.now,
  })
  const add = (tokenId: string, expiresAt: string | null = null): string => {
    const { token, hash } = mintToken(randomBytes(32))
    table.set(hash.toString('hex'), {
      tokenId,
      sessionId: null,
      userId: 'user',
      expiresAt,
      scopes: new Set(),
      roles: new Map(),
      onlyAccountIds: null,
    })
    return token
  }
  return {
    owners,
    add,
    revoke: (token: string) => table.delete(tokenHash(token).toString('hex')),
    asked,
    touched,
    clock,
    gate,
  }
}

test('an owner is remembered while changes are heard of, and asked for again after each', async () => {
  const { owners, add, revoke, asked } = open()
  const token = add('a')
  owners.mayRemember(true)
  expect(owners.recall(token)).toBeNull()
  expect(await owners.find(token)).toMatchObject({ tokenId: 'a', userId: 'user', expiresAt: null })
  expect(owners.recall(token)?.tokenId).toBe('a')
  revoke(token)
  owners.forgetAll()
  expect(owners.recall(token)).toBeNull()
  expect(await owners.find(token)).toBeNull()
  expect(asked).toHaveLength(2)
})

test('nothing is remembered before changes are heard of, nor after they no longer are', async () => {
  const { owners, add } = open()
  const token = add('a')
  await owners.find(token)
  expect(owners.recall(token)).toBeNull()
  owners.mayRemember(true)
  await owners.find(token)
  expect(owners.recall(token)).not.toBeNull()
  owners.mayRemember(false)
  expect(owners.recall(token)).toBeNull()
  await owners.find(token)
  expect(owners.recall(token)).toBeNull()
})

test('an answer that was on its way when something changed is not remembered', async () => {
  const { owners, add, revoke, gate } = open()
  const token = add('a')
  owners.mayRemember(true)
  let letGo = () => {}
  gate.opens = new Promise((resolve) => {
    letGo = resolve
  })
  const finding = owners.find(token)
  revoke(token)
  owners.forgetAll()
  letGo()
  await finding
  expect(owners.recall(token)).toBeNull()
})

test('a token that expires is remembered until then, and not a moment longer', async () => {
  const { owners, add, clock } = open()
  const token = add('a', '2026-01-01T00:00:10.500000Z')
  owners.mayRemember(true)
  await owners.find(token)
  clock.now += 10_499
  expect(owners.recall(token)).not.toBeNull()
  clock.now += 1
  expect(owners.recall(token)).toBeNull()
})

test('what does not work is not remembered: it may begin to', async () => {
  const { owners, asked } = open()
  owners.mayRemember(true)
  const { token } = mintToken(randomBytes(32))
  expect([await owners.find(token), await owners.find(token)]).toEqual([null, null])
  expect(asked).toHaveLength(2)
})

test('what can not be a token is not looked up', async () => {
  const { owners, asked } = open()
  for (const text of ['', 'x', 'foyer_', 'x'.repeat(8_000)]) expect(await owners.find(text)).toBeNull()
  expect(asked).toEqual([])
})

test('every token that was used since the last time is noted once, remembered or not', async () => {
  const { owners, add, touched } = open()
  const [one, two] = [add('a'), add('b')]
  await owners.find(one)
  owners.mayRemember(true)
  await owners.find(two)
  await owners.find(two)
  await owners.noteUse()
  await owners.noteUse()
  await owners.find(two)
  await owners.noteUse()
  expect(touched).toEqual([['a', 'b'], ['b']])
})

test('what is remembered is bounded', async () => {
  const { owners, add } = open()
  owners.mayRemember(true)
  const tokens = Array.from({ length: limits.cachedTokens + 1 }, (_, place) => add(`${place}`))
  for (const token of tokens) await owners.find(token)
  expect(tokens.filter((token) => owners.recall(token) !== null).length).toBeLessThanOrEqual(limits.cachedTokens)
  expect(owners.recall(tokens.at(-1) ?? '')).not.toBeNull()
})
