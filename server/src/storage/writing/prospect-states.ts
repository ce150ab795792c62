import type pg from 'pg'
import type { EventType, Stage } from '../../catalogue/event-types.ts'
import type { StageTimes, Timestamp } from '../../catalogue/leasing-events.ts'
import type { ProspectState } from '../../catalogue/prospect-state.ts'
import { plainArray, textArray } from '../arrays.ts'

/** A prospect as the general way into the log needs it: all that its events say, and who it is. */
export type FullState = {
  readonly accountId: string
  readonly prospectId: number
  readonly state: ProspectState
  readonly lastEventAt: Timestamp | null
  readonly createdAt: Timestamp
  readonly phoneE164: string | null
  readonly mergedIntoId: number | null
  /** Whether its events were numbered anew before. */
  readonly renumbered: boolean
  readonly name: string | null
  readonly phone: string | null
  readonly unitId: number | null
  readonly unitAddress: string | null
}

type Row = Omit<FullState, 'state'> &
  Omit<ProspectState, 'block'> & {
    readonly statusBefore: EventType | null
    readonly stageBefore: Stage | null
    readonly blockReason: string | null
    readonly blockUntil: Timestamp | null
    readonly blockedAt: Timestamp | null
    readonly blockedBy: string | null
    readonly blockPhone: string | null
    readonly stageTimes: StageTimes
  }

const columns = `p.account_id as "accountId", p.id as "prospectId", p.last_event_at as "lastEventAt", p.created_at as "createdAt",
  p.phone_e164 as "phoneE164", p.merged_into_id as "mergedIntoId", p.renumbered, p.name, p.phone, p.unit_id as "unitId",
  u.address ->> 'formatted_address' as "unitAddress", p.version, p.status, p.stage, p.stage_times as "stageTimes",
  p.assigned_to_user_ids::text[] as "assignedToUserIds", p.showing_user_ids::text[] as "showingUserIds",
  p.next_follow_up as "nextFollowUp", p.planned_date_time as "plannedDateTime", p.status_before_block as "statusBefore",
  p.stage_before_block as "stageBefore", p.block_reason as "blockReason", p.block_until as "blockUntil",
  p.blocked_at as "blockedAt", p.blocked_by as "blockedBy", p.block_phone as "blockPhone"`

const blockOf = (row: Row): ProspectState['block'] => {
  const { statusBefore, stageBefore, blockedAt, blockedBy } = row
  if (statusBefore === null || stageBefore === null || blockedAt === null || blockedBy === null) return null
  return {
    status: statusBefore,
    stage: stageBefore,
    reason: row.blockReason,
    until: row.blockUntil,
    at: blockedAt,
    by: blockedBy,
    phone: row.blockPhone,
  }
}

const toFullState = (row: Row): FullState => ({
  accountId: row.accountId,
  prospectId: row.prospectId,
  lastEventAt: row.lastEventAt,
  createdAt: row.createdAt,
  phoneE164: row.phoneE164,
  mergedIntoId: row.mergedIntoId,
  renumbered: row.renumbered,
  name: row.name,
  phone: row.phone,
  unitId: row.unitId,
  unitAddress: row.unitAddress,
  state: {
    version: row.version,
    status: row.status,
    stage: row.stage,
    stageTimes: row.stageTimes,
    assignedToUserIds: row.assignedToUserIds,
    block: blockOf(row),
    nextFollowUp: row.nextFollowUp,
    plannedDateTime: row.plannedDateTime,
    showingUserIds: row.showingUserIds,
  },
})

/**
 * The states of these prospects of the account, by id. With `lock` they are held until the end of the transaction, waiting for
 * those who hold them, in the one order that all lockers keep.
 */
export const readFullStates = async (
  db: pg.ClientBase,
  accountId: string,
  prospectIds: readonly number[],
  { lock }: { readonly lock: boolean },
): Promise<FullState[]> => {
  const { rows } = await db.query<Row>({
    name: lock ? 'lock-full-states' : 'read-full-states',
    text: `select ${columns} from prospects p
      left join units u on u.account_id = p.account_id and u.id = p.unit_id
      where p.account_id = $1::uuid and p.id = any($2::bigint[])
      order by p.id ${lock ? 'for no key update of p' : ''}`,
    values: [accountId, plainArray(prospectIds)],
  })
  return rows.map(toFullState)
}

/** All prospects of the account behind this one, some at a time, by id. */
export const readStatesAfter = async (
  db: pg.ClientBase,
  accountId: string,
  after: number,
  limit: number,
): Promise<FullState[]> => {
  const { rows } = await db.query<Row>(
    `select ${columns} from prospects p left join units u on u.account_id = p.account_id and u.id = p.unit_id
     where p.account_id = $1::uuid and p.id > $2::bigint order by p.id limit $3::int`,
    [accountId, after, limit],
  )
  return rows.map(toFullState)
}

/** Where the events of a prospect go. */
export type Way = { readonly prospectId: number; readonly endId: number; readonly phoneE164: string | null }

/** Which of these prospects the account has, and which one has their events now that some were merged. */
export const findWays = async (
  db: pg.ClientBase,
  accountId: string,
  prospectIds: readonly number[],
): Promise<Way[]> => {
  const { rows } = await db.query<Way>({
    name: 'find-ways',
    text: `with recursive way as (
        select p.id as named, p.id, p.merged_into_id, p.phone_e164 from prospects p
        where p.account_id = $1::uuid and p.id = any($2::bigint[])
        union all
        select way.named, p.id, p.merged_into_id, p.phone_e164 from way
        join prospects p on p.account_id = $1::uuid and p.id = way.merged_into_id
        where way.merged_into_id is not null
      )
      select named as "prospectId", id as "endId", phone_e164 as "phoneE164" from way where merged_into_id is null`,
    values: [accountId, plainArray(prospectIds)],
  })
  return rows
}

/** The prospects of the account that have one of these numbers and were not merged into another one, at most so many, by id. */
export const findByPhones = async (
  db: pg.ClientBase,
  accountId: string,
  phones: readonly string[],
  most: number,
): Promise<{ readonly prospectId: number; readonly phoneE164: string }[]> => {
  const { rows } = await db.query<{ prospectId: number; phoneE164: string }>({
    name: 'find-by-phones',
    text: `select f.* from (
        select p.id as "prospectId", p.phone_e164 as "phoneE164" from unnest($2::text[]) as w(phone)
        join prospects p on p.account_id = $1::uuid and p.phone_e164 = w.phone and p.merged_into_id is null
        limit $3::int
      ) f order by f."prospectId"`,
    values: [accountId, textArray(phones), most],
  })
  return rows
}

/** A prospect whose block keeps a number from being written about. */
export type NumberBlock = {
  readonly prospectId: number
  readonly phone: string
  readonly at: Timestamp
  readonly until: Timestamp | null
}

/** The blocks of these numbers, also those whose time has passed and that nobody has lifted yet. */
export const findNumberBlocks = async (
  db: pg.ClientBase,
  accountId: string,
  phones: readonly string[],
): Promise<NumberBlock[]> => {
  if (phones.length === 0) return []
  const { rows } = await db.query<NumberBlock>({
    name: 'find-number-blocks',
    text: `select p.id as "prospectId", p.block_phone as phone, p.blocked_at as at, p.block_until as until
      from unnest($2::text[]) as w(phone)
      join prospects p on p.account_id = $1::uuid and p.block_phone = w.phone
      where p.blocked_at is not null`,
    values: [accountId, textArray(phones)],
  })
  return rows
}
