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

/** What belongs to a replay: the lanes of its deliveries, and the newest change that was found of each record. */
type Scope = { readonly lanes: Set<number>; readonly newest: Map<string, number> }

const nameOf = ({ table, recordId }: HeardChange): string => `${table} ${recordId}`

/** Those changes of a page that are heard, in lanes of the replay. An event takes its lane along. */
const inScope = (page: readonly HeardChange[], { lanes }: Scope): HeardChange[] =>
  page.filter(({ lane, laneBefore, isHeard }) => {
    if (!isHeard || !(lanes.has(lane) || (laneBefore !== null && lanes.has(laneBefore)))) return false
    lanes.add(lane)
    return true
  })

/** Those that are the newest of their record, as far as is known. */
const unsettledOf = (page: readonly HeardChange[], scope: Scope): HeardChange[] => {
  const last = new Map(inScope(page, scope).map((change) => [nameOf(change), change]))
  return [...last].flatMap(([name, change]) => ((scope.newest.get(name) ?? 0) <= change.id ? [change] : []))
}

type Work = { readonly database: Database; readonly endpoint: EndpointName; readonly scope: Scope }

/** Pages of changes after a place, in order. `upTo`: null for the last one. */
async function* pagesAfter({ database, endpoint }: Work, place: number, signal: AbortSignal) {
  const limit = webhookLimits.settledChanges
  for (let after: number | null = place; after !== null; ) {
    signal.throwIfAborted()
    const page: HeardChange[] = await changesAfter(database.tables, endpoint, after, limit)
    const upTo: number | null = page.length === limit ? (page.at(-1)?.id ?? null) : null
    yield { page, after, upTo }
    after = upTo
  }
}

/** Finds the newest of each record, so that those before it are not told again. */
const readNewest = async (work: Work, place: number, signal: AbortSignal): Promise<void> => {
  for await (const { page } of pagesAfter(work, place, signal))
    for (const change of inScope(page, work.scope)) work.scope.newest.set(nameOf(change), change.id)
}

/**
 * Puts down what is the newest, and what has come since. Whoever had a lane locked before us has ended, and what was noted then is in
 * this page or in a later one; whoever has it after us is sent after us.
 */
const putDownNewest = async (work: Work, place: number, signal: AbortSignal): Promise<void> => {
  const { database, endpoint, scope } = work
  for await (const { page, after, upTo } of pagesAfter(work, place, signal)) {
    const records = unsettledOf(page, scope)
    if (records.length === 0) continue
    const lanes = [...new Set(records.map(({ lane }) => lane))]
    await database.transaction(async (tables) => {
      await lockLanes(tables, endpoint.accountId, lanes)
      await deliverNewest(tables, endpoint, { records, lanes, after, upTo })
    })
  }
}

/** Sees to it that what an endpoint hears last of each record that a replay told it of is the newest there is. Rejects to be tried again. */
export const settleReplay = async (
  database: Database,
  { accountId, endpointId, ...putDown }: JobPayloads['settleReplay'],
  signal: AbortSignal,
): Promise<void> => {
  await untilBehind(database, signal)
  const endpoint = { accountId, id: endpointId }
  const place = await placeBefore(database.tables, accountId, putDown.startedAt)
  if (place === null) return
  const lanes = new Set(await lanesOf(database.tables, endpoint, putDown))
  const work = { database, endpoint, scope: { lanes, newest: new Map<string, number>() } }
  await readNewest(work, place, signal)
  await putDownNewest(work, place, signal)
}
