import { type Kysely, type RawBuilder, sql } from 'kysely'
import type { Timestamp } from '../../../catalogue/leasing-events.ts'
import {
  type AttemptOutcome,
  type ChangeOperation,
  type DeliveryStatus,
  type WebhookTable,
  webhookLimits,
} from '../../../catalogue/webhooks.ts'
import type { Tables } from '../../tables.ts'
import type { Change } from '../changes.ts'
import type { EndpointName } from '../endpoints.ts'
import { type IdRange, rangeOf } from './id-ranges.ts'

/** What is, or was, to be told to one endpoint. */
export type StoredDelivery = {
  readonly accountId: string
  readonly endpointId: string
  readonly id: number
  /** The change that it tells of. */
  readonly sequence: number
  /** What is told in order: the prospect's id, the unit's with a minus, or 0. */
  readonly lane: number
  readonly table: WebhookTable
  readonly operation: ChangeOperation
  readonly eventType: string | null
  readonly status: DeliveryStatus
  readonly attempts: number
  readonly firstAttemptAt: Timestamp | null
  readonly nextAt: Timestamp | null
  readonly endedAt: Timestamp | null
  readonly createdAt: Timestamp
}

const columns = sql`d.account_id as "accountId", d.endpoint_id as "endpointId", d.id, d.change_id as sequence, d.lane,
  c.table_name as "table", c.operation, c.event_type as "eventType", d.status, d.attempts, d.first_attempt_at as "firstAttemptAt",
  d.next_at as "nextAt", d.ended_at as "endedAt", d.created_at as "createdAt"`

const isOf = ({ accountId, id }: EndpointName) => sql`d.account_id = ${accountId}::uuid and d.endpoint_id = ${id}::uuid`

const withChange = sql`webhook_deliveries d join webhook_changes c on c.account_id = d.account_id and c.id = d.change_id`

/** A delivery of this endpoint, or null. */
export const findDelivery = async (
  db: Kysely<Tables>,
  endpoint: EndpointName,
  id: number,
): Promise<StoredDelivery | null> => {
  const { rows } = await sql<StoredDelivery>`
    select ${columns} from ${withChange} where ${isOf(endpoint)} and d.id = ${id}::bigint`.execute(db)
  return rows[0] ?? null
}

/** The same, locked to the end of the transaction. */
export const lockDelivery = async (
  db: Kysely<Tables>,
  endpoint: EndpointName,
  id: number,
): Promise<StoredDelivery | null> => {
  const { rows } = await sql<StoredDelivery>`
    select ${columns} from ${withChange} where ${isOf(endpoint)} and d.id = ${id}::bigint for update of d`.execute(db)
  return rows[0] ?? null
}

export type StoredAttempt = {
  /** Counted from 1. */
  readonly attempt: number
  readonly startedAt: Timestamp
  readonly durationMs: number
  readonly outcome: AttemptOutcome
  readonly statusCode: number | null
  readonly reply: string | null
}

/** The tries of a delivery, the first one first. */
export const listAttempts = async (
  db: Kysely<Tables>,
  { accountId, endpointId, id }: StoredDelivery,
): Promise<StoredAttempt[]> => {
  const { rows } = await sql<StoredAttempt>`
    select attempt, started_at as "startedAt", duration_ms as "durationMs", outcome, status_code as "statusCode", reply
    from webhook_attempts where account_id = ${accountId}::uuid and endpoint_id = ${endpointId}::uuid and delivery_id = ${id}::bigint
    order by attempt limit ${webhookLimits.attemptsShown}`.execute(db)
  return rows
}

/** What a delivery tells. */
export const readChange = async (
  db: Kysely<Tables>,
  { accountId, sequence }: StoredDelivery,
): Promise<Change | null> => {
  const { rows } = await sql<Change>`
    select account_id as "accountId", id as sequence, table_name as "table", operation, event_type as "eventType", record,
      old_record as "oldRecord", actor_user_id as "actorUserId", actor_token_id as "actorTokenId", created_at as "createdAt"
    from webhook_changes where account_id = ${accountId}::uuid and id = ${sequence}::bigint`.execute(db)
  return rows[0] ?? null
}

