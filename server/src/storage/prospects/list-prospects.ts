import { type Kysely, type RawBuilder, sql } from 'kysely'
import type { Timestamp } from '../../catalogue/leasing-events.ts'
import { limits } from '../../catalogue/limits.ts'
import type { SearchTerms } from '../../catalogue/search-terms.ts'
import { plainArray, textArray } from '../arrays.ts'
import { nobody } from '../log/append-batch.ts'
import type { Tables } from '../tables.ts'
import { type Prospect, prospectColumns } from './prospect.ts'
import { foundByIndex, hasTerms, looksLike } from './searches.ts'

/** Which prospects. Null: all of them. */
export type ProspectFilters = {
  readonly accountIds: readonly string[]
  readonly search: SearchTerms | null
  readonly statuses: readonly string[] | null
  readonly stages: readonly string[] | null
  /** A user, or those without any. */
  readonly assignee: { readonly userId: string | null } | null
  readonly unitId: number | null
  readonly source: string | null
  /** Created then or later. */
  readonly createdAfter: Timestamp | null
  readonly createdBefore: Timestamp | null
  readonly followUpDueBefore: Timestamp | null
}

/** By next follow-up: only those that have one, the most urgent first. */
export type ProspectOrder = 'newest' | 'oldest' | 'name' | 'nextFollowUp'

/** The values by which a row is in its place: a moment or as much of a name as orders a list, and the id. */
export type ProspectPlace = readonly [key: string, id: number]

export type ListedProspect = Prospect & { readonly orderKey: string }

export type ProspectList = {
  readonly filters: ProspectFilters
  readonly order: ProspectOrder
  /** The last row of the page before; null at the beginning. */
  readonly after: ProspectPlace | null
  readonly limit: number
}

type Sql = RawBuilder<unknown>

const all = (conditions: readonly (Sql | null)[]): Sql =>
  sql.join(
    conditions.filter((condition) => condition !== null),
    sql` and `,
  )

const moment = (at: Timestamp): Sql => sql`${at}::timestamptz`
const texts = (values: readonly string[]): Sql => sql`${textArray(values)}::text[]`

const isByCreation = (order: ProspectOrder): boolean => order === 'newest' || order === 'oldest'

/**
 * Whose rows of the table of assignees the list is made of; null when it is made of others. Those that nobody has are found there
 * only in the table's own order: for another one all of them would be read, which may be nearly the whole account.
 */
const holderIn = (filters: ProspectFilters, order: ProspectOrder): string | null => {
  const { assignee, search } = filters
  if (assignee === null || search !== null) return null
  return assignee.userId ?? (isByCreation(order) ? nobody : null)
}

/** Where the columns of the order stand, which decides which index can give it. */
type Key = { readonly key: Sql; readonly id: Sql; readonly place: (value: string) => Sql; readonly descending: boolean }

const keyOf = (order: ProspectOrder, filters: ProspectFilters): Key => {
  if (order === 'name')
    return {
      key: sql`left(lower(coalesce(p.name, '')), 50)`,
      id: sql`p.id`,
      place: (value) => sql`${value}::text`,
      descending: false,
    }
  if (order === 'nextFollowUp') return { key: sql`p.next_follow_up`, id: sql`p.id`, place: moment, descending: false }
  // The table of assignees is in the order of creation too, so that a user's prospects need no sorting.
  const byUser = holderIn(filters, order) !== null
  return {
    key: byUser ? sql`t.created_at` : sql`p.created_at`,
    id: byUser ? sql`t.prospect_id` : sql`p.id`,
    place: moment,
    descending: order === 'newest',
  }
}

/**
 * What the page is made of, each part found in the list's own order: one per account, or one per account and value when a
 * filter by status or stage can be read in that order. Of one account alone the planner is told which: it knows how many rows
 * that is.
 */
const parts = ({ accountIds }: ProspectFilters, values: readonly string[] | null): Sql => {
  const [only, ...others] = accountIds
  const accounts =
    only !== undefined && others.length === 0
      ? sql`(select ${only}::uuid as id) a`
      : sql`unnest(${plainArray(accountIds)}::uuid[]) as a(id)`
  if (values === null) return accounts
  const [value, ...further] = values
  return value !== undefined && further.length === 0
    ? sql`${accounts} cross join (select ${value}::text as value) v`
    : sql`${accounts} cross join unnest(${texts(values)}) as v(value)`
}

/**
 * A user's prospects come from the table of assignees, each with one look at its row: `offset 0` keeps the planner from joining
 * the two by reading them whole, because it takes account, creation and id to have nothing to do with each other.
 */
const ofUser = (userId: string, order: ProspectOrder): Sql => {
  // For another order all of the user's are read: in the order of the index, so that it is by the index.
  const assigned = isByCreation(order)
    ? sql`prospect_assignees`
    : sql`(select * from prospect_assignees u where u.account_id = a.id and u.user_id = ${userId}::uuid
        order by u.created_at, u.prospect_id offset 0)`
  return sql`${assigned} t cross join lateral (
    select * from prospects s where s.account_id = a.id and s.id = t.prospect_id offset 0
  ) p`
}

const source = ({ filters, order }: ProspectList): Sql => {
  if (filters.search !== null) return sql`${foundByIndex(filters.search)} p`
  const holder = holderIn(filters, order)
  return holder === null ? sql`prospects p` : ofUser(holder, order)
}

