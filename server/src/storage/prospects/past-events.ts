import { type Kysely, sql } from 'kysely'
import type { EventType } from '../../catalogue/event-types.ts'
import type { EventContext, Timestamp } from '../../catalogue/leasing-events.ts'
import type { Tables } from '../tables.ts'

/** Of an event, what its prospect's state follows from. */
export type PastEvent = {
  readonly eventType: EventType
  readonly createdAt: Timestamp
  readonly createdBy: string
  readonly plannedDateTime: Timestamp | null
  readonly nextFollowUp: Timestamp | null
  readonly context: EventContext
}

/** The events of a prospect up to and at this moment that were not deleted, in their order; at most `most` of them. */
export const readPastEvents = async (
  tables: Kysely<Tables>,
  prospect: { readonly accountId: string; readonly id: number },
  at: Timestamp,
  most: number,
): Promise<PastEvent[]> => {
  const { rows } = await sql<PastEvent>`
    select event_type as "eventType", created_at as "createdAt", created_by as "createdBy",
      planned_date_time as "plannedDateTime", next_follow_up as "nextFollowUp", context
    from leasing_events where account_id = ${prospect.accountId}::uuid and prospect_id = ${prospect.id}::bigint
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
