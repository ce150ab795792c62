import type pg from 'pg'
import type { Timestamp } from '../../catalogue/leasing-events.ts'
import type { FeedEvent } from '../feed/read-feed.ts'
import { loggedColumns } from '../writing/histories.ts'
import type { Differences } from './change-prospect.ts'

/** A change of a profile. */
export type StoredChange = {
  /** The prospect's revision after it. */
  readonly revision: number
  readonly changedAt: Timestamp
  readonly changedBy: string
  readonly changes: Differences
}

export type HistoryPage = {
  readonly accountId: string
  readonly prospectId: number
  /** Only what comes before the event with this id, or before this revision; null: the newest. */
  readonly before: number | null
  readonly limit: number
}

const parameters = ({ accountId, prospectId, before, limit }: HistoryPage): (string | number | null)[] => [
  accountId,
  prospectId,
  before,
  limit,
]

/** The events of a prospect, the newest first. A place is an event: one that comes late numbers all others anew. */
export const listProspectEvents = async (pool: pg.Pool, page: HistoryPage): Promise<FeedEvent[]> => {
  const { rows } = await pool.query<FeedEvent>(
    `select ${loggedColumns('e')}, e.commit_order as "commitOrder"
     from leasing_events e where account_id = $1::uuid and prospect_id = $2::bigint
       and sequence < case when $3::bigint is null then 2147483647 else (
         select sequence from leasing_events where account_id = $1::uuid and id = $3::bigint and prospect_id = $2::bigint
       ) end
     order by sequence desc limit $4::int`,
    parameters(page),
  )
  return rows
}

/** The changes of a prospect's profile, the newest first. */
export const listProspectChanges = async (pool: pg.Pool, page: HistoryPage): Promise<StoredChange[]> => {
  const { rows } = await pool.query<StoredChange>(
    `select revision, changed_at as "changedAt", changed_by as "changedBy", changes
     from prospect_changes where account_id = $1::uuid and prospect_id = $2::bigint and revision < coalesce($3::int, 2147483647)
     order by revision desc limit $4::int`,
    parameters(page),
  )
  return rows
}
