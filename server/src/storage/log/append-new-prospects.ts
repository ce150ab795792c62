import type { Timestamp } from '../../catalogue/leasing-events.ts'
import { plainArray, textArray } from '../arrays.ts'
import type { Queryable } from '../connections/queryable.ts'
import { type NewProspect, profileColumns } from '../records/prospects.ts'
import { type AppendBatch, nobody } from './append-batch.ts'

/*
 * Prospects with their first events, in one statement and so all or none. They are inserted as their events leave them: to insert
 * them empty and to update them would write nearly each of the table's indexes twice (an import of 100,000 prospects: 10 s instead of 54).
 */
/** Of one account: two servers may do so at once, and still a page holds them. */
const prospectsPerMoment = 40

const statement = `with
roster as materialized (
  select a.id from unnest($1::uuid[], $2::bigint[]) as r(id, version)
  join accounts a on a.id = r.id and a.roster_version = r.version
),
given as materialized (
  select p.*, nextval(pg_get_serial_sequence('prospects', 'id')) as id, clock_timestamp() as now
  from unnest($3::uuid[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[], $9::text[], $10::bigint[], $11::text[],
    $12::boolean[], $13::text[], $14::timestamptz[], $15::int[], $16::text[]) with ordinality
    as p(account_id, name, email, phone, phone_e164, notes, source, unit_id, prospect_type, prescreened, external_id,
      created_at, version, assigned, n)
  where (select count(*) from roster) = cardinality($1::uuid[])
  order by n
),
-- How many stand at a moment that was given already. Clients of v1 page by created_at, a hundred at a time: they would never come
-- beyond a moment that more share. So each microsecond takes a few, and those beyond them the next.
crowds as materialized (
  select m.account_id, m.created_at, (
    select count(*) from (
      select from prospects x where x.account_id = m.account_id and x.created_at >= m.created_at
        and x.created_at < m.created_at + interval '1 millisecond' limit 1000 * ${prospectsPerMoment}
    ) there
  ) as size
  from (select distinct account_id, created_at from given where created_at is not null) m
),
placed as materialized (
  select given.*, coalesce(given.created_at + interval '1 microsecond' * ((coalesce(crowds.size, 0)
      + row_number() over (partition by given.account_id, given.created_at order by given.n) - 1) / ${prospectsPerMoment})::int,
    given.now) as since
  from given left join crowds using (account_id, created_at)
),
-- The first event is the prospect's creation; later ones are now, each a microsecond after the one before.
timed as materialized (
  select *, greatest(now, since) as later from placed
),
created as (
  insert into prospects (account_id, id, name, email, phone, phone_e164, notes, source, unit_id, prospect_type, prescreened,
    external_id, created_at, updated_at, version, status, stage, stage_times, assigned_to_user_ids, last_event_at)
  overriding system value
  select account_id, id, name, email, phone, phone_e164, notes, source, unit_id, prospect_type, prescreened,
    external_id, since, last_at, version, 'New', 'lead',
    jsonb_build_object('lead', to_char(since at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')), assigned::uuid[], last_at
  from (select *, case version when 1 then since else later + (version - 1) * interval '1 microsecond' end as last_at
    from timed) t order by n
  returning id
),
taken as (
  insert into prospect_assignees (account_id, user_id, created_at, prospect_id)
  select account_id, unnest(case assigned when '{}' then '{${nobody}}' else assigned end::uuid[]), since, id from timed
),
stood as (
  insert into prospect_standings (account_id, prospect_id, created_at, status, stage)
  select account_id, id, since, 'New', 'lead' from timed
),
written as (
  insert into leasing_events (account_id, id, prospect_id, sequence, event_type, created_at, source, unit_id, created_by,
    created_by_token_id, context)
  select t.account_id, nextval('leasing_event_ids'), t.id, e.step, e.event_type,
    case e.step when 1 then t.since else t.later + (e.step - 1) * interval '1 microsecond' end,
    e.source, t.unit_id, $17::uuid, $18::uuid, e.context
  from unnest($19::int[], $20::int[], $21::text[], $22::text[], $23::jsonb[]) with ordinality
    as e(place, step, event_type, source, context, n)
  join timed t on t.n = e.place
  -- The prospects are there before their events: webhooks tell of them in this order.
  where (select count(*) from created) > 0
  order by e.n
  returning account_id, id, prospect_id, sequence, created_at
),
started as (
  insert into assignment_starts (account_id, user_id, created_at, event_id)
  select w.account_id, unnest(t.assigned::uuid[]), w.created_at, w.id
  from written w join timed t on t.id = w.prospect_id where w.sequence = 2
)
select t.n::int, t.id, w.id, w.created_at from timed t join written w on w.prospect_id = t.id where w.sequence = 1 order by t.n`

/** One of a prospect's first events. */
export type FirstEvent = {
  readonly eventType: string
  readonly source: string | null
  /** JSON text. */
  readonly context: string
}

export type NewHistory = {
  readonly record: NewProspect
  /** In order: the first is its `New`. */
  readonly events: readonly FirstEvent[]
  /** Who has it after them. */
  readonly assignedToUserIds: readonly string[]
}

export type CreatedProspect = { readonly prospectId: number; readonly eventId: number; readonly createdAt: Timestamp }

const eventColumns = (histories: readonly NewHistory[]): string[] => {
  const events = histories.flatMap(({ events: own }, place) =>
    own.map((event, index) => ({ ...event, place: place + 1, step: index + 1 })),
  )
  return [
    plainArray(events.map((event) => event.place)),
    plainArray(events.map((event) => event.step)),
    textArray(events.map((event) => event.eventType)),
    textArray(events.map((event) => event.source)),
    textArray(events.map((event) => event.context)),
  ]
}

/**
 * Creates prospects with their first events. Returns the `New` of each, in order; null when one of the rosters has changed, and
 * then nothing was written. Fails with the constraint `prospects_external_id_key` when an account has an external id already.
 */
export const appendNewProspects = async (
  db: Queryable,
  histories: readonly NewHistory[],
  by: { readonly userId: string; readonly tokenId: string | null },
  rosters: AppendBatch['rosters'],
): Promise<readonly CreatedProspect[] | null> => {
  const { rows } = await db.query<[number, number, number, Timestamp]>({
    text: statement,
    values: [
      plainArray(rosters.map((roster) => roster.accountId)),
      plainArray(rosters.map((roster) => roster.version)),
      ...profileColumns(histories.map(({ record }) => record)),
      plainArray(histories.map(({ events }) => events.length)),
      textArray(histories.map(({ assignedToUserIds }) => plainArray(assignedToUserIds))),
      by.userId,
      by.tokenId,
      ...eventColumns(histories),
    ],
    rowMode: 'array',
  })
  if (rows.length < histories.length) return null
  return rows.map(([, prospectId, eventId, createdAt]) => ({ prospectId, eventId, createdAt }))
}
