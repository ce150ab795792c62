import type { Queryable } from '../connections/queryable.ts'
import type { AppendBatch, WrittenEvent } from './append-batch.ts'
import {
  afterProspects,
  commonParameters,
  eventRows,
  handedOver,
  locked,
  move,
  startedAndTold,
  type ToldRow,
  toWritten,
} from './append-parts.ts'

const ungrouped = { columns: '', parameters: '' }

// By ctid: the row was locked a moment ago. If it was replaced between the snapshot and the lock, it is not found, not
// moved, and so gets no event: the batch decides it again.
const statement = `with ${locked(ungrouped)},
moved as (
  ${move} from locked l where p.ctid = l.place and p.account_id = l.account_id
  returning l.account_id, l.prospect_id, l.expected, l.at, l.unit_id, l.since
), ${handedOver},
written as (
  insert into leasing_events (account_id, id, prospect_id, sequence, event_type, created_at, source, notes, unit_id,
    created_by, created_by_token_id, context)
  select m.account_id, nextval('leasing_event_ids'), m.prospect_id, m.expected + e.step, 'Assign to User',
    m.at + (e.step - 1) * interval '1 microsecond', e.source, e.notes, m.unit_id, e.created_by, e.created_by_token_id,
    e.context
  from ${eventRows(ungrouped)}
  join moved m on m.prospect_id = e.prospect_id
  where true ${afterProspects}
  order by e.n
  returning account_id, prospect_id, id, created_at, context
), ${startedAndTold}`

/** Writes a batch in which every prospect stands alone and no key is claimed: which is nearly all that a busy server writes. */
export const appendLean = async (db: Queryable, batch: AppendBatch): Promise<(WrittenEvent | null)[]> => {
  const { rows } = await db.query<ToldRow>({
    name: 'append-lean',
    text: statement,
    values: commonParameters(batch),
    rowMode: 'array',
  })
  return toWritten(batch.events, rows)
}