/** Of the filters, those that are about one column of a prospect. */
const plainConditions = (filters: ProspectFilters): (Sql | null)[] => {
  const { unitId, source: from, followUpDueBefore } = filters
  return [
    unitId === null ? null : sql`p.unit_id = ${unitId}::bigint`,
    from === null ? null : sql`p.source = ${from}`,
    followUpDueBefore === null ? null : sql`p.next_follow_up < ${moment(followUpDueBefore)}`,
  ]
}

/** An index on assigned_to_user_ids would cost every assignment: without the table of assignees, rows are looked at one by one. */
const assigneeCondition = (filters: ProspectFilters, order: ProspectOrder): Sql | null => {
  const { assignee } = filters
  if (assignee === null) return null
  const holder = holderIn(filters, order)
  if (holder !== null) return sql`t.account_id = a.id and t.user_id = ${holder}::uuid`
  return assignee.userId === null
    ? sql`p.assigned_to_user_ids = '{}'`
    : sql`${assignee.userId}::uuid = any(p.assigned_to_user_ids)`
}

const createdConditions = (filters: ProspectFilters, order: ProspectOrder): (Sql | null)[] => {
  const { createdAfter, createdBefore } = filters
  const createdAt = holderIn(filters, order) === null ? sql`p.created_at` : sql`t.created_at`
  return [
    createdAfter === null ? null : sql`${createdAt} >= ${moment(createdAfter)}`,
    createdBefore === null ? null : sql`${createdAt} < ${moment(createdBefore)}`,
  ]
}

/** A filter by status or stage that has a part of its own for each of its values. */
const partedBy = ({ filters, order }: ProspectList): 'status' | 'stage' | null => {
  const { search, assignee, statuses, stages } = filters
  if (!isByCreation(order) || search !== null || assignee !== null) return null
  if (statuses !== null) return 'status'
  return stages === null ? null : 'stage'
}

const valueConditions = ({ statuses, stages }: ProspectFilters, parted: 'status' | 'stage' | null): (Sql | null)[] => {
  const of = (column: 'status' | 'stage', values: readonly string[] | null): Sql | null => {
    if (values === null) return null
    return parted === column
      ? sql`${sql.ref(`p.${column}`)} = v.value`
      : sql`${sql.ref(`p.${column}`)} = any(${texts(values)})`
  }
  return [of('status', statuses), of('stage', stages)]
}

const afterCondition = ({ after }: ProspectList, { key, id, place, descending }: Key): Sql | null => {
  if (after === null) return null
  const [value, lastId] = after
  return sql`(${key}, ${id}) ${descending ? sql`<` : sql`>`} (${place(value)}, ${lastId}::bigint)`
}

/** Whatever the rows come from: which of them are in the list. */
const conditionsOf = (list: ProspectList, key: Key): Sql => {
  const { filters, order } = list
  return all([
    sql`p.account_id = a.id`,
    sql`p.merged_into_id is null`,
    order === 'nextFollowUp' ? sql`p.next_follow_up is not null` : null,
    assigneeCondition(filters, order),
    ...valueConditions(filters, partedBy(list)),
    ...plainConditions(filters),
    ...createdConditions(filters, order),
    afterCondition(list, key),
  ])
}

const readRows = async (
  tables: Kysely<Tables>,
  list: ProspectList,
  from: Sql,
  conditions: Sql,
): Promise<ListedProspect[]> => {
  const { filters, order, limit } = list
  const key = keyOf(order, filters)
  const direction = key.descending ? sql`desc` : sql`asc`
  const parted = partedBy(list)
  const values = parted === null ? null : parted === 'status' ? filters.statuses : filters.stages
  const { rows } = await sql<ListedProspect>`
    select ${prospectColumns('r')}, r.order_key as "orderKey" from ${parts(filters, values)}
    cross join lateral (
      select p.*, ${key.key} as order_key from ${from} where ${conditions}
      order by ${key.key} ${direction}, ${key.id} ${direction} limit ${limit}::int
    ) r
    order by r.order_key ${direction}, r.id ${direction} limit ${limit}::int`.execute(tables)
  return rows
}

/**
 * Looks for the page among the next rows of the account in the order of the list. Null unless it is full: then it lacks none,
 * as whatever comes later in the account stands later in the list.
 */
const walk = async (tables: Kysely<Tables>, list: ProspectList): Promise<ListedProspect[] | null> => {
  const { filters, order, limit } = list
  const { search, accountIds } = filters
  const likely = search === null || !isByCreation(order) || accountIds.length > 1 ? null : looksLike(search)
  if (search === null || likely === null) return null
  const key = keyOf(order, filters)
  const direction = key.descending ? sql`desc` : sql`asc`
  const next = all([sql`p.account_id = a.id`, ...createdConditions(filters, order), afterCondition(list, key)])
  const from = sql`(
    select * from prospects p where ${next}
    order by ${key.key} ${direction}, ${key.id} ${direction} limit ${limits.searchWalkRows}::int
  ) p`
  const rows = await readRows(tables, list, from, all([conditionsOf(list, key), likely, hasTerms(search)]))
  return rows.length < limit ? null : rows
}

/** The next rows of a list, in its order. Prospects that were merged into another one are in none. */
export const listProspects = async (tables: Kysely<Tables>, list: ProspectList): Promise<ListedProspect[]> => {
  const rows = await walk(tables, list)
  return rows ?? readRows(tables, list, source(list), conditionsOf(list, keyOf(list.order, list.filters)))
}
