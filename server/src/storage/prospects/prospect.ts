import { type RawBuilder, sql } from 'kysely'
import type { Stage } from '../../catalogue/event-types.ts'
import type { StageTimes, Timestamp } from '../../catalogue/leasing-events.ts'

/** The profile: what people say about a prospect, and may change. */
export type Profile = {
  readonly name: string | null
  readonly email: string | null
  /** As somebody wrote it. */
  readonly phone: string | null
  readonly notes: string | null
  readonly source: string
  readonly unitId: number | null
  readonly prospectType: 'Self' | 'Agent'
  readonly prescreened: boolean
  /** Its name in the system that it comes from: one of the account. */
  readonly externalId: string | null
}

/** A prospect as readers see it: its profile, and what its events say. */
export type Prospect = Profile & {
  readonly accountId: string
  readonly id: number
  readonly phoneE164: string | null
  readonly status: string
  readonly stage: Stage
  readonly stageTimes: StageTimes
  readonly assignedToUserIds: readonly string[]
  readonly showingUserIds: readonly string[] | null
  /** Whether its own block holds now. */
  readonly blocklisted: boolean
  /** Whether the block of another prospect of the account holds for its number. */
  readonly phoneBlocked: boolean
  /** When its own block began, also of one that is over; null when there is none. The others of a block are of no meaning then. */
  readonly blockedAt: Timestamp | null
  readonly blockedBy: string | null
  readonly blockReason: string | null
  readonly blockUntil: Timestamp | null
  readonly blockPhone: string | null
  readonly nextFollowUp: Timestamp | null
  readonly plannedDateTime: Timestamp | null
  readonly lastEventAt: Timestamp | null
  readonly createdAt: Timestamp
  readonly updatedAt: Timestamp
  /** Goes up with each event, and with each change of what its events are: late ones, deletions, merges. */
  readonly version: number
  /** Goes up with each change of the profile. */
  readonly revision: number
  readonly mergedIntoId: number | null
}

/** The columns of a `Prospect`, of a table or sub-query with this name. */
export const prospectColumns = (of: string): RawBuilder<unknown> => {
  const column = (name: string) => sql.ref(`${of}.${name}`)
  const holdsStill = (block: string) => sql`coalesce(${sql.ref(`${block}.block_until`)} > now(), true)`
  return sql`${column('account_id')} as "accountId", ${column('id')} as id, ${column('name')} as name,
    ${column('email')} as email, ${column('phone')} as phone, ${column('phone_e164')} as "phoneE164",
    ${column('notes')} as notes, ${column('source')} as source, ${column('unit_id')} as "unitId",
    ${column('prospect_type')} as "prospectType", ${column('prescreened')} as prescreened,
    ${column('external_id')} as "externalId", ${column('status')} as status, ${column('stage')} as stage,
    ${column('stage_times')} as "stageTimes", ${column('assigned_to_user_ids')} as "assignedToUserIds",
    ${column('showing_user_ids')} as "showingUserIds",
    ${column('status_before_block')} is not null and ${holdsStill(of)} as blocklisted,
    exists (select from prospects n where n.account_id = ${column('account_id')} and n.block_phone = ${column('phone_e164')}
      and n.id <> ${column('id')} and ${holdsStill('n')}) as "phoneBlocked",
    ${column('blocked_at')} as "blockedAt", ${column('blocked_by')} as "blockedBy",
    ${column('block_reason')} as "blockReason", ${column('block_until')} as "blockUntil",
    ${column('block_phone')} as "blockPhone", ${column('next_follow_up')} as "nextFollowUp",
    ${column('planned_date_time')} as "plannedDateTime", ${column('last_event_at')} as "lastEventAt",
    ${column('created_at')} as "createdAt", ${column('updated_at')} as "updatedAt", ${column('version')} as version,
    ${column('revision')} as revision, ${column('merged_into_id')} as "mergedIntoId"`
}
