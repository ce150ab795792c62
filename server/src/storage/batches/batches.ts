import type pg from 'pg'
import type { Timestamp } from '../../catalogue/leasing-events.ts'
import { plainArray } from '../arrays.ts'

export const batchStatuses = ['queued', 'running', 'finished', 'failed', 'cancelled'] as const
export type BatchStatus = (typeof batchStatuses)[number]

/** A call that wrote many events, a job that does so, or the undoing of one of them. */
export type StoredBatch = {
  readonly accountId: string
  readonly id: string
  readonly kind: 'events' | 'undo'
  readonly mode: 'atomic' | 'partial'
  readonly status: BatchStatus
  /** The batch that this one takes back. */
  readonly undoesId: string | null
  /** The batches that take this one back, the oldest first. */
  readonly undoneByIds: readonly string[]
  readonly targets: number
  readonly targetsDone: number
  readonly eventsWritten: number
  readonly targetsRefused: number
  /** Why it failed, in words for the user. */
  readonly failure: string | null
  readonly cancelAskedAt: Timestamp | null
  readonly createdAt: Timestamp
  readonly finishedAt: Timestamp | null
  readonly createdBy: string
}

export type BatchName = Pick<StoredBatch, 'accountId' | 'id'>

const undoneByIds = `array(
    select u.id from batches u where u.account_id = b.account_id and u.undoes_id = b.id order by u.created_at, u.id
  )::text[] as "undoneByIds"`

const columns = `b.account_id as "accountId", b.id, b.kind, b.mode, b.status, b.undoes_id as "undoesId", b.targets,
  b.targets_done as "targetsDone", b.events_written as "eventsWritten", b.targets_refused as "targetsRefused", b.failure,
  b.cancel_asked_at as "cancelAskedAt", b.created_at as "createdAt", b.finished_at as "finishedAt", b.created_by as "createdBy",
  ${undoneByIds}`

type Client = Pick<pg.ClientBase, 'query'>

/** What v1 writes for all prospects with one number has no row of its own: all that is known of it stands in its events. */
const findByItsEvents = async (
  client: Client,
  accountIds: readonly string[],
  id: string,
): Promise<StoredBatch | null> => {
  const { rows } = await client.query<StoredBatch>(
    `select b.account_id as "accountId", b.id, 'events' as kind, 'atomic' as mode, 'finished' as status, null as "undoesId",
       b.events as targets, b.events as "targetsDone", b.events as "eventsWritten", 0 as "targetsRefused", null as failure,
       null as "cancelAskedAt", b.at as "createdAt", b.at as "finishedAt", b.created_by as "createdBy", ${undoneByIds}
     from (
       select account_id, batch_id as id, count(*)::int as events, min(coalesce(recorded_at, created_at)) as at,
         (array_agg(created_by order by id))[1] as created_by
       from leasing_events where account_id = any($1::uuid[]) and batch_id = $2::uuid group by account_id, batch_id
     ) b`,
    [plainArray(accountIds), id],
  )
  return rows[0] ?? null
}

/** The batch with this id in one of these accounts, or null. */
export const findBatch = async (
  client: Client,
  accountIds: readonly string[],
  id: string,
): Promise<StoredBatch | null> => {
  const { rows } = await client.query<StoredBatch>(
    `select ${columns} from batches b where b.account_id = any($1::uuid[]) and b.id = $2::uuid`,
    [plainArray(accountIds), id],
  )
  return rows[0] ?? findByItsEvents(client, accountIds, id)
}

export type BatchPlace = readonly [createdAt: Timestamp, id: string]

export type BatchList = {
  readonly accountIds: readonly string[]
  /** Null: of any. */
  readonly status: BatchStatus | null
  readonly after: BatchPlace | null
  readonly limit: number
}

/** Most batches are finished: an index has the others, so a list of these looks at no others. */
const hasStatus = (status: BatchStatus | null): string => {
  if (status === null) return ''
  return status === 'finished' ? 'and status = $5::text' : "and status = $5::text and status <> 'finished'"
}

/** Batches of these accounts, the newest first. */
export const listBatches = async (
  client: Client,
  { accountIds, status, after, limit }: BatchList,
): Promise<StoredBatch[]> => {
  const { rows } = await client.query<StoredBatch>(
    `select ${columns} from unnest($1::uuid[]) a(id) cross join lateral (
       select * from batches
       where account_id = a.id and ($2::timestamptz is null or (created_at, id) < ($2, $3::uuid)) ${hasStatus(status)}
       order by created_at desc, id desc limit $4
     ) b order by b.created_at desc, b.id desc limit $4`,
    [plainArray(accountIds), after?.[0] ?? null, after?.[1] ?? null, limit, ...(status === null ? [] : [status])],
  )
  return rows
}

/** A batch that takes this one back, or has done so for all of its prospects; null when there is something left to take back. */
export const findUndoing = async (client: Client, { accountId, id }: BatchName): Promise<string | null> => {
  const { rows } = await client.query<{ id: string }>(
    `select id from batches where account_id = $1::uuid and undoes_id = $2::uuid
       and (status in ('queued', 'running') or (status = 'finished' and targets_refused = 0))
     order by created_at, id limit 1`,
    [accountId, id],
  )
  return rows[0]?.id ?? null
}
