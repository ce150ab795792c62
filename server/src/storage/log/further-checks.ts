import type pg from 'pg'

/*
 * What is stored beside the log and follows from it, each compared with it by one question to the whole database. The answer is the
 * first difference in words; null when there is none. Call them in a repeatable-read transaction.
 */

type Client = Pick<pg.ClientBase, 'query'>

/** How a difference may have come about without anybody's doing. */
const olderServers = '(if servers of an older version ran on, see Upgrades in docs/operations.md)'

type Start = {
  readonly accountId: string
  readonly eventId: number
  readonly userId: string
  readonly createdAt: string
  readonly isThere: boolean
}

/** `assignment_starts` has a row for each user whom an `Assign to User` names, whatever became of the event, and no other. */
export const findFalseAssignmentStart = async (client: Client): Promise<string | null> => {
  const { rows } = await client.query<Start>(
    `select coalesce(s.account_id, e.account_id) as "accountId", coalesce(s.event_id, e.id) as "eventId",
       coalesce(s.user_id, e.user_id) as "userId", coalesce(s.created_at, e.created_at) as "createdAt",
       s.user_id is not null as "isThere"
     from assignment_starts s
     full join (
       select account_id, id, created_at, user_id::uuid as user_id from leasing_events
       cross join jsonb_array_elements_text(context -> 'assignedToUserIds') as user_id
       where event_type = 'Assign to User'
     ) e on e.account_id = s.account_id and e.id = s.event_id and e.created_at = s.created_at and e.user_id = s.user_id
     where s.user_id is null or e.user_id is null limit 1`,
  )
  const [found] = rows
  if (found === undefined) return null
  const { accountId, eventId, userId, createdAt, isThere } = found
  const said = isThere ? 'has' : 'lacks'
  return `event ${eventId} of account ${accountId}: assignment_starts ${said} user ${userId} at ${createdAt}, and the event says otherwise ${olderServers}`
}

const standingColumns = ['created_at', 'status', 'stage', 'next_follow_up']
const standingOf = (table: string): string => standingColumns.map((name) => `${table}.${name}`).join(', ')

type Standing = {
  readonly accountId: string
  readonly prospectId: number
  readonly isThere: boolean
  readonly mayBe: boolean
  /** The columns that differ, if it is there and may be. */
  readonly wrong: string
}

/**
 * `prospect_standings` says the same as each prospect that was not merged into another one, and has no row of others. A prospect
 * without any event may be without a row: nothing has been said about it.
 */
export const findFalseStanding = async (client: Client): Promise<string | null> => {
  const wrong = standingColumns.map((name) => `case when s.${name} is distinct from p.${name} then '${name}' end`)
  const { rows } = await client.query<Standing>(
    `select coalesce(s.account_id, p.account_id) as "accountId", coalesce(s.prospect_id, p.id) as "prospectId",
       s.prospect_id is not null as "isThere", p.id is not null as "mayBe",
       array_to_string(array[${wrong.join(', ')}], ', ') as wrong
     from prospect_standings s
     full join (
       select p.account_id, p.id, p.version, ${standingOf('p')} from prospects p where p.merged_into_id is null
     ) p on p.account_id = s.account_id and p.id = s.prospect_id
     where p.id is null or (s.prospect_id is null and p.version > 0)
       or (s.prospect_id is not null and (${standingOf('s')}) is distinct from (${standingOf('p')}))
     limit 1`,
  )
  const [found] = rows
  if (found === undefined) return null
  const { accountId, prospectId, isThere, mayBe } = found
  const who = `prospect ${prospectId} of account ${accountId}`
  if (!mayBe) return `${who}: prospect_standings has a row of it, and it stands nowhere ${olderServers}`
  if (!isThere) return `${who}: prospect_standings lacks its row ${olderServers}`
  return `${who}: prospect_standings differs from it in ${found.wrong} ${olderServers}`
}

type Batch = {
  readonly accountId: string
  readonly id: string
  readonly noted: number
  readonly events: number
  readonly others: number
}

/**
 * A batch has as many events in the log as it says, each of which takes back the batch that this one takes back. Events of version 1
 * that were written by one request have a batch's id, and no row of `batches`.
 */
export const findFalseBatch = async (client: Client): Promise<string | null> => {
  const { rows } = await client.query<Batch>(
    `select b.account_id as "accountId", b.id, b.events_written as noted, coalesce(e.events, 0) as events,
       coalesce(e.others, 0) as others
     from batches b
     left join (
       select l.account_id, l.batch_id, count(*) as events,
         count(*) filter (where l.undoes_batch_id is distinct from o.undoes_id) as others
       from leasing_events l join batches o on o.account_id = l.account_id and o.id = l.batch_id
       where l.batch_id is not null group by 1, 2
     ) e on e.account_id = b.account_id and e.batch_id = b.id
     where b.events_written <> coalesce(e.events, 0) or e.others > 0 limit 1`,
  )
  const [found] = rows
  if (found === undefined) return null
  const { accountId, id, noted, events, others } = found
  const which = `batch ${id} of account ${accountId}`
  return noted === events
    ? `${which}: ${others} of its events do not say which batch they take back, or say another one`
    : `${which}: says that it wrote ${noted} events, and the log has ${events}`
}
