import { type Kysely, sql } from 'kysely'
import type { Timestamp } from '../../../catalogue/leasing-events.ts'
import type { WebhookTable } from '../../../catalogue/webhooks.ts'
import type { Tables } from '../../tables.ts'
import type { EndpointName } from '../endpoints.ts'
import { firstSince, type PutDown } from './resend.ts'

/** A moment between transactions: those that had written anything before it have all ended, or not. */
export type Horizon = string

/** That of now: whoever has drawn an id before has a lower one. */
export const horizonNow = async (db: Kysely<Tables>): Promise<Horizon> => {
  const { rows } = await sql<{ xid: Horizon }>`select pg_current_xact_id()::text as xid`.execute(db)
  if (rows[0] === undefined) throw new Error('a select without a table has one row')
  return rows[0].xid
}

export const isBehind = async (db: Kysely<Tables>, horizon: Horizon): Promise<boolean> => {
  const { rows } = await sql<{ behind: boolean }>`
    select pg_snapshot_xmin(pg_current_snapshot()) > ${horizon}::xid8 as behind`.execute(db)
  return rows[0]?.behind ?? false
}

/** The lanes of deliveries. */
export const lanesOf = async (
  db: Kysely<Tables>,
  { accountId, id }: EndpointName,
  { firstDeliveryId, lastDeliveryId }: PutDown,
): Promise<number[]> => {
  const { rows } = await sql<{ lane: number }>`select distinct lane from webhook_deliveries
    where account_id = ${accountId}::uuid and endpoint_id = ${id}::uuid
      and id between ${firstDeliveryId}::bigint and ${lastDeliveryId}::bigint`.execute(db)
  return rows.map(({ lane }) => lane)
}

/** How long a transaction may have been open: what it noted has the moment when it noted it, not that of its end. */
const longest = sql`interval '10 minutes'`

/** The id before that of the first change that somebody may have noted unseen by who began at this moment. Null: there is none. */
export const placeBefore = async (
  db: Kysely<Tables>,
  accountId: string,
  startedAt: Timestamp,
): Promise<number | null> => {
  const { rows } = await sql<{ id: number | null }>`
    select ${firstSince(accountId, sql`(${startedAt}::timestamptz - ${longest})`)} - 1 as id`.execute(db)
  return rows[0]?.id ?? null
}

/** Of which record a change is. */
export type RecordName = { readonly table: WebhookTable; readonly recordId: string }

export type HeardChange = RecordName & {
  readonly id: number
  readonly lane: number
  /** Of an event that was given to another prospect: where it was before. Null: the same, or none. */
  readonly laneBefore: number | null
  readonly isHeard: boolean
}

/** So many changes after this one, in order, and whether the endpoint hears of them. None when the endpoint is gone. */
export const changesAfter = async (
  db: Kysely<Tables>,
  { accountId, id }: EndpointName,
  after: number,
  limit: number,
): Promise<HeardChange[]> => {
  const { rows } = await sql<HeardChange>`
    select c.id, c.lane, c.table_name as "table", coalesce(c.record, c.old_record) ->> 'id' as "recordId", foyer_hears(e, c.table_name, c.event_type, c.is_flat) as "isHeard",
      case c.table_name when 'leasing_events' then (c.old_record ->> 'prospect_id')::bigint end as "laneBefore"
    from webhook_endpoints e join lateral (
      select * from webhook_changes c where c.account_id = e.account_id and c.id > ${after}::bigint order by c.id limit ${limit}
    ) c on true
    where e.account_id = ${accountId}::uuid and e.id = ${id}::uuid order by c.id`.execute(db)
  return rows
}

/** How long somebody who writes is waited for, while others wait for us. */
const patienceMs = 1_000

/**
 * Until the end of the transaction nobody notes anything about these prospects and units (lanes below zero), and who did has ended.
 * In the order in which all others lock them.
 */
export const lockLanes = async (db: Kysely<Tables>, accountId: string, lanes: readonly number[]): Promise<void> => {
  await sql`set local lock_timeout = ${sql.lit(patienceMs)}`.execute(db)
  const units = lanes.filter((lane) => lane < 0).map((lane) => -lane)
  const prospects = lanes.filter((lane) => lane > 0)
  await sql`select from units where account_id = ${accountId}::uuid and id = any(${units}::bigint[])
    order by id for no key update`.execute(db)
  await sql`select from prospects where account_id = ${accountId}::uuid and id = any(${prospects}::bigint[])
    order by id for no key update`.execute(db)
}

export type Unsettled = {
  readonly records: readonly RecordName[]
  /** Those that were locked. */
  readonly lanes: readonly number[]
  readonly after: number
  /** Null: all after that one. */
  readonly upTo: number | null
}

/**
 * Puts down once more the newest change of each of some records, of those after one change up to another, if it is in one of the lanes.
 * (An event that was given to another prospect meanwhile is told by who did so.)
 */
export const deliverNewest = async (
  db: Kysely<Tables>,
  { accountId, id }: EndpointName,
  { records, lanes, after, upTo }: Unsettled,
): Promise<void> => {
  await sql`with heard as (
      select c.id, c.lane, c.table_name, coalesce(c.record, c.old_record) ->> 'id' as record_id
      from webhook_changes c join webhook_endpoints e on e.account_id = c.account_id and e.id = ${id}::uuid
      where c.account_id = ${accountId}::uuid and c.id > ${after}::bigint
        and (${upTo}::bigint is null or c.id <= ${upTo}::bigint)
        and foyer_hears(e, c.table_name, c.event_type, c.is_flat)
    )
    insert into webhook_deliveries (account_id, endpoint_id, change_id, lane)
    select ${accountId}::uuid, ${id}::uuid, newest.id, newest.lane
    from unnest(${records.map(({ table }) => table)}::text[], ${records.map(({ recordId }) => recordId)}::text[]) as r(table_name, record_id)
    join (select distinct on (table_name, record_id) * from heard order by table_name, record_id, id desc) newest
      using (table_name, record_id)
    where newest.lane = any(${[...lanes]}::bigint[]) order by newest.id`.execute(db)
}
