import type pg from 'pg'
import { closedStages, deskLimits } from '../../catalogue/desk.ts'
import type { Stage } from '../../catalogue/event-types.ts'
import type { Timestamp } from '../../catalogue/leasing-events.ts'
import { plainArray } from '../arrays.ts'
import { nobody } from '../log/append-batch.ts'
import { awaitingIn } from './awaiting.ts'

const closed = closedStages.map((stage) => `'${stage}'`).join(', ')
const { counted, looks } = deskLimits

const unassigned = `
select a.prospect_id as "prospectId" from (
  select prospect_id, created_at from prospect_assignees where account_id = $1 and user_id = '${nobody}'
  order by created_at desc, prospect_id desc limit ${looks}
) a
cross join lateral (
  select stage from prospect_standings where account_id = $1 and prospect_id = a.prospect_id offset 0
) s
where s.stage not in (${closed})
order by a.created_at desc, a.prospect_id desc limit ${counted}`

/** The open prospects that nobody has, the newest first: of the newest `deskLimits.looks` that nobody has, as many as are counted. */
export const findUnassigned = async (pool: pg.Pool, accountId: string): Promise<number[]> => {
  const { rows } = await pool.query<{ prospectId: number }>(unassigned, [accountId])
  return rows.map(({ prospectId }) => prospectId)
}

const awaiting = `
select w.prospect_id as "prospectId", w.since from (${awaitingIn('$1')}) w order by w.since, w.prospect_id limit ${counted}`

export type Awaiting = { readonly prospectId: number; readonly since: Timestamp }

/** The open prospects for whom a property manager was asked and has not answered, who waits longest first. */
export const findAwaiting = async (pool: pg.Pool, accountId: string): Promise<Awaiting[]> => {
  const { rows } = await pool.query<Awaiting>(awaiting, [accountId])
  return rows
}

/** What a list of the desk shows of a prospect. */
export type DeskProspect = {
  readonly id: number
  readonly name: string | null
  readonly phone: string | null
  readonly email: string | null
  readonly source: string
  readonly unitId: number | null
  readonly unitAddress: string | null
  readonly status: string
  readonly stage: Stage
  readonly assignedToUserIds: readonly string[]
  readonly nextFollowUp: Timestamp | null
  readonly lastEventAt: Timestamp | null
  readonly createdAt: Timestamp
}

const named = `
select p.id, p.name, p.phone, p.email, p.source, p.unit_id as "unitId", p.status, p.stage,
  p.assigned_to_user_ids::text[] as "assignedToUserIds", p.next_follow_up as "nextFollowUp", p.last_event_at as "lastEventAt",
  p.created_at as "createdAt",
  (select address ->> 'formatted_address' from units where account_id = $1 and id = p.unit_id) as "unitAddress"
from unnest($2::bigint[]) as w(id)
cross join lateral (select * from prospects where account_id = $1 and id = w.id offset 0) p`

/** These prospects of the account, by id. */
export const readDeskProspects = async (
  pool: pg.Pool,
  accountId: string,
  ids: readonly number[],
): Promise<ReadonlyMap<number, DeskProspect>> => {
  const { rows } = await pool.query<DeskProspect>(named, [accountId, plainArray(ids)])
  return new Map(rows.map((row) => [row.id, row]))
}
