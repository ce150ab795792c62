import type pg from 'pg'
import type { Timestamp } from '../../../../src/catalogue/leasing-events.ts'
import { compare } from './difference.ts'
import type { Model } from './model.ts'

/** The user of a row that says that nobody has the prospect. */
const nobody = '00000000-0000-0000-0000-000000000000'

type Row = { readonly id: number; readonly [column: string]: unknown }

const statements = {
  prospect: `select id, merged_into_id as "mergedIntoId", status, stage, stage_times as "stageTimes", block_reason as reason,
      status_before_block as "statusBefore", stage_before_block as "stageBefore", block_until as until, block_phone as phone,
      blocked_at as "blockedAt", blocked_by as "blockedBy", next_follow_up as "nextFollowUp",
      planned_date_time as "plannedDateTime", showing_user_ids::text[] as "showingUserIds",
      assigned_to_user_ids::text[] as "assignedToUserIds", last_event_at as "lastEventAt", renumbered
    from prospects where account_id = $1`,
  standings: `select prospect_id as id, status, stage, next_follow_up as "nextFollowUp"
    from prospect_standings where account_id = $1`,
  holders: `select prospect_id as id, user_id::text as "userId" from prospect_assignees where account_id = $1
    order by prospect_id, user_id`,
  events: `select prospect_id as id, id as "eventId", event_type as type, created_at as at, deleted
    from leasing_events where account_id = $1 order by prospect_id, sequence`,
  starts: `select e.prospect_id as id, s.event_id as "eventId", s.user_id::text as "userId", s.created_at as at
    from assignment_starts s join leasing_events e on e.account_id = s.account_id and e.id = s.event_id
    where s.account_id = $1 order by e.prospect_id, s.event_id, s.user_id`,
}
type Table = keyof typeof statements
const tables = Object.keys(statements) as Table[]

/** All that is stored of the account's prospects, by table and prospect. */
type Stored = ReadonlyMap<Table, ReadonlyMap<number, readonly object[]>>

export const readStored = async (pool: pg.Pool, accountId: string): Promise<Stored> => {
  const read = async (table: Table) => {
    const { rows } = await pool.query<Row>(statements[table], [accountId])
    const plain = rows.map(({ id, ...row }) => ({ id, row }))
    const groups = [...Map.groupBy(plain, ({ id }) => id)]
    return [table, new Map(groups.map(([id, own]) => [id, own.map(({ row }) => row)]))] as const
  }
  return new Map(await Promise.all(tables.map(read)))
}

const prospectRow = (model: Model, id: number) => {
  const { block, ...place } = model.place(id)
  return {
    ...place,
    mergedIntoId: model.mergedInto(id),
    statusBefore: block?.status ?? null,
    stageBefore: block?.stage ?? null,
    reason: block?.reason ?? null,
    until: block?.until ?? null,
    phone: block?.phone ?? null,
    blockedAt: block?.at ?? null,
    blockedBy: block?.by ?? null,
    assignedToUserIds: model.assignees(id),
    lastEventAt: model.lastMomentOf(id),
    renumbered: model.renumbered.has(id),
  }
}

const holdersOf = (model: Model, id: number): readonly string[] => {
  if (model.mergedInto(id) !== null) return []
  const userIds = model.assignees(id)
  return userIds.length === 0 ? [nobody] : userIds.toSorted()
}

const startsOf = (model: Model, id: number): readonly object[] =>
  model
    .factsOf(id)
    .filter(({ type }) => type === 'Assign to User')
    .toSorted((one, other) => one.id - other.id)
    .flatMap((fact) =>
      (fact.userIds ?? []).toSorted().map((userId): { eventId: number; userId: string; at: Timestamp } => ({
        eventId: fact.id,
        userId,
        at: fact.at,
      })),
    )

/** What should be stored of a prospect. */
const expected = (model: Model, id: number): Record<Table, readonly object[]> => {
  const { status, stage, nextFollowUp } = model.place(id)
  return {
    prospect: [prospectRow(model, id)],
    standings: model.mergedInto(id) === null ? [{ status, stage, nextFollowUp }] : [],
    holders: holdersOf(model, id).map((userId) => ({ userId })),
    events: model
      .factsOf(id)
      .map(({ id: eventId, type, at, deletion }) => ({ eventId, type, at, deleted: deletion !== null })),
    starts: startsOf(model, id),
  }
}

/** Compares what is stored of these prospects with what follows from what was written. */
export const compareStored = (model: Model, stored: Stored): void => {
  for (const id of model.prospects.keys()) {
    const should = expected(model, id)
    for (const table of tables) compare(`${table} of prospect ${id}`, stored.get(table)?.get(id) ?? [], should[table])
  }
}
