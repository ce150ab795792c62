import type pg from 'pg'
import { closedStages, deskLimits } from '../../catalogue/desk.ts'
import type { Stage } from '../../catalogue/event-types.ts'
import type { Timestamp } from '../../catalogue/leasing-events.ts'
import { plainArray, textArray } from '../arrays.ts'
import { counts } from '../reports/event-filters.ts'

/** What somebody has to do. */
export type Load = {
  readonly userId: string
  /** Prospects that they have and that are neither lost nor moved in. */
  readonly openProspects: number
  /** Prospects that they have and whose follow-up is due, also lost ones: somebody planned it for them. */
  readonly followUpsDue: number
  readonly lastAssignedAt: Timestamp | null
}

const closed = closedStages.map((stage) => `'${stage}'`).join(', ')
const { prospectsPerUser, assignmentsPerUser, countedPerStage } = deskLimits

const loads = `
select u.id as "userId", held.open as "openProspects", held.due as "followUpsDue", last.at as "lastAssignedAt"
from unnest($2::uuid[]) as u(id)
cross join lateral (
  select count(*) filter (where s.stage not in (${closed})) as open, count(*) filter (where s.next_follow_up < $3) as due
  from (
    select prospect_id from prospect_assignees where account_id = $1 and user_id = u.id
    order by created_at desc, prospect_id desc limit ${prospectsPerUser}
  ) a
  cross join lateral (
    select stage, next_follow_up from prospect_standings where account_id = $1 and prospect_id = a.prospect_id offset 0
  ) s
) held
left join lateral (
  select a.created_at as at from (
    select created_at, event_id from assignment_starts where account_id = $1 and user_id = u.id
    order by created_at desc, event_id desc limit ${assignmentsPerUser}
  ) a
  cross join lateral (
    select from leasing_events e where e.account_id = $1 and e.id = a.event_id and ${counts('e')} offset 0
  ) e
  order by a.created_at desc limit 1
) last on true`

/** What these users have to do in the account; a follow-up is due when it is before that moment. */
export const readLoads = async (
  pool: pg.Pool,
  accountId: string,
  userIds: readonly string[],
  dueBefore: Timestamp,
): Promise<Load[]> => {
  const { rows } = await pool.query<Load>(loads, [accountId, plainArray(userIds), dueBefore])
  return rows
}

const stages = `
select w.stage, (
  select count(*) from (select from prospect_standings s where s.account_id = $1 and s.stage = w.stage limit ${countedPerStage}) c
) as count
from unnest($2::text[]) with ordinality as w(stage, n) order by w.n`

export type StageCount = { readonly stage: Stage; readonly count: number }

/** How many prospects stand in each of these stages, in this order; so many, or more, when it is as many as are counted. */
export const countByStage = async (
  pool: pg.Pool,
  accountId: string,
  wanted: readonly Stage[],
): Promise<StageCount[]> => {
  const { rows } = await pool.query<StageCount>(stages, [accountId, textArray(wanted)])
  return rows
}
