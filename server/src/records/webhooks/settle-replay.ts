import { setTimeout as pause } from 'node:timers/promises'
import type { JobPayloads } from '../../catalogue/jobs.ts'
import { webhookLimits } from '../../catalogue/webhooks.ts'
import type { Database } from '../../storage/database.ts'
import type { EndpointName } from '../../storage/webhooks/endpoints.ts'
import {
  changesAfter,
  deliverNewest,
  type HeardChange,
  horizonNow,
  isBehind,
  lanesOf,
  lockLanes,
  placeBefore,
} from '../../storage/webhooks/log/newest-changes.ts'

/*
 * A replay puts down what it sees when it begins. Who writes meanwhile is sent at once, and the older change that the replay puts down
 * comes after it: a receiver of the flat format, which has no sequence, would keep old data for good. So when all have ended who may have
 * been unseen by the replay, the newest of each record is put down once more.
 *
 * It must not do the same to those who write meanwhile: it puts down what it reads while it holds the prospects and units locked, as
 * all do who write about them.
 */

const untilBehind = async ({ tables }: Database, signal: AbortSignal): Promise<void> => {
  const { settlePatienceMs, settleLookMs } = webhookLimits
  // Who began after this has drawn its ids after those of the replay: it is sent after it.
  const horizon = await horizonNow(tables)
  const end = performance.now() + settlePatienceMs
  while (!(await isBehind(tables, horizon))) {
    if (performance.now() > end) throw new Error('a transaction that began before the end of a replay is still open')
    await pause(settleLookMs, null, { signal })
  }
}

/** Those lanes of a page in which something is heard that belongs to the replay. An event takes its lane along. */
const lanesTouched = (page: readonly HeardChange[], replayed: Set<number>): number[] => {
  const touched = new Set<number>()
  for (const { lane, laneBefore, isHeard } of page) {
    if (!isHeard || !(replayed.has(lane) || (laneBefore !== null && replayed.has(laneBefore)))) continue
    replayed.add(lane)
    touched.add(lane)
  }
  return [...touched]
}

/** Puts down one page. Where the next one begins; null: there is none. */
const settlePage = async (
  database: Database,
  endpoint: EndpointName,
  replayed: Set<number>,
  after: number,
): Promise<number | null> => {
  const limit = webhookLimits.settledChanges
  const page = await changesAfter(database.tables, endpoint, after, limit)
  const last = page.length === limit ? (page.at(-1)?.id ?? null) : null
  const lanes = lanesTouched(page, replayed)
  if (lanes.length > 0)
    await database.transaction(async (tables) => {
      await lockLanes(tables, endpoint.accountId, lanes)
      await deliverNewest(tables, endpoint, lanes, { after, upTo: last })
    })
  return last
}

/** Sees to it that what an endpoint hears last of each record that a replay told it of is the newest there is. Rejects to be tried again. */
export const settleReplay = async (
  database: Database,
  { accountId, endpointId, ...putDown }: JobPayloads['settleReplay'],
  signal: AbortSignal,
): Promise<void> => {
  await untilBehind(database, signal)
  const endpoint = { accountId, id: endpointId }
  const replayed = new Set(await lanesOf(database.tables, endpoint, putDown))
  let place = await placeBefore(database.tables, accountId, putDown.startedAt)
  while (place !== null) {
    signal.throwIfAborted()
    place = await settlePage(database, endpoint, replayed, place)
  }
}
