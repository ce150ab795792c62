import { webhookLimits } from '../../catalogue/webhooks.ts'

/** What a share is given to: the queue of one endpoint. */
export type Sharing = {
  readonly accountId: string
  readonly underWay: number
  /** Begins at most so many requests, and tells how many. */
  readonly start: (most: number) => number
}

/**
 * Begins what may begin, and gives each its share: an endpoint may always have one request, so nobody waits for somebody else's
 * receiver; beyond that an account has no more than its own, and all together no more than there are. Whoever was served first is
 * served last the next time.
 */
export class Shares {
  #turn = 0

  start(queues: readonly Sharing[]): void {
    if (queues.length === 0) return
    this.#turn = (this.#turn + 1) % queues.length
    const inTurn = [...queues.slice(this.#turn), ...queues.slice(0, this.#turn)]
    const ofAccounts = new Map<string, number>()
    let all = 0
    for (const { accountId, underWay } of queues) {
      all += underWay
      ofAccounts.set(accountId, (ofAccounts.get(accountId) ?? 0) + underWay)
    }
    for (const queue of inTurn) {
      const ofAccount = ofAccounts.get(queue.accountId) ?? 0
      const left = Math.min(webhookLimits.requestsAtOnce - all, webhookLimits.requestsPerAccount - ofAccount)
      const begun = queue.start(Math.max(left, queue.underWay === 0 ? 1 : 0))
      all += begun
      ofAccounts.set(queue.accountId, ofAccount + begun)
    }
  }
}
