import type pg from 'pg'
import type { EventType } from '../../catalogue/event-types.ts'
import type { EventContext, Timestamp } from '../../catalogue/leasing-events.ts'
import { plainArray } from '../arrays.ts'
import { nobody, type Projection } from './append-batch.ts'

/*
 * The only statements that change what stands in the log: whose events these are, when prospects are merged and when that is
 * undone. Nothing else of an event ever changes. Whoever calls them holds the prospects locked (lockStates).
 */

/** An event of one of the prospects, with what its fold needs. */
export type HistoryEvent = {
  readonly id: number
  readonly prospectId: number
  /** Whose it was when it was written; null when that is where it still is. */
  readonly mergedFromId: number | null
  readonly eventType: EventType
  readonly createdAt: Timestamp
  readonly plannedDateTime: Timestamp | null
  readonly nextFollowUp: Timestamp | null
  readonly context: EventContext
}

/** The events of these prospects in the order of time, at most `most` of them. */
export const readEventsByTime = async (
  client: pg.ClientBase,
  accountId: string,
  prospectIds: readonly number[],
  most: number,
): Promise<HistoryEvent[]> => {
  const { rows } = await client.query<HistoryEvent>(
    `select id, prospect_id as "prospectId", merged_from_id as "mergedFromId", event_type as "eventType",
       created_at as "createdAt", planned_date_time as "plannedDateTime", next_follow_up as "nextFollowUp", context
     from leasing_events where account_id = $1 and prospect_id = any($2::bigint[]) order by created_at, id limit $3`,
    [accountId, plainArray(prospectIds), most],
  )
  return rows
}

/** This prospect and all that were merged into it or into one of those, at most `most` of them. */
export const findMergedTree = async (
  client: pg.ClientBase,
  accountId: string,
  prospectId: number,
  most: number,
): Promise<number[]> => {
  const { rows } = await client.query<{ id: number }>(
    `with recursive tree as (
       select $2::bigint as id
       union all
       select p.id from tree join prospects p on p.account_id = $1 and p.merged_into_id = tree.id
     )
     select id from tree limit $3`,
    [accountId, prospectId, most],
  )
  return rows.map(({ id }) => id)
}

/** What becomes of a prospect: its events in their new order, and what they fold to. */
export type RewrittenProspect = Projection & {
  readonly accountId: string
  readonly prospectId: number
  /** The events get the sequences after this one. It must be no lower than any that the prospect ever had. */
  readonly sequence: number
  readonly eventIds: readonly number[]
  readonly mergedIntoId: number | null
  readonly lastEventAt: Timestamp | null
}

/** Numbers the events anew, and notes of each whose it was before it first came to another prospect. */
const moveEvents = (client: pg.ClientBase, to: RewrittenProspect) =>
  client.query(
    `update leasing_events e set prospect_id = $2, sequence = $3 + w.n,
       merged_from_id = nullif(coalesce(e.merged_from_id, e.prospect_id), $2)
     from unnest($4::bigint[]) with ordinality as w(id, n) where e.account_id = $1 and e.id = w.id`,
    [to.accountId, to.prospectId, to.sequence, plainArray(to.eventIds)],
  )

const forgetAssignees = (client: pg.ClientBase, { accountId, prospectId }: RewrittenProspect) =>
  client.query(
    `delete from prospect_assignees a using prospects p
     where p.account_id = $1 and p.id = $2 and a.account_id = p.account_id and a.prospect_id = p.id
       and a.created_at = p.created_at and a.user_id = any(p.assigned_to_user_ids || '${nobody}'::uuid)`,
    [accountId, prospectId],
  )

const noteAssignees = (client: pg.ClientBase, { accountId, prospectId }: RewrittenProspect) =>
  client.query(
    `insert into prospect_assignees (account_id, user_id, created_at, prospect_id)
     select distinct account_id, user_id, created_at, id from prospects
     cross join unnest(case assigned_to_user_ids when '{}' then '{${nobody}}' else assigned_to_user_ids end) user_id
     where account_id = $1 and id = $2 and merged_into_id is null`,
    [accountId, prospectId],
  )

/** Moves the events to the prospect and makes it what they fold to. */
export const rewriteProspect = async (client: pg.ClientBase, to: RewrittenProspect): Promise<void> => {
  await moveEvents(client, to)
  await forgetAssignees(client, to)
  await client.query(
    `update prospects set version = $3, merged_into_id = $4, status = $5, stage = $6, assigned_to_user_ids = $7::uuid[],
       status_before_block = $8, stage_before_block = $9, next_follow_up = $10, planned_date_time = $11,
       last_event_at = $12, updated_at = clock_timestamp()
     where account_id = $1 and id = $2`,
    [
      to.accountId,
      to.prospectId,
      to.version,
      to.mergedIntoId,
      to.status,
      to.stage,
      plainArray(to.assignedToUserIds),
      to.statusBeforeBlock,
      to.stageBeforeBlock,
      to.nextFollowUp,
      to.plannedDateTime,
      to.lastEventAt,
    ],
  )
  await noteAssignees(client, to)
}

/** All who remember where a merged prospect's events go have to look again: see `Redirect`. */
export const raiseRosterVersion = async (client: pg.ClientBase, accountId: string): Promise<void> => {
  await client.query('update accounts set roster_version = roster_version + 1 where id = $1', [accountId])
}
