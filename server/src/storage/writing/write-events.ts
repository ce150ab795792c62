import type { Timestamp } from '../../catalogue/leasing-events.ts'
import type { ProspectState } from '../../catalogue/prospect-state.ts'
import { plainArray, textArray } from '../arrays.ts'
import type { Queryable } from '../connections/queryable.ts'
import { type AssigneeRow, nobody } from '../log/append-batch.ts'

/** What a prospect becomes, whatever came of it before. Whoever writes it holds the prospect locked. */
export type WrittenProspect = {
  readonly prospectId: number
  /** The prospect's, which never changes. */
  readonly createdAt: Timestamp
  readonly before: ProspectState
  readonly after: ProspectState
  readonly lastEventAt: Timestamp | null
  readonly renumbered: boolean
}

export type NewEvent = {
  readonly prospectId: number
  readonly sequence: number
  readonly eventType: string
  readonly createdAt: Timestamp
  /** Null: when it happened. */
  readonly recordedAt: Timestamp | null
  readonly source: string | null
  readonly notes: string | null
  readonly plannedDateTime: Timestamp | null
  readonly nextFollowUp: Timestamp | null
  /** JSON text. */
  readonly context: string
  /** Whom an `Assign to User` names; none for all other types. */
  readonly assignedToUserIds: readonly string[]
  readonly externalId: string | null
  readonly undoesBatchId: string | null
  readonly createdBy: string
}

export type EventsToWrite = {
  readonly accountId: string
  /** The roster that was decided on; null when nothing depends on it. */
  readonly rosterVersion: number | null
  readonly tokenId: string | null
  readonly batchId: string | null
  readonly prospects: readonly WrittenProspect[]
  readonly events: readonly NewEvent[]
  /** Events that get another place in their prospect's order. */
  readonly renumbered: readonly { readonly id: number; readonly sequence: number }[]
}

/** What is written when only prospects become something else. */
export const noEvents = { rosterVersion: null, tokenId: null, batchId: null, events: [], renumbered: [] } as const

/*
 * One statement writes it all: what the prospects become, the events, and the three tables that stand beside them. The rows are
 * locked by the transaction, so only the roster is checked, and a row stays where it is found: each by its key, with `offset 0`,
 * which keeps the planner from reading an account whole for a join.
 */
