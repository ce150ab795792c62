import type pg from 'pg'
import type { LoggedEvent } from '../../catalogue/leasing-events.ts'
import { limits } from '../../catalogue/limits.ts'
import { loggedColumns } from '../writing/histories.ts'
import { type FeedPlace, feedEdge } from './edge.ts'

/** An event as readers see it, with its place in the feed. */
export type FeedEvent = FeedPlace & LoggedEvent

export type FeedQuery = {
  readonly accountIds: readonly string[]
  readonly after: FeedPlace
  readonly limit: number
  /** Only events of these types. Null: of all. */
  readonly eventTypes: readonly string[] | null
  /** Only events of this prospect. Null: of all. */
  readonly prospectId: number | null
}

export type FeedPage = {
  readonly events: readonly FeedEvent[]
  /** Where to go on: behind all that was looked at. */
  readonly end: FeedPlace
  readonly hasMore: boolean
}

const columns = `${loggedColumns('e')}, e.commit_order as "commitOrder"`

const isNext = '(commit_order, id) > ($2::bigint, $3::bigint) and commit_order < (select below from edge)'

// Each account's part of the feed by its own index, which holds all that is asked for; `limit` stops in it.
const keysOfAccounts = `
  select k.* from unnest($1::uuid[]) as a(id)
  cross join lateral (
    select account_id, commit_order, id from leasing_events
    where account_id = a.id and ${isNext} order by commit_order, id limit $4
  ) k`

// A merged prospect's events went to the one that it was merged into.
const wayOfProspect = `
  with recursive way as (
    select $6::bigint as id
    union all
    select p.merged_into_id from way
    join prospects p on p.account_id = any($1::uuid[]) and p.id = way.id and p.merged_into_id is not null
  )
  select id from way`

// A prospect has few events: all are found by its index and put in order. Without `offset 0` the planner may rather look through
// the whole feed for them.
const keysOfProspect = `
  select * from (
    select account_id, commit_order, id from leasing_events
    where account_id = any($1::uuid[]) and prospect_id = any(array(${wayOfProspect})) offset 0
  ) of_prospect where ${isNext}`

const isOfType = (parameter: number): string =>
  `(select event_type = any($${parameter}::text[]) from leasing_events e where e.account_id = k.account_id and e.id = k.id)`

// First the places alone, then the rows that are shown. The last place is always among them: a page whose filter let little
// through goes on behind it.
const statement = ({ eventTypes, prospectId }: FeedQuery): string => `
with edge as materialized (${feedEdge}),
looked as materialized (
  select k.*, row_number() over (order by commit_order, id)::int as n,
    ${eventTypes === null ? 'true' : isOfType(prospectId === null ? 6 : 7)} as wanted
  from (${prospectId === null ? keysOfAccounts : keysOfProspect} order by commit_order, id limit $4) k
),
chosen as materialized (
  (select * from looked where wanted order by n limit $5) union (select * from looked order by n desc limit 1)
)
select c.n, c.wanted, ${columns}
from chosen c join leasing_events e on e.account_id = c.account_id and e.id = c.id
order by c.n`

type Row = FeedEvent & { readonly n: number; readonly wanted: boolean }

/** How many events are looked at. A filter by type has no index in the order of the feed: without a bound it might read it all. */
const windowOf = ({ eventTypes, limit }: FeedQuery): number =>
  eventTypes === null ? limit + 1 : Math.max(limit + 1, limits.feedRowsLookedAt)

const toPage = (query: FeedQuery, rows: readonly Row[]): FeedPage => {
  const found = rows.filter((row) => row.wanted)
  const events = found.slice(0, query.limit).map(({ n: _n, wanted: _wanted, ...event }) => event)
  const isCut = found.length > query.limit
  const { commitOrder, id } = (isCut ? events : rows).at(-1) ?? query.after
  return { events, end: { commitOrder, id }, hasMore: isCut || rows.at(-1)?.n === windowOf(query) }
}

/**
 * The next events of these accounts, in the order of the feed: every committed event once, also one that commits late. With a
 * filter by type a page may hold less than `limit`, or nothing, and still have more behind it.
 */
export const readFeed = async (pool: pg.Pool, query: FeedQuery): Promise<FeedPage> => {
  const { accountIds, after, limit, eventTypes, prospectId } = query
  const filters = [prospectId, eventTypes].filter((value) => value !== null)
  const { rows } = await pool.query<Row>(statement(query), [
    accountIds,
    after.commitOrder,
    after.id,
    windowOf(query),
    limit + 1,
    ...filters,
  ])
  return toPage(query, rows)
}

/** The event with this id in one of these accounts, or null. It may not have come to the feed yet. */
export const findEvent = async (
  pool: pg.Pool,
  accountIds: readonly string[],
  id: number,
): Promise<FeedEvent | null> => {
  const { rows } = await pool.query<FeedEvent>(
    `select ${columns} from leasing_events e where e.account_id = any($1::uuid[]) and e.id = $2::bigint`,
    [accountIds, id],
  )
  return rows[0] ?? null
}
