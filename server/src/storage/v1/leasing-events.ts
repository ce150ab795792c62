import type pg from 'pg'

/** An event as v1 lists it. */
export type EventOfV1 = {
  readonly id: number
  readonly prospectId: number
  readonly eventType: string
  readonly createdAt: string
  readonly source: string | null
  readonly createdBy: string
  readonly notes: string | null
  readonly plannedDateTime: string | null
  readonly nextFollowUp: string | null
  /** The formatted address of the event's unit. */
  readonly propertyAddress: string | null
  readonly context: object
  readonly unitId: number | null
  readonly deleted: boolean
}

export type EventPage = { readonly offset: number; readonly limit: number }

/** The events whose keys `keys` finds, in the order of `place`. */
const select = (
  keys: string,
  place: string,
): string => `select e.id, e.prospect_id as "prospectId", e.event_type as "eventType",
    e.created_at as "createdAt", e.source, e.created_by as "createdBy", e.notes, e.planned_date_time as "plannedDateTime",
    e.next_follow_up as "nextFollowUp", u.address ->> 'formatted_address' as "propertyAddress", e.context,
    e.unit_id as "unitId", e.deleted
  from (
    select k.* from unnest($1::uuid[]) a(id)
    cross join lateral (${keys} limit $2::bigint + $3::bigint) k
    order by k.${place} limit $2 offset $3
  ) k
  join leasing_events e on e.account_id = k.account_id and e.id = k.id
  left join units u on u.account_id = e.account_id and u.id = e.unit_id
  order by k.${place}`

// The keys first: rows that the offset passes over are not read.
const ofAccounts = select('select account_id, id from leasing_events where account_id = a.id order by id', 'id')

// A merged prospect's events are those of the one that it was merged into, as those that are written for it from now on.
const keptProspect = `with recursive way as (
    select $4::bigint as id
    union all
    select p.merged_into_id from way join prospects p on p.account_id = a.id and p.id = way.id and p.merged_into_id is not null
  )
  select w.id from way w join prospects p on p.account_id = a.id and p.id = w.id where p.merged_into_id is null`

const ofProspect = select(
  `select account_id, id, sequence from leasing_events
   where account_id = a.id and prospect_id = (${keptProspect}) order by sequence`,
  'sequence',
)

/** Events of these accounts, newest last; of one prospect if it is given. */
export const listEventsOfV1 = async (
  pool: pg.Pool,
  accountIds: readonly string[],
  prospectId: number | null,
  { offset, limit }: EventPage,
): Promise<EventOfV1[]> => {
  const page = [accountIds, limit, offset]
  const query =
    prospectId === null ? { text: ofAccounts, values: page } : { text: ofProspect, values: [...page, prospectId] }
  return (await pool.query<EventOfV1>(query)).rows
}
