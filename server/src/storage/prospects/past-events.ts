import { type Kysely, sql } from 'kysely'
import type { Timestamp } from '../../catalogue/leasing-events.ts'
import type { Tables } from '../tables.ts'
import { type HistoryEvent, historyColumns } from '../writing/histories.ts'

/** The events of a prospect up to and at this moment that were not deleted, in their order; at most `most` of them. */
export const readPastEvents = async (
  tables: Kysely<Tables>,
  prospect: { readonly accountId: string; readonly id: number },
  at: Timestamp,
  most: number,
): Promise<HistoryEvent[]> => {
  const { rows } = await sql<HistoryEvent>`
    select ${sql.raw(historyColumns)} from leasing_events where account_id = ${prospect.accountId}::uuid and prospect_id = ${prospect.id}::bigint
      and created_at <= ${at}::timestamptz and not deleted
    order by sequence limit ${most}::int`.execute(tables)
  return rows
}

/** Whether this moment has come, by the clock that gives events their times. */
export const hasCome = async (tables: Kysely<Tables>, at: Timestamp): Promise<boolean> => {
  const { rows } = await sql<{ hasCome: boolean }>`select ${at}::timestamptz <= clock_timestamp() as "hasCome"`.execute(
    tables,
  )
  return rows[0]?.hasCome === true
}
