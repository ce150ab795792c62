import type { Sql } from './database.ts'

/** An event as it stands in the table. */
export type LoggedEvent = {
  readonly id: number
  readonly accountId: string
  readonly prospectId: number
  readonly sequence: number
  readonly notes: string | null
  readonly source: string | null
  readonly createdAt: string
  readonly createdBy: string
  readonly tokenId: string | null
  readonly batchId: string | null
  readonly assigned: readonly string[]
  readonly previous: readonly string[]
}

/** The events of these prospects, each prospect's in its own order. */
export const eventsOf = async (sql: Sql, prospectIds: readonly number[]): Promise<LoggedEvent[]> => {
  const rows = await sql.query<Omit<LoggedEvent, 'id' | 'prospectId'> & { id: string; prospectId: string }>(
    `select id, account_id "accountId", prospect_id "prospectId", sequence, notes, source,
            to_char(created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') "createdAt",
            created_by "createdBy", created_by_token_id "tokenId", batch_id "batchId",
            context -> 'assignedToUserIds' "assigned", context -> 'previousAssignedToUserIds' "previous"
       from leasing_events where prospect_id = any($1::bigint[]) order by prospect_id, sequence`,
    [prospectIds],
  )
  return rows.map((row) => ({ ...row, id: Number(row.id), prospectId: Number(row.prospectId) }))
}

/** How many events the whole log holds. */
export const countEvents = async (sql: Sql): Promise<number> => {
  const [row] = await sql.query<{ count: number }>('select count(*)::int count from leasing_events')
  return row?.count ?? 0
}

/** Where the chain of one prospect is broken; nothing when every event starts from what the one before left. */
export const chainGaps = (events: readonly LoggedEvent[]): string[] =>
  events.flatMap((event, index) => {
    const before = events[index - 1]?.assigned ?? []
    const fits = event.sequence === index + 1 && JSON.stringify(event.previous) === JSON.stringify(before)
    return fits ? [] : [`event ${event.id} (number ${event.sequence}) does not follow the one before`]
  })
