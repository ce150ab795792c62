import { type Kysely, type Selectable, sql } from 'kysely'
import type { Timestamp } from '../../catalogue/leasing-events.ts'
import {
  type EndpointStatus,
  type PauseReason,
  type WebhookFormat,
  type WebhookTable,
  webhookLimits,
} from '../../catalogue/webhooks.ts'
import type { Tables } from '../tables.ts'

/** An endpoint as it is stored. Of the secrets, only who has the operator's key can make something. */
export type StoredEndpoint = {
  readonly accountId: string
  readonly id: string
  readonly url: string
  readonly description: string | null
  readonly format: WebhookFormat
  readonly tables: readonly WebhookTable[]
  /** Of leasing events. Null: all. */
  readonly eventTypes: readonly string[] | null
  readonly status: EndpointStatus
  readonly pausedAt: Timestamp | null
  readonly pauseReason: PauseReason | null
  readonly secret: Buffer
  readonly previousSecret: Buffer | null
  readonly previousSecretUntil: Timestamp | null
  readonly failingSince: Timestamp | null
  readonly warnedAt: Timestamp | null
  readonly lastDeliveredAt: Timestamp | null
  readonly revision: number
  readonly createdAt: Timestamp
  readonly updatedAt: Timestamp
  readonly createdBy: string
}

export type EndpointName = Pick<StoredEndpoint, 'accountId' | 'id'>

/** What somebody may set of an endpoint that is there. */
export type EndpointFields = Pick<StoredEndpoint, 'url' | 'description' | 'tables' | 'eventTypes' | 'status'>

export type NewEndpoint = EndpointName &
  Omit<EndpointFields, 'status'> &
  Pick<StoredEndpoint, 'format' | 'secret' | 'createdBy'> & { readonly createdByTokenId: string | null }

const toEndpoint = (row: Selectable<Tables['webhook_endpoints']>): StoredEndpoint => ({
  accountId: row.account_id,
  id: row.id,
  url: row.url,
  description: row.description,
  format: row.format,
  tables: row.tables,
  eventTypes: row.event_types,
  status: row.status,
  pausedAt: row.paused_at,
  pauseReason: row.pause_reason,
  secret: row.secret,
  previousSecret: row.previous_secret,
  previousSecretUntil: row.previous_secret_until,
  failingSince: row.failing_since,
  warnedAt: row.warned_at,
  lastDeliveredAt: row.last_delivered_at,
  revision: row.revision,
  createdAt: row.created_at,
  updatedAt: row.updated_at,
  createdBy: row.created_by,
})

/** How many endpoints the account has. Until the end of the transaction nobody else can count them: the number stays true. */
export const countEndpoints = async (db: Kysely<Tables>, accountId: string): Promise<number> => {
  await sql`select pg_advisory_xact_lock(hashtextextended('foyer webhook endpoints ' || ${accountId}::uuid, 0))`.execute(
    db,
  )
  const { count } = await db
    .selectFrom('webhook_endpoints')
    .select(sql<number>`count(*)`.as('count'))
    .where('account_id', '=', accountId)
    .executeTakeFirstOrThrow()
  return count
}

export const insertEndpoint = async (db: Kysely<Tables>, endpoint: NewEndpoint): Promise<StoredEndpoint> => {
  // The same moment for both: an endpoint that nobody changed was updated when it was created.
  const now = sql<string>`now()`
  const row = await db
    .insertInto('webhook_endpoints')
    .values({
      account_id: endpoint.accountId,
      id: endpoint.id,
      url: endpoint.url,
      description: endpoint.description,
      format: endpoint.format,
      tables: [...endpoint.tables],
      event_types: endpoint.eventTypes === null ? null : [...endpoint.eventTypes],
      secret: endpoint.secret,
      created_at: now,
      updated_at: now,
      created_by: endpoint.createdBy,
      created_by_token_id: endpoint.createdByTokenId,
    })
    .returningAll()
    .executeTakeFirstOrThrow()
  return toEndpoint(row)
}

const endpointOf = (db: Kysely<Tables>, accountIds: readonly string[], id: string) =>
  db
    .selectFrom('webhook_endpoints')
    .selectAll()
    .where('account_id', '=', sql<string>`any(${[...accountIds]}::uuid[])`)
    .where('id', '=', id)

