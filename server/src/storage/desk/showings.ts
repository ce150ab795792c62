import type pg from 'pg'
import { showingEnders, showingEnds } from '../../catalogue/desk.ts'
import type { Timestamp } from '../../catalogue/leasing-events.ts'
import { type ShowingStatus, showingStatuses } from '../../catalogue/reports.ts'
import { counts, isOneOf } from '../reports/event-filters.ts'

/** A showing as people plan by it: one that was put off stands at its new time only. */
export type PlannedShowing = {
  /** The event that scheduled it. */
  readonly showingId: number
  readonly prospectId: number
  readonly prospectName: string | null
  readonly unitAddress: string | null
  readonly plannedDateTime: Timestamp
  /** To whom it was handed; else who has the prospect. */
  readonly userIds: readonly string[]
  readonly status: ShowingStatus
}

type Row = Omit<PlannedShowing, 'status'> & {
  readonly lastType: keyof typeof showingStatuses | null
  readonly isOver: boolean
  readonly isPutOff: boolean
}

const ofProspect = `l.account_id = s.account_id and l.prospect_id = s.prospect_id and l.sequence > s.sequence`
const statusTypes = Object.keys(showingStatuses) as (keyof typeof showingStatuses)[]
const aboutTypes = [...statusTypes.filter((type) => type !== 'Showing Scheduled'), 'Reassign Showing' as const]

// What follows up to the next time that a showing is scheduled is about this one.
const statement = `
select s.id as "showingId", s.prospect_id as "prospectId", s.planned_date_time as "plannedDateTime",
  p.name as "prospectName", coalesce(about."handedTo", p.assigned_to_user_ids::text[]) as "userIds",
  (select address ->> 'formatted_address' from units where account_id = s.account_id and id = s.unit_id) as "unitAddress",
  about."lastType", about."isOver", next.sequence is not null as "isPutOff"
from (
  select account_id, id, prospect_id, sequence, planned_date_time, unit_id from leasing_events s
  where account_id = $1 and planned_date_time >= $2 and planned_date_time < $3
    and event_type = 'Showing Scheduled' and ${counts('s')}
  order by planned_date_time, id limit $4
) s
cross join lateral (
  select name, assigned_to_user_ids from prospects where account_id = s.account_id and id = s.prospect_id offset 0
) p
left join lateral (
  select l.sequence from leasing_events l where ${ofProspect} and l.event_type = 'Showing Scheduled' and ${counts('l')}
  order by l.sequence limit 1
) next on true
cross join lateral (
  select (array_agg(l.event_type order by l.sequence desc) filter (where ${isOneOf(statusTypes, 'l.')}))[1] as "lastType",
    coalesce(bool_or(${isOneOf(showingEnders, 'l.')}), false) as "isOver",
    (select array(select jsonb_array_elements_text(handed.ids)) from (
      select (array_agg(l.context -> 'assignedToUserIds' order by l.sequence desc)
        filter (where l.event_type = 'Reassign Showing'))[1] as ids) handed where handed.ids is not null) as "handedTo"
  from leasing_events l
  where ${ofProspect} and l.sequence < coalesce(next.sequence, 2147483647)
    and ${isOneOf([...aboutTypes, ...showingEnders], 'l.')} and ${counts('l')}
) about
order by s.planned_date_time, s.id`

const ends: ReadonlySet<string> = new Set(showingEnds)

/** What became of it. Null: it was put off before anything did. */
const statusOf = ({ lastType, isOver, isPutOff }: Row): ShowingStatus | null => {
  if (lastType !== null && ends.has(lastType)) return showingStatuses[lastType]
  if (isOver) return 'Canceled'
  if (isPutOff) return null
  return lastType === null ? 'Scheduled' : showingStatuses[lastType]
}

export type ShowingsRead = {
  readonly showings: readonly PlannedShowing[]
  /** The moment up to which these are all there are; null: they are all. */
  readonly cutAt: Timestamp | null
}

/** The showings that are or were to be from one moment up to another, in the order of when; of at most `looks` that were planned. */
export const readPlannedShowings = async (
  pool: pg.Pool,
  accountId: string,
  [from, to]: readonly [Timestamp, Timestamp],
  looks: number,
): Promise<ShowingsRead> => {
  const { rows } = await pool.query<Row>(statement, [accountId, from, to, looks])
  const showings = rows.flatMap((row) => {
    const status = statusOf(row)
    const { lastType: _, isOver: _isOver, isPutOff: _isPutOff, ...showing } = row
    return status === null ? [] : [{ ...showing, status }]
  })
  return { showings, cutAt: rows.length < looks ? null : (rows.at(-1)?.plannedDateTime ?? null) }
}
