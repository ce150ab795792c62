import { plainArray } from '../arrays.ts'
import type { AppendBatch } from './append-batch.ts'

/**
 * Parts of a statement that keep `prospect_assignees` as the prospects are: for the rows of `moved`, which has the account, the
 * prospect and `since`, the prospect's own time of creation. `offset 0` keeps the planner from reading the whole table for a join,
 * which it did now and then, and which took 8 ms. Four parameters, the first of which has this number.
 */
export const handedOver = (moved: string, first: number): string => `
released as (
  delete from prospect_assignees where ctid = any(array(
    select x.ctid from unnest($${first}::bigint[], $${first + 1}::uuid[]) as r(prospect_id, user_id)
    join ${moved} m on m.prospect_id = r.prospect_id
    cross join lateral (
      select a.ctid from prospect_assignees a
      where a.account_id = m.account_id and a.user_id = r.user_id and a.created_at = m.since
        and a.prospect_id = r.prospect_id offset 0
    ) x
  ))
),
taken as (
  insert into prospect_assignees (account_id, user_id, created_at, prospect_id)
  select m.account_id, t.user_id, m.since, t.prospect_id
  from unnest($${first + 2}::bigint[], $${first + 3}::uuid[]) as t(prospect_id, user_id)
    join ${moved} m on m.prospect_id = t.prospect_id
  on conflict do nothing
)`

export const handoverParameters = ({ released, taken }: Pick<AppendBatch, 'released' | 'taken'>): string[] => [
  plainArray(released.map((row) => row.prospectId)),
  plainArray(released.map((row) => row.userId)),
  plainArray(taken.map((row) => row.prospectId)),
  plainArray(taken.map((row) => row.userId)),
]
