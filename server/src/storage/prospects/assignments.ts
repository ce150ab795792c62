import { type Kysely, sql } from 'kysely'
import type { Timestamp } from '../../catalogue/leasing-events.ts'
import { plainArray } from '../arrays.ts'
import { counts } from '../reports/event-filters.ts'
import type { Tables } from '../tables.ts'

/*
 * What histories of assignments are made of: the `Assign to User` of a prospect that count, in their order: who had it by one that was
 * deleted or undone never had it. Nothing has an index for them alone, which each assignment would pay for: a prospect's own events
 * are walked through. Call what belongs to one
 * page in one snapshot: an event that comes late numbers those of its prospect anew.
 */

/** An event that hands a prospect over, as far as it is needed to see who had it when. */
export type StoredHandover = {
  readonly eventId: number
  readonly at: Timestamp
  readonly by: string
  readonly userIds: readonly string[]
}

const isHandover = sql.raw(`e.event_type = 'Assign to User' and ${counts('e')}`)
const userIds = sql`e.context -> 'assignedToUserIds'`

export type HandoversPage = {
  readonly accountId: string
  readonly prospectId: number
  /** The event of this prospect with which the page begins, if it is still one of them; null: the newest. */
  readonly fromEventId: number | null
  readonly limit: number
}

/** The handovers of a prospect, the newest first. */
export const readHandovers = async (
  tables: Kysely<Tables>,
  { accountId, prospectId, fromEventId, limit }: HandoversPage,
): Promise<StoredHandover[]> => {
  const upTo =
    fromEventId === null
      ? sql`2147483647`
      : sql`(select sequence from leasing_events
          where account_id = ${accountId} and id = ${fromEventId} and prospect_id = ${prospectId})`
  const { rows } = await sql<StoredHandover>`
    select e.id as "eventId", e.created_at as at, e.created_by as by, ${userIds} as "userIds" from leasing_events e
    where e.account_id = ${accountId} and e.prospect_id = ${prospectId} and e.sequence <= ${upTo} and ${isHandover}
    order by e.sequence desc limit ${limit}`.execute(tables)
  return rows
}

export type EndOfAssignment = Pick<StoredHandover, 'eventId' | 'at' | 'by'> & { readonly userId: string }

/** The first handover after this event of a prospect that leaves out each of those who have it then, if there is one. */
export const readEnds = async (
  tables: Kysely<Tables>,
  { accountId, prospectId }: Pick<HandoversPage, 'accountId' | 'prospectId'>,
  { eventId, userIds: lasting }: Pick<StoredHandover, 'eventId' | 'userIds'>,
): Promise<EndOfAssignment[]> => {
  const { rows } = await sql<EndOfAssignment>`
    select r.* from leasing_events first cross join unnest(${plainArray(lasting)}::text[]) as u(id) cross join lateral (
      select u.id as "userId", e.id as "eventId", e.created_at as at, e.created_by as by from leasing_events e
      where e.account_id = ${accountId} and e.prospect_id = ${prospectId} and e.sequence > first.sequence
        and ${isHandover} and not (${userIds} ? u.id)
      order by e.sequence limit 1
    ) r
    where first.account_id = ${accountId} and first.id = ${eventId}`.execute(tables)
  return rows
}

/** What was noted with these events. */
export const readEventNotes = async (
  tables: Kysely<Tables>,
  accountId: string,
  eventIds: readonly number[],
): Promise<ReadonlyMap<number, string>> => {
  const { rows } = await sql<{ id: number; notes: string }>`
    select id, notes from leasing_events
    where account_id = ${accountId} and id = any(${plainArray(eventIds)}::bigint[]) and notes is not null`.execute(
    tables,
  )
  return new Map(rows.map(({ id, notes }) => [id, notes]))
}

/** That an event named somebody, and the event. */
export type AssignmentStart = {
  readonly accountId: string
  readonly eventId: number
  readonly at: Timestamp
  readonly by: string
  readonly notes: string | null
  /** Whose event it is now. */
  readonly prospectId: number
  readonly deleted: boolean
  /** How many events that prospect has, at most. */
  readonly events: number
}

export type StartsPage = {
  readonly userId: string
  readonly accountIds: readonly string[]
  /** At this moment or later; null: whenever. */
  readonly from: Timestamp | null
  /** Before this moment. */
  readonly to: Timestamp | null
  /** The last one that was looked at; null: the newest is the first. */
  readonly after: readonly [at: Timestamp, eventId: number] | null
  readonly limit: number
}

/** The events of these accounts that named a user, the newest first. */
export const readAssignmentStarts = async (
  tables: Kysely<Tables>,
  { userId, accountIds, from, to, after, limit }: StartsPage,
): Promise<AssignmentStart[]> => {
  const place =
    after === null ? sql`` : sql`and (created_at, event_id) < (${after[0]}::timestamptz, ${after[1]}::bigint)`
  const { rows } = await sql<AssignmentStart>`
    select e.account_id as "accountId", e.id as "eventId", e.created_at as at, e.created_by as by, e.notes,
      e.prospect_id as "prospectId", e.deleted,
      -- A version that was raised by more than events tells nothing of how many there are.
      case when p.renumbered then (
        select count(*)::int from leasing_events n where n.account_id = p.account_id and n.prospect_id = p.id
      ) else p.version end as events
    from (
      select s.* from unnest(${plainArray(accountIds)}::uuid[]) as a(id) cross join lateral (
        select account_id, created_at, event_id from assignment_starts
        where account_id = a.id and user_id = ${userId} ${place}
          and created_at >= ${from ?? '-infinity'}::timestamptz and created_at < ${to ?? 'infinity'}::timestamptz
        order by created_at desc, event_id desc limit ${limit}
      ) s
      order by s.created_at desc, s.event_id desc limit ${limit}
    ) s
    join leasing_events e on e.account_id = s.account_id and e.id = s.event_id
    join prospects p on p.account_id = e.account_id and p.id = e.prospect_id
    order by s.created_at desc, s.event_id desc`.execute(tables)
  return rows
}

export type ProspectPlace = Pick<AssignmentStart, 'accountId' | 'prospectId'>

/** A handover of one of several prospects, looked at for one user: nobody else is in `userIds`. */
export type HandoverOfUser = StoredHandover & ProspectPlace

/** All handovers of these prospects, each prospect's in their order, looked at for one user. */
export const readHandoversFor = async (
  tables: Kysely<Tables>,
  userId: string,
  prospects: readonly ProspectPlace[],
): Promise<HandoverOfUser[]> => {
  const { rows } = await sql<Omit<HandoverOfUser, 'userIds'> & { hasIt: boolean }>`
    select p.account_id as "accountId", p.id as "prospectId", h."eventId", h.at, h.by, h."hasIt" from
      unnest(${plainArray(prospects.map((one) => one.accountId))}::uuid[],
        ${plainArray(prospects.map((one) => one.prospectId))}::bigint[]) as p(account_id, id)
    cross join lateral (
      select e.id as "eventId", e.created_at as at, e.created_by as by, e.sequence, ${userIds} ? ${userId} as "hasIt"
      from leasing_events e where e.account_id = p.account_id and e.prospect_id = p.id and ${isHandover} offset 0
    ) h
    order by p.account_id, p.id, h.sequence`.execute(tables)
  return rows.map(({ hasIt, ...handover }) => ({ ...handover, userIds: hasIt ? [userId] : [] }))
}
