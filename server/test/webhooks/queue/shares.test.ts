import { expect, test } from 'vitest'
import { webhookLimits } from '../../../src/catalogue/webhooks.ts'
import { Shares } from '../../../src/webhooks/queue/shares.ts'

/** An endpoint that takes as much as it is given, and never answers. */
const greedy = (accountId: string) => {
  const queue = {
    accountId,
    underWay: 0,
    start: (most: number): number => {
      const begun = Math.min(most, webhookLimits.concurrencyAtMost - queue.underWay)
      queue.underWay += begun
      return begun
    },
  }
  return queue
}

test('an account with many slow receivers leaves the others their requests', () => {
  const many = Array.from({ length: 50 }, () => greedy('greedy'))
  const other = greedy('other')
  const shares = new Shares()
  for (let round = 0; round < 10; round++) shares.start(many)
  const taken = many.reduce((sum, { underWay }) => sum + underWay, 0)
  expect(taken).toBeLessThanOrEqual(webhookLimits.requestsPerAccount + many.length)
  expect(many.every(({ underWay }) => underWay > 0)).toBe(true)
  shares.start([...many, other])
  expect(other.underWay).toBe(webhookLimits.concurrencyAtMost)
})

test('when all requests are taken, who has none gets one', () => {
  const accounts = Array.from({ length: 10 }, (_, n) => Array.from({ length: 10 }, () => greedy(`account ${n}`))).flat()
  const shares = new Shares()
  for (let round = 0; round < 10; round++) shares.start(accounts)
  const late = greedy('late')
  shares.start([...accounts, late])
  expect(late.underWay).toBe(1)
})