/** The endpoint, if it is one of these accounts'. */
export const findEndpoint = async (
  db: Kysely<Tables>,
  accountIds: readonly string[],
  id: string,
): Promise<StoredEndpoint | null> => {
  const row = await endpointOf(db, accountIds, id).executeTakeFirst()
  return row === undefined ? null : toEndpoint(row)
}

/** The same, with its row locked against other changes to the end of the transaction. */
export const lockEndpoint = async (
  db: Kysely<Tables>,
  accountIds: readonly string[],
  id: string,
): Promise<StoredEndpoint | null> => {
  const row = await endpointOf(db, accountIds, id).forNoKeyUpdate().executeTakeFirst()
  return row === undefined ? null : toEndpoint(row)
}

/** Keeps the endpoint from being deleted to the end of the transaction, and from nothing else. False: there is none. */
export const holdEndpoint = async (db: Kysely<Tables>, { accountId, id }: EndpointName): Promise<boolean> =>
  (await endpointOf(db, [accountId], id).forKeyShare().executeTakeFirst()) !== undefined

/** Where a list of endpoints goes on: the moment of creation, and the id. */
export type EndpointPlace = readonly [createdAt: Timestamp, id: string]

/** Endpoints of these accounts, the newest first. */
export const listEndpoints = async (
  db: Kysely<Tables>,
  accountIds: readonly string[],
  after: EndpointPlace | null,
  limit: number,
): Promise<StoredEndpoint[]> => {
  let query = db
    .selectFrom('webhook_endpoints')
    .selectAll()
    .where('account_id', '=', sql<string>`any(${[...accountIds]}::uuid[])`)
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
  if (after !== null)
    query = query.where(sql<boolean>`(created_at, id) < (${after[0]}::timestamptz, ${after[1]}::uuid)`)
  return (await query.execute()).map(toEndpoint)
}

/** What a change sets beside what was asked for. Who resumes begins anew: what failed before is forgotten. */
const pauseColumns = (status: EndpointStatus | undefined) => {
  if (status === undefined) return {}
  return status === 'paused'
    ? { paused_at: sql<string>`clock_timestamp()`, pause_reason: 'asked' as const }
    : { paused_at: null, pause_reason: null, failing_since: null, warned_at: null, not_before: null }
}

const changed = {
  revision: sql<number>`revision + 1`,
  updated_at: sql<string>`greatest(clock_timestamp(), updated_at + interval '1 microsecond')`,
}

/** Changes an endpoint whose row is locked. */
export const updateEndpoint = async (
  db: Kysely<Tables>,
  { accountId, id }: EndpointName,
  { url, description, tables, eventTypes, status }: Partial<EndpointFields>,
): Promise<StoredEndpoint> => {
  const row = await db
    .updateTable('webhook_endpoints')
    .set({
      ...(url !== undefined && { url }),
      ...(description !== undefined && { description }),
      ...(tables && { tables: [...tables] }),
      ...(eventTypes !== undefined && { event_types: eventTypes === null ? null : [...eventTypes] }),
      ...(status && { status }),
      ...pauseColumns(status),
      ...changed,
    })
    .where('account_id', '=', accountId)
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow()
  return toEndpoint(row)
}

/** Gives an endpoint a new secret. The one before stays valid for a while beside it. Null: the endpoint is gone. */
export const replaceSecret = async (
  db: Kysely<Tables>,
  { accountId, id }: EndpointName,
  secret: Buffer,
): Promise<StoredEndpoint | null> => {
  const row = await db
    .updateTable('webhook_endpoints')
    .set({
      secret,
      previous_secret: sql<Buffer>`secret`,
      previous_secret_until: sql<string>`clock_timestamp() + ${webhookLimits.rotationMs}::int * interval '1 millisecond'`,
      ...changed,
    })
    .where('account_id', '=', accountId)
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirst()
  return row === undefined ? null : toEndpoint(row)
}

/** False: it was gone. */
export const deleteEndpoint = async (db: Kysely<Tables>, { accountId, id }: EndpointName): Promise<boolean> => {
  const { numDeletedRows } = await db
    .deleteFrom('webhook_endpoints')
    .where('account_id', '=', accountId)
    .where('id', '=', id)
    .executeTakeFirst()
  return numDeletedRows > 0n
}
