import type pg from 'pg'
import type { LoggedEvent, PastEvent } from '../../catalogue/leasing-events.ts'
import { plainArray, textArray } from '../arrays.ts'

/** An event of a prospect with what its fold needs. */
export type HistoryEvent = PastEvent & {
  readonly id: number
  readonly prospectId: number
  readonly sequence: number
}

/** The columns of a `HistoryEvent`. */
export const historyColumns = `id, prospect_id as "prospectId", coalesce(merged_from_id, prospect_id) as "writtenTo", sequence,
  event_type as "eventType", created_at as "createdAt", created_by as "createdBy", planned_date_time as "plannedDateTime",
  next_follow_up as "nextFollowUp", context, deleted, batch_id as "batchId", undoes_batch_id as "undoesBatchId"`

/** The events of these prospects in the order of time, also deleted ones; at most `most` of them. */
export const readEventsByTime = async (
  db: pg.ClientBase,
  accountId: string,
  prospectIds: readonly number[],
  most: number,
): Promise<HistoryEvent[]> => {
  const { rows } = await db.query<HistoryEvent>(
    `select ${historyColumns} from leasing_events where account_id = $1 and prospect_id = any($2::bigint[]) order by created_at, id limit $3`,
    [accountId, plainArray(prospectIds), most],
  )
  return rows
}

/** The columns of an event as readers see it, of the table with this name in the query. */
export const loggedColumns = (table: string): string =>
  `${table}.id, ${table}.account_id as "accountId", ${table}.prospect_id as "prospectId", ${table}.event_type as "eventType",
  ${table}.created_at as "createdAt", ${table}.recorded_at as "recordedAt", ${table}.source, ${table}.notes,
  ${table}.planned_date_time as "plannedDateTime", ${table}.next_follow_up as "nextFollowUp", ${table}.unit_id as "unitId",
  ${table}.deleted, ${table}.deleted_at as "deletedAt", ${table}.deleted_by as "deletedBy",
  ${table}.deletion_reason as "deletionReason", ${table}.created_by as "createdBy", ${table}.context,
  ${table}.batch_id as "batchId", ${table}.external_id as "externalId", ${table}.undoes_batch_id as "undoesBatchId"`

export type ExternalName = { readonly source: string | null; readonly externalId: string }

/** The events of the account that have these names in other systems. */
export const findByExternalIds = async (
  db: pg.ClientBase,
  accountId: string,
  names: readonly ExternalName[],
): Promise<LoggedEvent[]> => {
  if (names.length === 0) return []
  const { rows } = await db.query<LoggedEvent>({
    name: 'find-by-external-ids',
    text: `select ${loggedColumns('e')} from unnest($2::text[], $3::text[]) as w(source, external_id)
      join leasing_events e on e.account_id = $1::uuid and coalesce(e.source, '') = coalesce(w.source, '')
        and e.external_id = w.external_id`,
    values: [
      accountId,
      textArray(names.map(({ source }) => source)),
      textArray(names.map(({ externalId }) => externalId)),
    ],
  })
  return rows
}

/** The event with this id in the account, or null. */
export const findLoggedEvent = async (
  db: pg.ClientBase,
  accountId: string,
  id: number,
): Promise<LoggedEvent | null> => {
  const { rows } = await db.query<LoggedEvent>(
    `select ${loggedColumns('e')} from leasing_events e where e.account_id = $1::uuid and e.id = $2::bigint`,
    [accountId, id],
  )
  return rows[0] ?? null
}

/** Marks an event as deleted and puts it at the end of the feed, so that readers see it again. */
export const markDeleted = (
  db: pg.ClientBase,
  { accountId, id }: Pick<LoggedEvent, 'accountId' | 'id'>,
  by: string,
  reason: string | null,
): Promise<unknown> =>
  db.query(
    `update leasing_events set deleted = true, deleted_at = clock_timestamp(), deleted_by = $3, deletion_reason = $4,
       commit_order = default
     where account_id = $1::uuid and id = $2::bigint`,
    [accountId, id, by, reason],
  )

/** Which of these prospects were merged, or had one merged into them, or that undone, after this batch wrote its first event. */
export const mergedSince = async (
  db: pg.ClientBase,
  accountId: string,
  batchId: string,
  prospectIds: readonly number[],
): Promise<number[]> => {
  const { rows } = await db.query<{ id: number }>(
    `with began as (
       select coalesce(recorded_at, created_at) as at from leasing_events
       where account_id = $1::uuid and batch_id = $2::uuid order by id limit 1
     )
     select w.id from unnest($3::bigint[]) as w(id) where exists (
       select from prospect_merges m where m.account_id = $1::uuid and m.kept_id = w.id
         and greatest(m.merged_at, m.undone_at) >= (select at from began)
     ) or exists (
       select from prospect_merges m where m.account_id = $1::uuid and m.merged_id = w.id
         and greatest(m.merged_at, m.undone_at) >= (select at from began)
     )`,
    [accountId, batchId, plainArray(prospectIds)],
  )
  return rows.map(({ id }) => id)
}

/** How many events each of these prospects has, also deleted ones; only of those that have any. */
export const countEvents = async (
  db: pg.ClientBase,
  accountId: string,
  prospectIds: readonly number[],
): Promise<ReadonlyMap<number, number>> => {
  const { rows } = await db.query<[number, number]>({
    text: `select prospect_id, count(*)::int from leasing_events
      where account_id = $1::uuid and prospect_id = any($2::bigint[]) group by prospect_id`,
    values: [accountId, plainArray(prospectIds)],
    rowMode: 'array',
  })
  return new Map(rows)
}
