import type pg from 'pg'
import { webhookLimits } from '../../catalogue/webhooks.ts'
import { readChanges, type WrittenChange } from '../../storage/webhooks/sending/read-changes.ts'
import type { DueDelivery } from '../../storage/webhooks/sending/take-deliveries.ts'

export type Reading = {
  readonly characters: number
  readonly toRead: (most: number) => DueDelivery[]
  readonly hasRead: (delivery: DueDelivery, change: WrittenChange) => void
}

/** Deliveries of one endpoint whose changes are read before those of the next one, at least: few endpoints share what there is. */
const fewestAtATime = 8

const wantedBy = (queues: readonly Reading[], most: number): [Reading, DueDelivery][] => {
  const wanted = queues.map((queue) => [queue, queue.toRead(most)] as const).filter(([, found]) => found.length > 0)
  const share = Math.max(Math.ceil(webhookLimits.changesPerRead / Math.max(wanted.length, 1)), fewestAtATime)
  return wanted.flatMap(([queue, found]) =>
    found.slice(0, share).map((delivery): [Reading, DueDelivery] => [queue, delivery]),
  )
}

/** How many were found. One that is gone is never found. */
const read = async (client: pg.ClientBase, wanted: readonly [Reading, DueDelivery][]): Promise<number> => {
  const changes = await readChanges(
    client,
    wanted.map(([, delivery]) => delivery),
  )
  const found = new Map(changes.map((change) => [`${change.accountId} ${change.sequence}`, change]))
  for (const [queue, delivery] of wanted) {
    const change = found.get(`${delivery.accountId} ${delivery.changeId}`)
    if (change !== undefined) queue.hasRead(delivery, change)
  }
  return changes.length
}

/**
 * Reads what is told by the deliveries in memory, a little at a time, as far as memory goes: two of each endpoint in any case, further
 * ones while all together are within bounds. True: there is more to read.
 */
export const readAhead = async (client: pg.ClientBase, queues: readonly Reading[]): Promise<boolean> => {
  const total = queues.reduce((sum, { characters }) => sum + characters, 0)
  const isFull = total >= webhookLimits.changesInMemoryCharacters
  const wanted = wantedBy(queues, isFull ? webhookLimits.changesInAnyCase : webhookLimits.deliveriesInMemory)
  if (wanted.length === 0) return false
  const found = await read(client, wanted.slice(0, webhookLimits.changesPerRead))
  return found > 0 && (wanted.length > webhookLimits.changesPerRead || !isFull)
}
