import type pg from 'pg'
import type { Timestamp } from '../../catalogue/leasing-events.ts'
import type { FeedEvent } from '../feed/read-feed.ts'
import { loggedColumns } from '../writing/histories.ts'
import type { Differences } from './change-prospect.ts'

/** An event as readers see it, with its place among those of its prospect. */
export type ProspectEvent = FeedEvent & { readonly sequence: number }

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
  /** Only what comes before this sequence, or this revision; null: the newest. */
  readonly before: number | null
  readonly limit: number
}

const parameters = ({ accountId, prospectId, before, limit }: HistoryPage): (string | number | null)[] => [
  accountId,
  prospectId,
  before ?? 2_147_483_647,
  limit,
]

/** The events of a prospect, the newest first. */
export const listProspectEvents = async (pool: pg.Pool, page: HistoryPage): Promise<ProspectEvent[]> => {
  const { rows } = await pool.query<ProspectEvent>(
    `select ${loggedColumns('e')}, e.commit_order as "commitOrder", e.sequence
     from leasing_events e where account_id = $1::uuid and prospect_id = $2::bigint and sequence < $3::int
     order by sequence desc limit $4::int`,
    parameters(page),
  )
  return rows
}

/** The changes of a prospect's profile, the newest first. */
export const listProspectChanges = async (pool: pg.Pool, page: HistoryPage): Promise<StoredChange[]> => {
  const { rows } = await pool.query<StoredChange>(
    `select revision, changed_at as "changedAt", changed_by as "changedBy", changes
     from prospect_changes where account_id = $1::uuid and prospect_id = $2::bigint and revision < $3::int
     order by revision desc limit $4::int`,
    parameters(page),
  )
  return rows
}
