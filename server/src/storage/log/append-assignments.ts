import type { Timestamp } from '../../catalogue/leasing-events.ts'
import { plainArray, textArray } from '../arrays.ts'
import type { Queryable } from '../connections/queryable.ts'
import type { AppendBatch, EventRow, WrittenEvent } from './append-batch.ts'
import { handedOver, handoverParameters } from './handovers.ts'

/*
 * The lean form of append-events.ts for a batch that assigns and does nothing else, which is what `POST /leasing_events` sends:
 * the same checks with 18 parameters instead of 31, as an assignment leaves status, stage, block and dates as they are.
 */
const statement = `with
change as materialized (
  select * from unnest($1::uuid[], $2::bigint[], $3::int[], $4::int[], $5::text[])
    as c(account_id, prospect_id, expected, events, assigned)
),
roster as materialized (
  select a.id from unnest($6::uuid[], $7::bigint[]) as r(id, version)
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
),
moved as (
  update prospects p set version = l.expected + l.events, assigned_to_user_ids = l.assigned::uuid[],
    last_event_at = l.at + (l.events - 1) * interval '1 microsecond',
    updated_at = l.at + (l.events - 1) * interval '1 microsecond'
  from locked l where p.ctid = l.place and p.account_id = l.account_id
  returning l.account_id, l.prospect_id, l.expected, l.at, l.unit_id, l.since
), ${handedOver('moved', 15)}
insert into leasing_events (account_id, id, prospect_id, sequence, event_type, created_at, source, notes, unit_id,
  created_by, created_by_token_id, context)
select m.account_id, nextval('leasing_event_ids'), m.prospect_id, m.expected + e.step, 'Assign to User',
  m.at + (e.step - 1) * interval '1 microsecond', e.source, e.notes, m.unit_id, e.created_by, e.created_by_token_id,
  e.context
from unnest($8::bigint[], $9::int[], $10::text[], $11::text[], $12::uuid[], $13::uuid[], $14::jsonb[]) with ordinality
  as e(prospect_id, step, source, notes, created_by, created_by_token_id, context, n)
join moved m on m.prospect_id = e.prospect_id
order by e.n
returning prospect_id, id, created_at`

const onlyAssigns = (event: EventRow): boolean =>
  event.eventType === 'Assign to User' &&
  event.happenedAt === null &&
  event.batchId === null &&
  event.nextFollowUp === null &&
  event.plannedDateTime === null

/** Whether `appendAssignments` can write all of these events. */
export const areAssignments = (events: readonly EventRow[]): boolean => events.every(onlyAssigns)

const parameters = ({ changes, events, rosters, ...handovers }: AppendBatch): string[] => [
  plainArray(changes.map((change) => change.accountId)),
  plainArray(changes.map((change) => change.prospectId)),
  plainArray(changes.map((change) => change.expectedVersion)),
  plainArray(changes.map((change) => change.events)),
  textArray(changes.map((change) => plainArray(change.assignedToUserIds))),
  plainArray(rosters.map((roster) => roster.accountId)),
  plainArray(rosters.map((roster) => roster.version)),
  plainArray(events.map((event) => event.prospectId)),
  plainArray(events.map((event) => event.step)),
  textArray(events.map((event) => event.source)),
  textArray(events.map((event) => event.notes)),
  plainArray(events.map((event) => event.createdBy)),
  plainArray(events.map((event) => event.createdByTokenId)),
  textArray(events.map((event) => event.context)),
  ...handoverParameters(handovers),
]

/** Writes assignments of prospects that stand alone. Returns one entry per event, in order, as `appendEvents` does. */
export const appendAssignments = async (db: Queryable, batch: AppendBatch): Promise<(WrittenEvent | null)[]> => {
  const { rows } = await db.query<[number, number, Timestamp]>({
    name: 'append-assignments',
    text: statement,
    values: parameters(batch),
    rowMode: 'array',
  })
  // The rows come in the order of the events, and a prospect is written whole or not at all.
  let next = 0
  return batch.events.map(({ prospectId }) => {
    const row = rows[next]
    if (row === undefined || row[0] !== prospectId) return null
    next++
    return { id: row[1], createdAt: row[2] }
  })
}