const statement = `with
change as materialized (
  select c.*, p.ctid as place, s.ctid as standing
  from unnest($5::bigint[], $6::timestamptz[], $7::int[], $8::text[], $9::text[], $10::jsonb[], $11::text[], $12::text[],
    $13::text[], $14::text[], $15::text[], $16::timestamptz[], $17::timestamptz[], $18::uuid[], $19::text[], $20::timestamptz[],
    $21::timestamptz[], $22::timestamptz[], $23::boolean[], $24::boolean[])
    as c(prospect_id, since, version, status, stage, stage_times, assigned, showing, status_before, stage_before, block_reason,
      block_until, blocked_at, blocked_by, block_phone, next_follow_up, planned, last_event_at, renumbered, stands_elsewhere)
  cross join lateral (select ctid from prospects where account_id = $1::uuid and id = c.prospect_id offset 0) p
  left join lateral (
    select ctid from prospect_standings where account_id = $1::uuid and prospect_id = c.prospect_id offset 0
  ) s on c.stands_elsewhere
  where $2::bigint is null or exists (select from accounts where id = $1::uuid and roster_version = $2::bigint)
),
moved as (
  update prospects p set version = c.version, status = c.status, stage = c.stage, stage_times = c.stage_times,
    assigned_to_user_ids = c.assigned::uuid[], showing_user_ids = c.showing::uuid[], status_before_block = c.status_before,
    stage_before_block = c.stage_before, block_reason = c.block_reason, block_until = c.block_until,
    blocked_at = c.blocked_at, blocked_by = c.blocked_by, block_phone = c.block_phone,
    next_follow_up = c.next_follow_up, planned_date_time = c.planned, last_event_at = c.last_event_at,
    updated_at = clock_timestamp(), renumbered = c.renumbered
  from change c where p.ctid = c.place and p.account_id = $1::uuid
  returning p.id, p.unit_id
),
stood as (
  update prospect_standings s set status = c.status, stage = c.stage, next_follow_up = c.next_follow_up
  from change c where s.ctid = c.standing and s.account_id = $1::uuid
),
renumbered as (
  update leasing_events e set sequence = r.sequence
  from unnest($25::bigint[], $26::int[]) as r(id, sequence)
  cross join lateral (select ctid from leasing_events where account_id = $1::uuid and id = r.id offset 0) x
  where e.ctid = x.ctid and e.account_id = $1::uuid and exists (select from change)
),
released as (
  delete from prospect_assignees where ctid = any(array(
    select x.ctid from unnest($27::bigint[], $28::uuid[]) as r(prospect_id, user_id)
    join change c on c.prospect_id = r.prospect_id
    cross join lateral (
      select a.ctid from prospect_assignees a
      where a.account_id = $1::uuid and a.user_id = r.user_id and a.created_at = c.since and a.prospect_id = r.prospect_id offset 0
    ) x
  ))
),
taken as (
  insert into prospect_assignees (account_id, user_id, created_at, prospect_id)
  select $1::uuid, t.user_id, c.since, t.prospect_id
  from unnest($29::bigint[], $30::uuid[]) as t(prospect_id, user_id) join change c on c.prospect_id = t.prospect_id
  on conflict do nothing
),
numbered as materialized (
  select e.*, m.unit_id, nextval('leasing_event_ids') as id
  from unnest($31::bigint[], $32::int[], $33::text[], $34::timestamptz[], $35::timestamptz[], $36::text[], $37::text[],
    $38::timestamptz[], $39::timestamptz[], $40::jsonb[], $41::text[], $42::uuid[], $43::uuid[]) with ordinality
    as e(prospect_id, sequence, event_type, created_at, recorded_at, source, notes, planned, next_follow_up, context,
      external_id, undoes_batch_id, created_by, n)
  join moved m on m.id = e.prospect_id
  order by e.n
),
started as (
  insert into assignment_starts (account_id, user_id, created_at, event_id)
  select $1::uuid, s.user_id, numbered.created_at, numbered.id
  from unnest($44::int[], $45::uuid[]) as s(n, user_id) join numbered on numbered.n = s.n
),
written as (
  insert into leasing_events (account_id, id, prospect_id, sequence, event_type, created_at, recorded_at, source, notes,
    planned_date_time, next_follow_up, unit_id, created_by, created_by_token_id, context, batch_id, external_id, undoes_batch_id)
  select $1::uuid, id, prospect_id, sequence, event_type, created_at, recorded_at, source, notes, planned, next_follow_up,
    unit_id, created_by, $3::uuid, context, $4::uuid, external_id, undoes_batch_id
  -- The prospects become what they are before: webhooks tell of them in this order.
  from numbered where (select count(*) from moved) > 0
)
select (select count(*) from moved)::int, n::int, id, unit_id from numbered
union all select count(*)::int, null, null, null from moved where $31::bigint[] = '{}'`

const nullable =
  <T>(of: (prospect: WrittenProspect) => T | null | undefined) =>
  (prospect: WrittenProspect) =>
    of(prospect) ?? null

const prospectColumns = (prospects: readonly WrittenProspect[]): string[] => {
  const plain = (of: (one: WrittenProspect) => string | number | null | undefined) =>
    plainArray(prospects.map(nullable(of)))
  const text = (of: (one: WrittenProspect) => string | null | undefined) => textArray(prospects.map(nullable(of)))
  return [
    plain(({ prospectId }) => prospectId),
    plain(({ createdAt }) => createdAt),
    plain(({ after }) => after.version),
    text(({ after }) => after.status),
    text(({ after }) => after.stage),
    text(({ after }) => JSON.stringify(after.stageTimes)),
    text(({ after }) => plainArray(after.assignedToUserIds)),
    text(({ after }) => after.showingUserIds && plainArray(after.showingUserIds)),
    text(({ after }) => after.block?.status),
    text(({ after }) => after.block?.stage),
    text(({ after }) => after.block?.reason),
    plain(({ after }) => after.block?.until),
    plain(({ after }) => after.block?.at),
    plain(({ after }) => after.block?.by),
    text(({ after }) => after.block?.phone),
    plain(({ after }) => after.nextFollowUp),
    plain(({ after }) => after.plannedDateTime),
    plain(({ lastEventAt }) => lastEventAt),
    plain(({ renumbered }) => String(renumbered)),
    plain(({ before, after }) =>
      String(
        before.status !== after.status || before.stage !== after.stage || before.nextFollowUp !== after.nextFollowUp,
      ),
    ),
  ]
}

