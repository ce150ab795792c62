import type pg from 'pg'
import { type AgentCount, agentTypes } from '../../catalogue/desk.ts'
import type { ReportWindow } from '../../catalogue/reports.ts'
import { counts, isOneOf, isReported } from './event-filters.ts'

/** What became of the prospects that somebody had. */
export type AgentRow = Readonly<Record<AgentCount, number>> & {
  /** Null: of those that nobody had. */
  readonly userId: string | null
  readonly name: string | null
  readonly prospectsAssigned: number
}

const counted = Object.entries(agentTypes)
const columns = counted.map(([column]) => `"${column}"`).join(', ')
const filtered = counted.map(([column, types]) => `count(*) filter (where ${isOneOf(types)}) as "${column}"`)
const sums = counted.map(([column]) => `sum("${column}") as "${column}"`).join(', ')
const noCounts = counted.map(() => '0').join(', ')
const isAssignment = `event_type = 'Assign to User'`
const happenedThen = `${isOneOf(counted.flatMap(([, types]) => types))} and created_at >= $2 and created_at < $3`

// Who had the prospect is told by the assignments that count, as in its history. One that takes back others says what was before them
// when it was written: an earlier one that came late, or was deleted, since then is not in it.
// The log of each prospect with which something happened is read once, in its order: the assignments cut it into turns, and whoever an
// assignment names had what follows in its turn. To look back from each event took twice the work.
const statement = `
with touched as materialized (
  select distinct prospect_id from leasing_events where account_id = $1 and ${isReported} and ${happenedThen}
),
happened as (
  select holder.user_id, ${sums}
  from touched t
  cross join lateral (
    select (array_agg(ids) filter (where ${isAssignment}))[1] as ids, ${filtered.join(', ')}
    from (
      select event_type, context -> 'assignedToUserIds' as ids,
        count(*) filter (where ${isAssignment}) over (order by sequence rows unbounded preceding) as turn
      from leasing_events l
      where account_id = $1 and prospect_id = t.prospect_id and (${isAssignment} or ${happenedThen}) and ${counts('l')}
    ) e
    group by turn
    having count(*) > count(*) filter (where ${isAssignment})
  ) a
  left join lateral jsonb_array_elements_text(coalesce(a.ids, '[]')) as holder(user_id) on true
  group by holder.user_id
),
assigned as (
  select m.user_id, count(distinct e.prospect_id) as prospects from memberships m
  cross join lateral (
    select event_id from assignment_starts s
    where s.account_id = $1 and s.user_id = m.user_id and s.created_at >= $2 and s.created_at < $3 offset 0
  ) s
  cross join lateral (
    select prospect_id from leasing_events e where e.account_id = $1 and e.id = s.event_id and ${counts('e')} offset 0
  ) e
  where m.account_id = $1
  group by m.user_id
),
part (user_id, prospects, ${columns}) as (
  select user_id::uuid, 0, ${columns} from happened
  union all
  select user_id, prospects, ${noCounts} from assigned
),
total as (select user_id, sum(prospects) as "prospectsAssigned", ${sums} from part group by user_id)
select total.user_id as "userId", u.name, "prospectsAssigned", ${columns}
from total left join lateral (select name from users where id = total.user_id offset 0) u on true
order by u.name is null, lower(u.name), total.user_id limit $4`

/** One row for each user who had or got a prospect with which something happened in the window, by name; and one for nobody. */
export const readAgents = async (
  pool: pg.Pool,
  accountId: string,
  { start, end }: ReportWindow,
  limit: number,
): Promise<AgentRow[]> => {
  const { rows } = await pool.query<AgentRow>(statement, [accountId, start, end, limit])
  return rows
}
