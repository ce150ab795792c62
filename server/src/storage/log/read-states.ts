import type { EventContext, LeasingEvent, Timestamp } from '../../catalogue/leasing-events.ts'
import { limits } from '../../catalogue/limits.ts'
import type { ProspectState } from '../../catalogue/prospect-state.ts'
import type { Role } from '../../catalogue/roles.ts'
import type { EventSource } from '../../catalogue/sources.ts'
import { plainArray, textArray } from '../arrays.ts'
import type { Queryable } from '../connections/queryable.ts'

/** What the engine reads before it decides. */

/** Where a merged prospect's events go. */
export type Redirect = {
  readonly toProspectId: number
  /** The account's roster version at the same moment. Undoing a merge raises it: with another one the way may be gone. */
  readonly rosterVersion: number
}

/** All that a decision about an assignment needs to know of a prospect. */
export type StoredState = Pick<ProspectState, 'version' | 'assignedToUserIds'> & {
  readonly accountId: string
  readonly prospectId: number
  readonly phoneE164: string | null
  /** Null unless it was merged into another one. */
  readonly redirect: Redirect | null
}

type StateRow = [string, number, string | null, number, string[], number | null, number | null]

// The roster's version only of merged prospects: all others cost nothing more.
const stateColumns = `p.account_id, p.id, p.phone_e164, p.version, p.assigned_to_user_ids::text[], p.merged_into_id,
  case when p.merged_into_id is not null then (select roster_version from accounts a where a.id = p.account_id) end`

const toState = (row: StateRow): StoredState => {
  const [accountId, prospectId, phoneE164, version, assignedToUserIds, toProspectId, rosterVersion] = row
  const redirect = toProspectId === null || rosterVersion === null ? null : { toProspectId, rosterVersion }
  return { accountId, prospectId, phoneE164, version, assignedToUserIds, redirect }
}

const read = async (db: Queryable, name: string, text: string, values: readonly string[]): Promise<StoredState[]> => {
  const { rows } = await db.query<StateRow>({ name, text, values: [...values], rowMode: 'array' })
  return rows.map(toState)
}

/** Those of the prospects that stand in an account of the user who asks for them. */
export const findStates = (
  db: Queryable,
  wanted: readonly { readonly userId: string; readonly prospectId: number }[],
): Promise<StoredState[]> =>
  read(
    db,
    'find-states',
    `select ${stateColumns} from unnest($1::uuid[], $2::bigint[]) as w(user_id, prospect_id)
     join memberships m on m.user_id = w.user_id and m.active
     join prospects p on p.account_id = m.account_id and p.id = w.prospect_id`,
    [plainArray(wanted.map((row) => row.userId)), plainArray(wanted.map((row) => row.prospectId))],
  )

/** Those into which these prospects were merged, and those into which these were, to the end. */
export const findStatesBehind = (
  db: Queryable,
  merged: readonly { readonly accountId: string; readonly prospectId: number }[],
): Promise<StoredState[]> =>
  read(
    db,
    'find-states-behind',
    `with recursive way as (
       select p.account_id, p.merged_into_id from unnest($1::uuid[], $2::bigint[]) as w(account_id, prospect_id)
       join prospects p on p.account_id = w.account_id and p.id = w.prospect_id
       where p.merged_into_id is not null
       union
       select p.account_id, p.merged_into_id from way
       join prospects p on p.account_id = way.account_id and p.id = way.merged_into_id
       where p.merged_into_id is not null
     )
     select ${stateColumns} from way
     join prospects p on p.account_id = way.account_id and p.id = way.merged_into_id`,
    [plainArray(merged.map((row) => row.accountId)), plainArray(merged.map((row) => row.prospectId))],
  )

/**
 * The prospects of each account that have this phone number and were not merged into another one: one more than a bulk may
 * touch, so that too many show.
 */
export const findStatesByPhone = (
  db: Queryable,
  wanted: readonly { readonly accountId: string; readonly phoneE164: string }[],
): Promise<StoredState[]> =>
  read(
    db,
    'find-states-by-phone',
    `select s.* from unnest($1::uuid[], $2::text[]) as w(account_id, phone)
     cross join lateral (select ${stateColumns} from prospects p
       where p.account_id = w.account_id and p.phone_e164 = w.phone and p.merged_into_id is null
       order by p.id limit ${limits.prospectsPerBulk + 1}) s`,
    [plainArray(wanted.map((row) => row.accountId)), textArray(wanted.map((row) => row.phoneE164))],
  )

