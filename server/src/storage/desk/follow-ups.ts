import type pg from 'pg'
import { deskLimits } from '../../catalogue/desk.ts'
import type { Timestamp } from '../../catalogue/leasing-events.ts'

/** A follow-up that is planned. */
export type FollowUp = {
  readonly prospectId: number
  readonly prospectName: string | null
  readonly unitAddress: string | null
  readonly at: Timestamp
  /** Who has the prospect. */
  readonly userIds: readonly string[]
}

const planned = `
select s.prospect_id as "prospectId", s.next_follow_up as at, p.name as "prospectName",
  p.assigned_to_user_ids::text[] as "userIds",
  (select address ->> 'formatted_address' from units where account_id = $1 and id = p.unit_id) as "unitAddress"
from (
  select prospect_id, next_follow_up from prospect_standings
  where account_id = $1 and next_follow_up >= $2 and next_follow_up < $3
  order by next_follow_up, prospect_id limit $4
) s
cross join lateral (
  select name, assigned_to_user_ids, unit_id from prospects where account_id = $1 and id = s.prospect_id offset 0
) p
order by s.next_follow_up, s.prospect_id`

/** The follow-ups from one moment up to another, the earliest first, `limit` at most. */
export const readFollowUps = async (
  pool: pg.Pool,
  accountId: string,
  [from, to]: readonly [Timestamp, Timestamp],
  limit: number,
): Promise<FollowUp[]> => {
  const { rows } = await pool.query<FollowUp>(planned, [accountId, from, to, limit])
  return rows
}

const due = `
select prospect_id as "prospectId" from prospect_standings
where account_id = $1 and next_follow_up < $2 order by next_follow_up, prospect_id limit $3`

/** The prospects whose follow-up is due before that moment, the most urgent first, as many as are counted. */
export const findDue = async (pool: pg.Pool, accountId: string, before: Timestamp): Promise<number[]> => {
  const { rows } = await pool.query<{ prospectId: number }>(due, [accountId, before, deskLimits.counted])
  return rows.map(({ prospectId }) => prospectId)
}

/*
 * Those of one user among the due ones, if these were all found; else the due ones among the user's newest prospects. Both ways have
 * an end: neither all that is due nor all that the user ever had is read.
 */
const dueOfUser = `
with due as materialized (
  select prospect_id, created_at, next_follow_up from prospect_standings
  where account_id = $1 and next_follow_up < $2 order by next_follow_up, prospect_id limit $4
),
way as materialized (select count(*) < $4 as is_all from due),
found as (
  select d.prospect_id, d.next_follow_up from due d
  where (select is_all from way) and exists (
    select from prospect_assignees a
    where a.account_id = $1 and a.user_id = $3 and a.created_at = d.created_at and a.prospect_id = d.prospect_id offset 0)
  union all
  select s.prospect_id, s.next_follow_up from (
    select prospect_id from prospect_assignees where account_id = $1 and user_id = $3 and not (select is_all from way)
    order by created_at desc, prospect_id desc limit $5
  ) a
  cross join lateral (
    select prospect_id, next_follow_up from prospect_standings
    where account_id = $1 and prospect_id = a.prospect_id and next_follow_up < $2 offset 0
  ) s
)
select prospect_id as "prospectId" from found order by next_follow_up, prospect_id limit $4`

/** The same of the prospects that this user has. */
export const findDueOfUser = async (
  pool: pg.Pool,
  accountId: string,
  before: Timestamp,
  userId: string,
): Promise<number[]> => {
  const { counted, prospectsPerUser } = deskLimits
  const values = [accountId, before, userId, counted, prospectsPerUser]
  const { rows } = await pool.query<{ prospectId: number }>(dueOfUser, values)
  return rows.map(({ prospectId }) => prospectId)
}