/** How many deliveries have not ended. Above the limit they are not counted on. */
export const countWaiting = async (db: Kysely<Tables>, endpoint: EndpointName): Promise<number> => {
  const most = webhookLimits.waitingCounted
  const { rows } = await sql<{ count: number }>`
    select least(count(*), ${most}::int) as count from unnest(array['ready', 'retrying', 'held']) s(status) cross join lateral (
      select from webhook_deliveries d where ${isOf(endpoint)} and d.status = s.status limit ${most}
    ) waiting`.execute(db)
  return rows[0]?.count ?? 0
}

export type DeliveryFilter = {
  readonly statuses?: readonly DeliveryStatus[]
  readonly table?: WebhookTable
  readonly eventTypes?: readonly string[]
  readonly prospectId?: number
  readonly createdAfter?: Timestamp
  readonly createdBefore?: Timestamp
}

export type DeliveryPage = {
  readonly deliveries: readonly StoredDelivery[]
  /** Where to go on: behind all that was looked at. Null: there is no more. */
  readonly end: number | null
}

/** The newest of those with each status by itself: the index has them one behind the other. */
const lookedAt = (
  endpoint: EndpointName,
  statuses: DeliveryFilter['statuses'],
  { from, below }: IdRange,
  most: number,
) => {
  const range = sql.join(
    [
      isOf(endpoint),
      ...(from === null ? [] : [sql`d.id >= ${from}::bigint`]),
      ...(below === null ? [] : [sql`d.id < ${below}::bigint`]),
    ],
    sql` and `,
  )
  if (statuses === undefined)
    return sql`select * from webhook_deliveries d where ${range} order by d.id desc limit ${most}`
  return sql`select of_status.* from unnest(${[...new Set(statuses)]}::text[]) s(status) cross join lateral (
      select * from webhook_deliveries d where ${range} and d.status = s.status order by d.id desc limit ${most}
    ) of_status order by of_status.id desc limit ${most}`
}

/** What no index of deliveries knows. */
const furtherConditions = (filter: DeliveryFilter): RawBuilder<unknown>[] => [
  ...(filter.table === undefined ? [] : [sql`c.table_name = ${filter.table}`]),
  ...(filter.eventTypes === undefined ? [] : [sql`c.event_type = any(${[...filter.eventTypes]}::text[])`]),
  ...(filter.prospectId === undefined ? [] : [sql`d.lane = ${filter.prospectId}::bigint`]),
  ...(filter.createdAfter === undefined ? [] : [sql`d.created_at >= ${filter.createdAfter}::timestamptz`]),
  ...(filter.createdBefore === undefined ? [] : [sql`d.created_at < ${filter.createdBefore}::timestamptz`]),
]

type Row = StoredDelivery & { readonly n: number; readonly wanted: boolean }

/**
 * Deliveries of an endpoint, the newest first, from before this one on. With a filter a page may hold less than `limit`, or nothing,
 * and still have more behind it: it looks at so many and no more.
 */
export const listDeliveries = async (
  db: Kysely<Tables>,
  endpoint: EndpointName,
  filter: DeliveryFilter,
  { before, limit }: { readonly before: number | null; readonly limit: number },
): Promise<DeliveryPage> => {
  const conditions = furtherConditions(filter)
  const most = conditions.length === 0 ? limit + 1 : Math.max(limit + 1, webhookLimits.deliveriesLookedAt)
  const range = await rangeOf(db, endpoint, filter, before)
  // Each change by its key: the planner would rather read all there are. The last one that was looked at is always among them: a page whose filter let little through goes on behind it.
  const { rows } = await sql<Row>`
    with looked as materialized (${lookedAt(endpoint, filter.statuses, range, most)}),
    told as materialized (
      select ${columns}, row_number() over (order by d.id desc)::int as n,
        ${sql.join([sql`c.id is not null`, ...conditions], sql` and `)} as wanted
      from looked d left join lateral (
        select id, table_name, operation, event_type from webhook_changes
        where account_id = d.account_id and id = d.change_id limit 1
      ) c on true
    )
    select * from (
      (select * from told where wanted order by n limit ${limit + 1}) union (select * from told order by n desc limit 1)
    ) chosen order by n`.execute(db)
  const found = rows.filter((row) => row.wanted)
  const deliveries = found.slice(0, limit).map(({ n: _n, wanted: _wanted, ...delivery }) => delivery)
  const isCut = found.length > limit
  const last = isCut ? deliveries.at(-1) : rows.at(-1)
  const hasMore = isCut || rows.at(-1)?.n === most
  return { deliveries, end: hasMore ? (last?.id ?? null) : null }
}
