import type { Timestamp } from '../../catalogue/leasing-events.ts'
import { limits } from '../../catalogue/limits.ts'
import { plainArray, textArray } from '../arrays.ts'
import type { Queryable } from '../connections/queryable.ts'
import { appendAssignments, areAssignments } from './append-assignments.ts'
import type { AppendBatch, KeyRow, WrittenEvent } from './append-batch.ts'
import { appendOneEvent, type OnlyEvent } from './append-one-event.ts'
import { handedOver, handoverParameters } from './handovers.ts'

/*
 * One statement writes a batch, so a batch costs one round trip and one flush of the write-ahead log.
 *
 * What was decided in memory is only a guess until this statement has checked it: the version of each prospect, the version
 * of each account's roster, and that each idempotency key is new. Whatever does not hold is left out and decided again.
 * A row that somebody else holds locked is left out too (skip locked), so it can't stall its neighbours.
 *
 * Measured alternatives (events/s, one batch in flight, 128 events a batch, PostgreSQL 18, 2 cores; docs/decisions/0004-one-statement.md):
 *   this statement, update by ctid                                29,900
 *   the same, update by primary key                               23,500
 *   update without a lock before it (stalls on a locked row)      29,500
 *   json_to_recordset instead of arrays                           25,000
 *   a hash join to prospects (what the planner likes on a small table, hence enable_seqscan = off)   22,100
 * The lean form is for batches in which every prospect stands alone; the full form adds groups and keys. A batch that only
 * assigns, and one of a single event, have forms of their own.
 */

const changeColumns = `account_id, prospect_id, expected, events, grp, status, stage, assigned, status_before_block,
  stage_before_block, next_follow_up, planned_date_time, happened_at`

const decided = `
change as materialized (
  select * from unnest($1::uuid[], $2::bigint[], $3::int[], $4::int[], $5::int[], $6::text[], $7::text[], $8::text[],
    $9::text[], $10::text[], $11::timestamptz[], $12::timestamptz[], $13::timestamptz[]) as c(${changeColumns})
),
roster as materialized (
  select a.id from unnest($14::uuid[], $15::bigint[]) as r(id, version)
  join accounts a on a.id = r.id and a.roster_version = r.version
),
locked as materialized (
  select c.*, p.unit_id, p.created_at as since, p.ctid as place,
    greatest(clock_timestamp(), p.last_event_at + interval '1 microsecond') as at
  from change c
  join roster on roster.id = c.account_id
  join prospects p on p.account_id = c.account_id and p.id = c.prospect_id
  where p.version = c.expected
  for no key update of p skip locked
)`

// The time after the lock, and never before the prospect's last event: not even when the clock jumps back.
const movedColumns = `version = l.expected + l.events, status = l.status, stage = l.stage,
    assigned_to_user_ids = l.assigned::uuid[],
    status_before_block = l.status_before_block, stage_before_block = l.stage_before_block,
    next_follow_up = l.next_follow_up, planned_date_time = l.planned_date_time,
    last_event_at = coalesce(l.happened_at, l.at + (l.events - 1) * interval '1 microsecond'),
    updated_at = coalesce(l.happened_at, l.at + (l.events - 1) * interval '1 microsecond')`

const numbered = (prospects: string): string => `
numbered as materialized (
  select e.*, m.account_id, m.grp, m.unit_id, m.expected + e.step as sequence, nextval('leasing_event_ids') as id,
    coalesce(e.happened_at, m.at + (e.step - 1) * interval '1 microsecond') as created_at
  from unnest($16::bigint[], $17::int[], $18::text[], $19::text[], $20::text[], $21::timestamptz[], $22::timestamptz[],
    $23::uuid[], $24::uuid[], $25::jsonb[], $26::uuid[], $27::timestamptz[]) with ordinality
    as e(prospect_id, step, event_type, source, notes, planned_date_time, next_follow_up, created_by, created_by_token_id,
      context, batch_id, happened_at, n)
  join ${prospects} m on m.prospect_id = e.prospect_id
  order by e.n
)`

const written = (where: string): string => `
written as (
  insert into leasing_events (account_id, id, prospect_id, sequence, event_type, created_at, source, notes,
    planned_date_time, next_follow_up, unit_id, created_by, created_by_token_id, context, batch_id)
  select account_id, id, prospect_id, sequence, event_type, created_at, source, notes, planned_date_time, next_follow_up,
    unit_id, created_by, created_by_token_id, context, batch_id
  from numbered ${where}
)
select n::int, id, created_at from numbered ${where}`

// By ctid: the row was locked a moment ago. If it was replaced between the snapshot and the lock, it is not found, not
// moved, and so gets no event: the batch decides it again.
const leanStatement = `with ${decided},
moved as (
  update prospects p set ${movedColumns}
  from locked l where p.ctid = l.place and p.account_id = l.account_id
  returning l.account_id, l.prospect_id, l.expected, l.at, l.grp, l.unit_id, l.since
), ${handedOver('moved', 28)}, ${numbered('moved')}, ${written('')}`

