import { type Kysely, type RawBuilder, sql } from 'kysely'
import type { Timestamp } from '../../../catalogue/leasing-events.ts'
import { webhookLimits } from '../../../catalogue/webhooks.ts'
import type { Tables } from '../../tables.ts'
import type { EndpointName } from '../endpoints.ts'
import type { StoredDelivery } from './deliveries.ts'

/** The next try of a delivery that waits for one is now. */
export const makeDue = async (db: Kysely<Tables>, { accountId, endpointId, id }: StoredDelivery): Promise<void> => {
  await sql`update webhook_deliveries set next_at = clock_timestamp()
    where account_id = ${accountId}::uuid and endpoint_id = ${endpointId}::uuid and id = ${id}::bigint and status = 'retrying'`.execute(
    db,
  )
}

/**
 * The same for all of an endpoint, which have all their tries again. (No other that has not ended has had any.) Those that the sender
 * is just writing about it has tried just now; to wait for it would be a deadlock, as it waits for the endpoint.
 */
export const makeAllDue = async (db: Kysely<Tables>, { accountId, id }: EndpointName): Promise<void> => {
  await sql`with waiting as materialized (
      select id from webhook_deliveries where account_id = ${accountId}::uuid and endpoint_id = ${id}::uuid and status = 'retrying'
      for update skip locked
    )
    update webhook_deliveries d set next_at = clock_timestamp(), tries = 0 from waiting
    where d.account_id = ${accountId}::uuid and d.endpoint_id = ${id}::uuid and d.id = waiting.id`.execute(db)
}

/** Tells the same once more, after all that is to be told in its order already. The id of the new delivery. */
export const deliverAgain = async (
  db: Kysely<Tables>,
  { accountId, endpointId, sequence, lane }: StoredDelivery,
): Promise<number> => {
  const { id } = await db
    .insertInto('webhook_deliveries')
    .values({ account_id: accountId, endpoint_id: endpointId, change_id: sequence, lane })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** Which changes are told again. What is given holds, each bound with itself. */
export type ReplayRange = {
  readonly fromSequence?: number
  readonly fromTime?: Timestamp
  readonly untilSequence?: number
  readonly untilTime?: Timestamp
  /** Only those whose last delivery to the endpoint failed. */
  readonly onlyFailed: boolean
}

/** The deliveries of one replay: of its endpoint all from the first to the last, and some that came in between. */
export type PutDown = {
  readonly firstDeliveryId: number
  readonly lastDeliveryId: number
  /** Whatever was committed before this moment was there for the replay. */
  readonly startedAt: Timestamp
}

export type Replayed = {
  readonly deliveries: number
  /** The last change that was looked at. Null: there was none. */
  readonly lastSequence: number | null
  readonly hasMore: boolean
  /** The oldest change of the account that is kept. Null: none is. */
  readonly oldestSequence: number | null
  /** Null: nothing was put down. */
  readonly putDown: PutDown | null
}

/** Of so many changes around a moment, some may have got their ids in another order than their moments. */
const neighbours = 1_000

/** About where the changes begin that are of this moment or later: all of them have this id or a higher one. Null: there are none. */
export const firstSince = (accountId: string, moment: RawBuilder<unknown>) => sql`(select min(id) from (
  select id from webhook_changes where account_id = ${accountId}::uuid and created_at >= ${moment}
  order by created_at limit ${neighbours}) nearest)`

const lastUntil = (accountId: string, moment: Timestamp) => sql`(select max(id) from (
  select id from webhook_changes where account_id = ${accountId}::uuid and created_at <= ${moment}::timestamptz
  order by created_at desc limit ${neighbours}) nearest)`

const boundsOf = (accountId: string, { fromSequence, fromTime, untilSequence, untilTime }: ReplayRange) =>
  sql.join(
    [
      sql`c.account_id = ${accountId}::uuid`,
      ...(fromSequence === undefined ? [] : [sql`c.id >= ${fromSequence}::bigint`]),
      ...(fromTime === undefined ? [] : [sql`c.id >= ${firstSince(accountId, sql`${fromTime}::timestamptz`)}`]),
      ...(untilSequence === undefined ? [] : [sql`c.id <= ${untilSequence}::bigint`]),
      ...(untilTime === undefined ? [] : [sql`c.id <= ${lastUntil(accountId, untilTime)}`]),
    ],
    sql` and `,
  )

/** Exactly: the bounds above are where to begin and to end. */
const isInTime = ({ fromTime, untilTime }: ReplayRange) => sql`
  (${fromTime ?? null}::timestamptz is null or c.created_at >= ${fromTime ?? null}::timestamptz)
  and (${untilTime ?? null}::timestamptz is null or c.created_at <= ${untilTime ?? null}::timestamptz)`

/** Without `offset 0` the planner walks through the log of the endpoint for each change: 50,000 of them took minutes. */
const hasFailed = ({ accountId, id }: EndpointName) => sql`(
  select d.status from (
    select id, endpoint_id, status from webhook_deliveries where account_id = ${accountId}::uuid and change_id = c.id offset 0
  ) d where d.endpoint_id = ${id}::uuid order by d.id desc limit 1
) = 'failed'`

type Nullable<T> = { readonly [K in keyof T]: T[K] | null }

/** Puts down once more, in their order, the changes of a range of which the endpoint hears as it is now. Looks at so many and no more. */
export const replayChanges = async (
  db: Kysely<Tables>,
  endpoint: EndpointName,
  range: ReplayRange,
): Promise<Replayed> => {
  const { accountId, id } = endpoint
  const most = range.onlyFailed ? webhookLimits.replayFailedChanges : webhookLimits.replayDeliveries
  const { rows } = await sql<Omit<Replayed, 'putDown'> & Nullable<PutDown>>`
    with looked as materialized (
      select c.id, c.lane, c.table_name, c.event_type, c.is_flat, c.created_at from webhook_changes c
      where ${boundsOf(accountId, range)} order by c.id limit ${most + 1}
    ),
    chosen as materialized (select * from looked order by id limit ${most}),
    put_down as (
      insert into webhook_deliveries (account_id, endpoint_id, change_id, lane)
      select e.account_id, e.id, c.id, c.lane
      from chosen c join webhook_endpoints e on e.account_id = ${accountId}::uuid and e.id = ${id}::uuid
      where foyer_hears(e, c.table_name, c.event_type, c.is_flat) and ${isInTime(range)}
        ${range.onlyFailed ? sql`and ${hasFailed(endpoint)}` : sql``}
      order by c.id
      returning id
    )
    select (select count(*) from put_down) as deliveries, (select min(id) from put_down) as "firstDeliveryId",
      (select max(id) from put_down) as "lastDeliveryId", now() as "startedAt", (select max(id) from chosen) as "lastSequence",
      (select count(*) from looked) > ${most}::int as "hasMore",
      (select id from webhook_changes c where c.account_id = ${accountId}::uuid order by id limit 1) as "oldestSequence"`.execute(
    db,
  )
  const [row] = rows
  if (row === undefined) throw new Error('a select without a table has one row')
  const { firstDeliveryId, lastDeliveryId, startedAt, ...replayed } = row
  if (firstDeliveryId === null || lastDeliveryId === null || startedAt === null) return { ...replayed, putDown: null }
  return { ...replayed, putDown: { firstDeliveryId, lastDeliveryId, startedAt } }
}
