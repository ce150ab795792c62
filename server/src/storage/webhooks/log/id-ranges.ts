import { type Kysely, type RawBuilder, sql } from 'kysely'
import type { Timestamp } from '../../../catalogue/leasing-events.ts'
import type { Tables } from '../../tables.ts'
import type { EndpointName } from '../endpoints.ts'

/** Ids of deliveries: from this one on, and below that one. Null: no bound. */
export type IdRange = { readonly from: number | null; readonly below: number | null }

/** Of two deliveries that are put down at the same time, the one with the higher id may have the earlier moment, by so much. */
const slack = sql`interval '5 seconds'`

/**
 * The id of the first delivery that was put down at this moment or later, or where it would stand. Found by halves, as ids rise with
 * time and no index has the moments.
 */
const firstIdSince = async (
  db: Kysely<Tables>,
  { accountId, id }: EndpointName,
  moment: RawBuilder<unknown>,
): Promise<number> => {
  const isOf = sql`d.account_id = ${accountId}::uuid and d.endpoint_id = ${id}::uuid`
  const { rows } = await sql<{ id: number }>`
    with recursive halves as (
      select coalesce((select d.id from webhook_deliveries d where ${isOf} order by d.id limit 1), 1) as low,
        coalesce((select d.id from webhook_deliveries d where ${isOf} order by d.id desc limit 1), 0) + 1 as high
      union all
      select case when found.created_at < ${moment} then found.id + 1 else h.low end,
        case when found.created_at < ${moment} then h.high else h.mid end
      from (select low, high, (low + high) / 2 as mid from halves where low < high) h
      left join lateral (
        select d.id, d.created_at from webhook_deliveries d where ${isOf} and d.id >= h.mid and d.id < h.high order by d.id limit 1
      ) found on true
    )
    select low as id from halves where low >= high`.execute(db)
  return rows[0]?.id ?? 0
}

/** Where the deliveries are that were put down between two moments, and before this one: all of them, and few others. */
export const rangeOf = async (
  db: Kysely<Tables>,
  endpoint: EndpointName,
  { createdAfter, createdBefore }: { readonly createdAfter?: Timestamp; readonly createdBefore?: Timestamp },
  before: number | null,
): Promise<IdRange> => {
  const from =
    createdAfter === undefined ? null : await firstIdSince(db, endpoint, sql`(${createdAfter}::timestamptz - ${slack})`)
  const below =
    createdBefore === undefined
      ? null
      : await firstIdSince(db, endpoint, sql`(${createdBefore}::timestamptz + ${slack})`)
  return { from, below: below === null || before === null ? (below ?? before) : Math.min(below, before) }
}