// By primary key, which finds the row in every case: a group must never be written in part.
const fullStatement = `with ${decided},
whole as materialized (
  select c.grp from change c left join locked l using (account_id, prospect_id)
  group by c.grp having count(*) = count(l.place)
), ${numbered('locked')},
keyed as materialized (
  select * from unnest($32::uuid[], $33::text[], $34::bytea[], $35::int[], $36::bigint[]) as k(token_id, key, fingerprint, grp, n)
),
used as materialized (
  select distinct k.grp from keyed k join idempotency_keys i on i.token_id = k.token_id and i.key = k.key
  where i.created_at >= clock_timestamp() - interval '${limits.idempotencyHours} hours'
),
good as materialized (
  select grp from whole where grp not in (select grp from used)
),
claimed as (
  insert into idempotency_keys as i (token_id, key, fingerprint, account_id, event_id)
  select k.token_id, k.key, k.fingerprint, numbered.account_id, numbered.id
  from keyed k join numbered on numbered.n = k.n
  where k.grp in (select grp from good)
  order by k.token_id, k.key
  on conflict (token_id, key) do update set fingerprint = excluded.fingerprint, account_id = excluded.account_id,
    event_id = excluded.event_id, answer = null, import_id = null, created_at = clock_timestamp()
    where i.created_at < clock_timestamp() - interval '${limits.idempotencyHours} hours'
  returning i.token_id, i.key
),
-- Another server took a key after this statement's snapshot: a key without its event would be stuck, so nothing is written.
intact as materialized (
  select case when count(*) = (select count(*) from claimed) then true else foyer_decide_again() end as yes
  from keyed where grp in (select grp from good)
),
moved as (
  update prospects p set ${movedColumns}
  from locked l where p.account_id = l.account_id and p.id = l.prospect_id and l.grp in (select grp from good)
  returning l.account_id, l.prospect_id, l.since
), ${handedOver('moved', 28)}, ${written('where grp in (select grp from good) and (select yes from intact)')}`

const commonParameters = ({ changes, events, rosters, ...handovers }: AppendBatch): string[] => [
  plainArray(changes.map((change) => change.accountId)),
  plainArray(changes.map((change) => change.prospectId)),
  plainArray(changes.map((change) => change.expectedVersion)),
  plainArray(changes.map((change) => change.events)),
  plainArray(changes.map((change) => change.group)),
  textArray(changes.map((change) => change.status)),
  textArray(changes.map((change) => change.stage)),
  textArray(changes.map((change) => plainArray(change.assignedToUserIds))),
  textArray(changes.map((change) => change.statusBeforeBlock)),
  textArray(changes.map((change) => change.stageBeforeBlock)),
  plainArray(changes.map((change) => change.nextFollowUp)),
  plainArray(changes.map((change) => change.plannedDateTime)),
  plainArray(changes.map((change) => change.happenedAt)),
  plainArray(rosters.map((roster) => roster.accountId)),
  plainArray(rosters.map((roster) => roster.version)),
  plainArray(events.map((event) => event.prospectId)),
  plainArray(events.map((event) => event.step)),
  textArray(events.map((event) => event.eventType)),
  textArray(events.map((event) => event.source)),
  textArray(events.map((event) => event.notes)),
  plainArray(events.map((event) => event.plannedDateTime)),
  plainArray(events.map((event) => event.nextFollowUp)),
  plainArray(events.map((event) => event.createdBy)),
  plainArray(events.map((event) => event.createdByTokenId)),
  textArray(events.map((event) => event.context)),
  plainArray(events.map((event) => event.batchId)),
  plainArray(events.map((event) => event.happenedAt)),
  ...handoverParameters(handovers),
]

const keyParameters = (keys: readonly KeyRow[]): string[] => [
  plainArray(keys.map((key) => key.tokenId)),
  textArray(keys.map((key) => key.key)),
  textArray(keys.map((key) => `\\x${key.fingerprint.toString('hex')}`)),
  plainArray(keys.map((key) => key.group)),
  plainArray(keys.map((key) => key.event + 1)),
]

const needsGroups = (batch: AppendBatch): boolean =>
  batch.keys.length > 0 || new Set(batch.changes.map((change) => change.group)).size < batch.changes.length

const onlyEvent = ({ changes, events, keys, rosters }: AppendBatch): OnlyEvent | null => {
  const [[change, ...others], [event, ...later], [roster]] = [changes, events, rosters]
  if (change === undefined || event === undefined || roster === undefined) return null
  return others.length + later.length + keys.length > 0 ? null : { change, event, rosterVersion: roster.version }
}

/**
 * Writes a batch in one transaction, or as much of it as still holds. Returns one entry per event, in order:
 * null for an event whose group was left out because something it was decided on has changed or is locked.
 */
export const appendEvents = async (db: Queryable, batch: AppendBatch): Promise<(WrittenEvent | null)[]> => {
  const alone = onlyEvent(batch)
  if (alone !== null) return [await appendOneEvent(db, batch, alone)]
  const full = needsGroups(batch)
  if (!full && areAssignments(batch.events)) return appendAssignments(db, batch)
  const { rows } = await db.query<[number, number, Timestamp]>({
    name: full ? 'append-full' : 'append-lean',
    text: full ? fullStatement : leanStatement,
    values: full ? [...commonParameters(batch), ...keyParameters(batch.keys)] : commonParameters(batch),
    rowMode: 'array',
  })
  const writtenEvents = new Array<WrittenEvent | null>(batch.events.length).fill(null)
  for (const [n, id, createdAt] of rows) writtenEvents[n - 1] = { id, createdAt }
  return writtenEvents
}

/** Session settings of connections that append: see the note on plans above. */
export const appendSession = '-c enable_seqscan=off -c plan_cache_mode=force_generic_plan'
