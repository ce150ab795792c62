import { limits } from '../../catalogue/limits.ts'
import { plainArray, textArray } from '../arrays.ts'
import type { Queryable } from '../connections/queryable.ts'
import type { AppendBatch, WrittenEvent } from './append-batch.ts'
import {
  afterProspects,
  commonParameters,
  eventRows,
  handedOver,
  locked,
  move,
  ownParameters as own,
  startedAndTold,
  type ToldRow,
  toWritten,
} from './append-parts.ts'

// The update is by primary key, which finds the row in every case: a group must never be written in part.
const statement = `with ${locked({ columns: ', grp', parameters: `, $${own}::int[]` })},
whole as materialized (
  select c.grp from change c left join locked l using (account_id, prospect_id)
  group by c.grp having count(*) = count(l.place)
),
numbered as materialized (
  select e.*, l.account_id, l.grp, l.unit_id, l.expected + e.step as sequence, nextval('leasing_event_ids') as id,
    l.at + (e.step - 1) * interval '1 microsecond' as created_at
  from ${eventRows({ columns: ', batch_id', parameters: `, $${own + 1}::uuid[]` })}
  join locked l on l.prospect_id = e.prospect_id
  order by e.n
),
keyed as materialized (
  select * from unnest($${own + 2}::uuid[], $${own + 3}::text[], $${own + 4}::bytea[], $${own + 5}::int[], $${own + 6}::bigint[])
    as k(token_id, key, fingerprint, grp, n)
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
  ${move} from locked l where p.account_id = l.account_id and p.id = l.prospect_id and l.grp in (select grp from good)
  returning l.account_id, l.prospect_id, l.since
), ${handedOver},
written as (
  insert into leasing_events (account_id, id, prospect_id, sequence, event_type, created_at, source, notes, unit_id,
    created_by, created_by_token_id, context, batch_id)
  select account_id, id, prospect_id, sequence, 'Assign to User', created_at, source, notes, unit_id, created_by,
    created_by_token_id, context, batch_id
  from numbered where grp in (select grp from good) and (select yes from intact) ${afterProspects}
  order by n
  returning account_id, prospect_id, id, created_at, context
), ${startedAndTold}`

const parameters = (batch: AppendBatch): string[] => {
  const { changes, events, keys } = batch
  return [
    ...commonParameters(batch),
    plainArray(changes.map((change) => change.group)),
    plainArray(events.map((event) => event.batchId)),
    plainArray(keys.map((key) => key.tokenId)),
    textArray(keys.map((key) => key.key)),
    textArray(keys.map((key) => `\\x${key.fingerprint.toString('hex')}`)),
    plainArray(keys.map((key) => key.group)),
    plainArray(keys.map((key) => key.event + 1)),
  ]
}

/** Writes a batch with groups, which are written whole or not at all, and with idempotency keys, each claimed with its group. */
export const appendFull = async (db: Queryable, batch: AppendBatch): Promise<(WrittenEvent | null)[]> => {
  const { rows } = await db.query<ToldRow>({
    name: 'append-full',
    text: statement,
    values: parameters(batch),
    rowMode: 'array',
  })
  return toWritten(batch.events, rows)
}