const eventColumns = (events: readonly NewEvent[]): string[] => [
  plainArray(events.map((event) => event.prospectId)),
  plainArray(events.map((event) => event.sequence)),
  textArray(events.map((event) => event.eventType)),
  plainArray(events.map((event) => event.createdAt)),
  plainArray(events.map((event) => event.recordedAt)),
  textArray(events.map((event) => event.source)),
  textArray(events.map((event) => event.notes)),
  plainArray(events.map((event) => event.plannedDateTime)),
  plainArray(events.map((event) => event.nextFollowUp)),
  textArray(events.map((event) => event.context)),
  textArray(events.map((event) => event.externalId)),
  plainArray(events.map((event) => event.undoesBatchId)),
  plainArray(events.map((event) => event.createdBy)),
]

const startColumns = (events: readonly NewEvent[]): string[] => {
  const starts = events.flatMap(({ assignedToUserIds }, place) =>
    assignedToUserIds.map((userId) => ({ n: place + 1, userId })),
  )
  return [plainArray(starts.map(({ n }) => n)), plainArray(starts.map(({ userId }) => userId))]
}

const onlyNobody = [nobody]
const holdersIn = (userIds: readonly string[]): readonly string[] => (userIds.length === 0 ? onlyNobody : userIds)

/** Who no longer has one of the prospects, and who has it now. */
const handovers = (prospects: readonly WrittenProspect[]): [released: AssigneeRow[], taken: AssigneeRow[]] => {
  const [released, taken]: [AssigneeRow[], AssigneeRow[]] = [[], []]
  for (const { prospectId, before, after } of prospects) {
    const [had, have] = [holdersIn(before.assignedToUserIds), holdersIn(after.assignedToUserIds)]
    for (const userId of had) if (!have.includes(userId)) released.push({ prospectId, userId })
    // One without an event may have come without a row that says that nobody has it.
    const isFirst = before.version === 0
    for (const userId of have) if (isFirst || !had.includes(userId)) taken.push({ prospectId, userId })
  }
  return [released, taken]
}

const pairColumns = (rows: readonly AssigneeRow[]): string[] => [
  plainArray(rows.map(({ prospectId }) => prospectId)),
  plainArray(rows.map(({ userId }) => userId)),
]

export type WrittenId = { readonly id: number; readonly unitId: number | null }

/**
 * Writes events with what their prospects become. Returns the id of each, in order; null when the roster has changed since it was
 * read, and then nothing was written. Fails with the constraint `leasing_events_external_id_key` for an external id that is taken.
 */
export const writeEvents = async (db: Queryable, work: EventsToWrite): Promise<readonly WrittenId[] | null> => {
  const [released, taken] = handovers(work.prospects)
  const { rows } = await db.query<[number, number | null, number, number | null]>({
    name: 'write-events',
    text: statement,
    values: [
      work.accountId,
      work.rosterVersion,
      work.tokenId,
      work.batchId,
      ...prospectColumns(work.prospects),
      plainArray(work.renumbered.map(({ id }) => id)),
      plainArray(work.renumbered.map(({ sequence }) => sequence)),
      ...pairColumns(released),
      ...pairColumns(taken),
      ...eventColumns(work.events),
      ...startColumns(work.events),
    ],
    rowMode: 'array',
  })
  const [moved = 0] = rows[0] ?? []
  if (moved !== work.prospects.length) return null
  const written = new Array<WrittenId>(work.events.length)
  for (const [, n, id, unitId] of rows) if (n !== null) written[n - 1] = { id, unitId }
  return written
}