/** Locks prospects until the end of the transaction, waiting for those who hold them; every caller locks in this one order. */
export const lockStates = (
  db: Queryable,
  wanted: readonly { readonly accountId: string; readonly prospectId: number }[],
): Promise<StoredState[]> =>
  read(
    db,
    'lock-states',
    `select ${stateColumns} from prospects p
     join unnest($1::uuid[], $2::bigint[]) as w(account_id, prospect_id)
       on p.account_id = w.account_id and p.id = w.prospect_id
     order by p.account_id, p.id for no key update of p`,
    [plainArray(wanted.map((row) => row.accountId)), plainArray(wanted.map((row) => row.prospectId))],
  )

export type StoredRoster = {
  readonly accountId: string
  readonly version: number
  /** Active members only: user id → role. */
  readonly members: ReadonlyMap<string, Role>
}

/** The rosters of these accounts, each with the version that it had in the same snapshot. */
export const findRosters = async (db: Queryable, accountIds: readonly string[]): Promise<StoredRoster[]> => {
  const { rows } = await db.query<[string, number, string[], Role[]]>({
    name: 'find-rosters',
    text: `select a.id, a.roster_version, coalesce(array_agg(m.user_id::text) filter (where u.id is not null), '{}'),
             coalesce(array_agg(m.role) filter (where u.id is not null), '{}')
           from accounts a
           left join memberships m on m.account_id = a.id and m.active
           left join users u on u.id = m.user_id and u.deactivated_at is null
           where a.id = any($1::uuid[]) group by a.id, a.roster_version`,
    values: [plainArray(accountIds)],
    rowMode: 'array',
  })
  return rows.map(([accountId, version, userIds, roles]) => ({
    accountId,
    version,
    members: new Map(userIds.map((userId, index) => [userId, roles[index] as Role])),
  }))
}

export type StoredAnswer = {
  readonly tokenId: string
  readonly key: string
  readonly fingerprint: Buffer
  /** The event as it was when it was written: also if its prospect was merged since. Null: the key is that of a write of v2. */
  readonly event: LeasingEvent | null
  readonly batchId: string | null
}

type AnswerRow = [
  string,
  string,
  Buffer,
  string | null,
  number | null,
  number,
  LeasingEvent['eventType'],
  Timestamp,
  EventSource | null,
  string | null,
  Timestamp | null,
  Timestamp | null,
  string,
  EventContext,
  string | null,
]

/** What these idempotency keys answered within the last 24 hours. */
export const findAnswers = async (
  db: Queryable,
  wanted: readonly { readonly tokenId: string; readonly key: string }[],
): Promise<StoredAnswer[]> => {
  const { rows } = await db.query<AnswerRow>({
    name: 'find-answers',
    text: `select i.token_id, i.key, i.fingerprint, e.account_id, e.id, coalesce(e.merged_from_id, e.prospect_id), e.event_type, e.created_at, e.source, e.notes,
             e.planned_date_time, e.next_follow_up, e.created_by, e.context, e.batch_id
           from unnest($1::uuid[], $2::text[]) as w(token_id, key)
           join idempotency_keys i on i.token_id = w.token_id and i.key = w.key
           left join leasing_events e on e.account_id = i.account_id and e.id = i.event_id
           where i.created_at >= clock_timestamp() - interval '${limits.idempotencyHours} hours'`,
    values: [plainArray(wanted.map((row) => row.tokenId)), textArray(wanted.map((row) => row.key))],
    rowMode: 'array',
  })
  return rows.map((row) => {
    const [tokenId, key, fingerprint, accountId, id, prospectId, eventType, createdAt, source, notes, planned, next] =
      row
    const [createdBy, context, batchId] = row.slice(12) as [string, EventContext, string | null]
    return {
      tokenId,
      key,
      fingerprint,
      batchId,
      event:
        accountId === null || id === null
          ? null
          : {
              id,
              accountId,
              prospectId,
              createdAt,
              createdBy,
              eventType,
              source,
              notes,
              plannedDateTime: planned,
              nextFollowUp: next,
              context,
              deleted: false,
            },
    }
  })
}
