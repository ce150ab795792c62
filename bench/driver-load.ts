import { readFile } from 'node:fs/promises'
import process from 'node:process'
import type pg from 'pg'
import { openConnection } from '../server/src/storage/database.ts'
import { appendAssignments, appendSession } from '../server/src/storage/log/append-assignments.ts'
import type { StoredState } from '../server/src/storage/log/read-states.ts'
import type { DriverLoad } from './load/driver.ts'
import { summarize } from './load/figures.ts'
import { notes, oneEvent, source } from './one-event.ts'
import type { Target } from './world.ts'

/** A process of its own: `node bench/driver-load.ts <file with the load as JSON>`. One-event transactions without HTTP. */

/** Records one event and returns whether it stands. */
type Send = () => Promise<boolean>

const { url, statement, connections, seconds, targets }: DriverLoad = JSON.parse(
  await readFile(process.argv[2] ?? '', 'utf8'),
)
// Until V8 has compiled what the load runs through.
const warmUpMs = 500

const oneOf = <T>(list: readonly T[]): T => {
  const item = list[Math.floor(Math.random() * list.length)]
  if (item === undefined) throw new Error('a load without targets')
  return item
}

const sendOneEvent =
  (client: pg.Client): Send =>
  async () => {
    const target = oneOf(targets)
    const { rows } = await client.query<[number, string]>({
      name: 'one-event',
      text: oneEvent,
      values: [target.ownerId, oneOf(target.prospectIds), oneOf(target.assigneeIds), target.tokenId],
      rowMode: 'array',
    })
    return rows.length === 1
  }

type Known = { readonly target: Target; state: StoredState }

const readStates = async (client: pg.Client): Promise<Map<number, StoredState>> => {
  const { rows } = await client.query<Omit<StoredState, 'phoneE164' | 'redirect'>>(
    `select account_id as "accountId", id as "prospectId", version, assigned_to_user_ids::text[] as "assignedToUserIds"
     from prospects`,
  )
  return new Map(rows.map((row) => [row.prospectId, { ...row, phoneE164: null, redirect: null }]))
}

const readRosters = async (client: pg.Client): Promise<Map<string, number>> => {
  const { rows } = await client.query<{ id: string; version: number }>(
    'select id, roster_version as version from accounts',
  )
  return new Map(rows.map(({ id, version }) => [id, version]))
}

/**
 * The engine's statement rests on versions that are known in memory, as the server knows them. Each connection has
 * prospects of its own, so that what it knows holds.
 */
const prepareBatchesOfOne = async (clients: readonly pg.Client[]): Promise<Send[]> => {
  const [first] = clients
  if (first === undefined) return []
  const [states, rosters] = [await readStates(first), await readRosters(first)]
  const known: Known[] = targets.flatMap((target) =>
    target.prospectIds.flatMap((prospectId) => {
      const state = states.get(prospectId)
      return state === undefined ? [] : [{ target, state }]
    }),
  )
  return clients.map((client, place) => {
    const own = known.filter((_, index) => index % clients.length === place)
    return () => sendBatchOfOne(client, oneOf(own), rosters)
  })
}

const sendBatchOfOne = async (
  client: pg.Client,
  known: Known,
  rosters: ReadonlyMap<string, number>,
): Promise<boolean> => {
  const { target, state: before } = known
  const { accountId, prospectId, assignedToUserIds: previousAssignedToUserIds } = before
  const assignedToUserIds = [oneOf(target.assigneeIds)]
  const context = { assignedToUserIds, createdByUserRole: 'Owner', previousAssignedToUserIds }
  known.state = { ...before, version: before.version + 1, assignedToUserIds }
  const [written] = await appendAssignments(client, {
    changes: [{ before, after: known.state, group: 0 }],
    events: [
      {
        prospectId,
        step: 1,
        source,
        notes,
        createdBy: target.ownerId,
        createdByTokenId: target.tokenId,
        context,
        batchId: null,
      },
    ],
    keys: [],
    rosters: [{ accountId, version: rosters.get(accountId) ?? 0 }],
  })
  return written !== null && written !== undefined
}

const clients = await Promise.all(
  Array.from({ length: connections }, () =>
    openConnection({ url, connections: 1, timeoutMs: 60_000, sessionOptions: appendSession }),
  ),
)
const sends = statement === 'one event' ? clients.map(sendOneEvent) : await prepareBatchesOfOne(clients)
const latenciesMs: number[] = []
let failures = 0
const from = performance.now() + warmUpMs
const until = from + seconds * 1_000

const sendAll = async (send: Send): Promise<void> => {
  for (let startedAt = performance.now(); startedAt < until; startedAt = performance.now()) {
    const stands = await send()
    const endedAt = performance.now()
    if (!stands) failures++
    else if (endedAt >= from && endedAt < until) latenciesMs.push(endedAt - startedAt)
  }
}

await Promise.all(sends.map(sendAll))
await Promise.all(clients.map((client) => client.end()))
console.log(JSON.stringify(summarize(latenciesMs, failures, seconds)))
