import { sql } from 'kysely'
import { deskLimits } from '../../../catalogue/desk.ts'
import { limits } from '../../../catalogue/limits.ts'
import type { SearchTerms } from '../../../catalogue/records/search-terms.ts'
import { awaitingIn } from '../../desk/awaiting.ts'
import { nobody } from '../../log/append-batch.ts'
import {
  type Alias,
  all,
  assigneeCondition,
  createdConditions,
  isByCreation,
  type Key,
  keyOf,
  orderBy,
  type PartedBy,
  placeCondition,
  recordConditions,
  type Sql,
  standingConditions,
} from './conditions.ts'
import type { ProspectFilters, ProspectList, ProspectOrder } from './prospect-list.ts'
import { foundByIndex, hasTerms, looksLike } from './searches.ts'

/*
 * The ways to the next rows of the account `a` in a list: from the prospects' own rows, or, in their order, from one of the narrow
 * tables that an event changes instead of the indexes of the wide row: prospect_assignees and prospect_standings. Each row of
 * those has one look at the prospect's.
 */

type Conditions = readonly (Sql | null)[]

/** Where rows come from, which of them are in the list, and where the columns of its order stand. */
type Rows = { readonly from: Sql; readonly conditions: Conditions; readonly key: Key }

const ofAccount = sql`p.account_id = a.id`
const isNotMerged = sql`p.merged_into_id is null`

/** `offset 0` keeps the planner from joining the two tables by reading them whole, because it takes account, creation and id to have nothing to do with each other. */
const lookedUp = sql`cross join lateral (
  select * from prospects s where s.account_id = a.id and s.id = t.prospect_id offset 0
) p`

const select = ({ from, conditions, key }: Rows, limit: number): Sql =>
  sql`select p.*, ${key.key} as order_key from ${from} where ${all(conditions)} ${orderBy(key)} limit ${limit}::int`

/** All that the filters ask, of the prospects' own rows. */
const isWanted = (list: ProspectList): Conditions => [
  isNotMerged,
  assigneeCondition(list.filters),
  ...standingConditions(list, 'p'),
  ...recordConditions(list.filters),
  ...createdConditions(list.filters, 'p'),
]

const ofRecords = (list: ProspectList, from: Sql = sql`prospects p`): Rows => {
  const key = keyOf(list.order, 'p')
  return { from, conditions: [ofAccount, ...isWanted(list), placeCondition(list, key)], key }
}

/**
 * Whose rows of the table of assignees the list is made of; null when it is made of others. Those that nobody has are found there
 * only in the table's own order: for another one all of them would be read, which may be nearly the whole account.
 */
const holderIn = ({ assignee }: ProspectFilters, order: ProspectOrder): string | null =>
  assignee === null ? null : (assignee.userId ?? (isByCreation(order) ? nobody : null))

const ofHolder = (list: ProspectList, userId: string): Rows => {
  const { filters, order } = list
  // The table of assignees is in the order of creation too, so that a user's prospects need no sorting. For another order all of
  // the user's are read: in the order of the index, so that it is by the index.
  const assigned = isByCreation(order)
    ? sql`prospect_assignees`
    : sql`(select * from prospect_assignees u where u.account_id = a.id and u.user_id = ${userId}::uuid
        order by u.created_at, u.prospect_id offset 0)`
  const key = keyOf(order, isByCreation(order) ? 't' : 'p')
  const conditions = [
    isNotMerged,
    sql`t.account_id = a.id and t.user_id = ${userId}::uuid`,
    ...standingConditions(list, 'p'),
    ...recordConditions(filters),
    ...createdConditions(filters, 't'),
    placeCondition(list, key),
  ]
  return { from: sql`${assigned} t ${lookedUp}`, conditions, key }
}

/** The next of those who stand as the filters say, by the columns that prospect_standings has. */
const standings = (list: ProspectList, parted: PartedBy, limit: number): Sql => {
  const key = keyOf(list.order, 't')
  const conditions = [
    sql`t.account_id = a.id`,
    ...standingConditions(list, 't', parted),
    ...createdConditions(list.filters, 't'),
    placeCondition(list, key),
  ]
  return sql`(select * from prospect_standings t where ${all(conditions)} ${orderBy(key)} limit ${limit}::int)`
}

/** That nobody has the prospect, by the table of assignees: so many as one of the tables has need no look at their wide rows. */
const isNobodys = sql`exists (select from prospect_assignees n where n.account_id = a.id and n.user_id = ${nobody}::uuid
  and n.created_at = t.created_at and n.prospect_id = t.prospect_id)`

/**
 * All of those with what their own rows say. Among them a source may be rare: then the planner begins with the table that it knows
 * to have fewer that fit. In an order that the table has not, they are found first: else it may walk through all others again.
 */
const joined = (list: ProspectList, parted: PartedBy, of: Alias): Rows => {
  const { filters, order } = list
  const key = keyOf(order, of)
  const standing = all([
    sql`t.account_id = a.id`,
    ...standingConditions(list, 't', parted),
    ...createdConditions(filters, 't'),
  ])
  const those =
    of === 't' ? sql`prospect_standings t` : sql`(select * from prospect_standings t where ${standing} offset 0) t`
  const conditions = [
    ofAccount,
    of === 't' ? standing : null,
    filters.assignee === null ? null : isNobodys,
    ...recordConditions(filters),
    placeCondition(list, key),
  ]
  const own = filters.source === null ? lookedUp : sql`join prospects p on p.id = t.prospect_id`
  return { from: sql`${those} ${own}`, conditions, key }
}

type Walk = {
  /** The next rows in the order of the list, `limits.listWalkRows` of them. */
  readonly next: Sql
  /** Of these, the ones that are in the list, each with its `order_key`. */
  readonly rows: Sql
}

/**
 * The rows of a walk, if they fill the page or if it came to the end; else those of the other way. What is frequent is found at
 * once by a walk, which would go through the whole account for what is rare; and the planner can't tell which is which.
 */
const walkFirst = ({ next, rows }: Walk, otherwise: Rows, limit: number): Sql => sql`
  with found as materialized (${rows}),
  walk as materialized (
    select (select count(*) from found) = ${limit}::int or (select count(*) from ${next} w) < ${limits.listWalkRows}::int as will_do
  )
  select * from found where (select will_do from walk)
  union all
  (${select({ ...otherwise, conditions: [...otherwise.conditions, sql`not (select will_do from walk)`] }, limit)})`

const walkRecords = (list: ProspectList, further: Conditions = []): Walk => {
  const { filters, order, limit } = list
  const key = keyOf(order, 'p')
  // Moments of creation say where a walk by creation begins and ends. A walk by name may not look for them.
  const range = isByCreation(order) ? createdConditions(filters, 'p') : []
  const next = sql`(select p.*, ${key.key} as order_key from prospects p
    where ${all([ofAccount, ...range, placeCondition(list, key)])} ${orderBy(key)} limit ${limits.listWalkRows}::int)`
  // By the key as the walk has it: worked out again, a name's would have to be sorted by.
  const walked = { ...key, key: sql`p.order_key` }
  const rows = sql`select p.* from ${next} p where ${all([...isWanted(list), ...further])} ${orderBy(walked)} limit ${limit}::int`
  return { next, rows }
}

const walkStandings = (list: ProspectList, parted: PartedBy, further: Conditions = []): Walk => {
  const { filters, order, limit } = list
  const next = standings(list, parted, limits.listWalkRows)
  const conditions = [...recordConditions(filters), assigneeCondition(filters), ...further]
  return { next, rows: select({ from: sql`${next} t ${lookedUp}`, conditions, key: keyOf(order, 't') }, limit) }
}

/** In whatever order the list has. */
const walk = (list: ProspectList, further: Conditions = []): Walk =>
  list.order === 'nextFollowUp' ? walkStandings(list, null, further) : walkRecords(list, further)

/** Those whom a user has: in an order that their table lacks, somebody with very many has a page of them among the next rows of all. */
const held = (list: ProspectList, userId: string): Sql => {
  const theirs = ofHolder(list, userId)
  return isByCreation(list.order) ? select(theirs, list.limit) : walkFirst(walk(list), theirs, list.limit)
}

/**
 * Those who wait for a property manager, with all that is asked besides. They are few: the desk looks no further back than so many
 * times that one was asked. So they are found first, and then put in order.
 */
const awaited = (list: ProspectList, { search }: ProspectFilters): Sql => {
  const them = sql`(select prospect_id from (${sql.raw(awaitingIn('a.id'))}) w offset 0) t ${lookedUp}`
  const { conditions, ...rows } = ofRecords(list, them)
  if (search === null) return select({ ...rows, conditions }, list.limit)
  // Put in order first: the words of so many are worked out as fill the page.
  const likely = [...conditions, looksLike(search)]
  return sql`select p.* from (${select({ ...rows, conditions: likely }, deskLimits.looks)}) p
    where ${hasTerms(search)} ${orderBy({ ...rows.key, key: sql`p.order_key` })} limit ${list.limit}::int`
}

/** Which prospects the search finds; what its index does not give in the order of the list is sorted. */
const searched = (list: ProspectList, search: SearchTerms): Sql => {
  const { filters, limit } = list
  const byIndex = ofRecords(list, sql`${foundByIndex(search)} p`)
  const likely = filters.accountIds.length === 1 ? looksLike(search) : null
  return likely === null ? select(byIndex, limit) : walkFirst(walk(list, [likely, hasTerms(search)]), byIndex, limit)
}

/** By prospect_standings. */
const standing = (list: ProspectList, parted: PartedBy): Sql => {
  const { order, filters, limit } = list
  // Neither a name nor a creation alone is in an index of it.
  if (parted === null && order !== 'nextFollowUp') return walkFirst(walkRecords(list), joined(list, null, 'p'), limit)
  if (filters.source !== null || filters.assignee !== null)
    return walkFirst(walkStandings(list, parted), joined(list, parted, 't'), limit)
  const from = sql`${standings(list, parted, limit)} t ${lookedUp}`
  return select({ from, conditions: [sql`true`], key: keyOf(order, 't') }, limit)
}

const partedBy = ({ statuses, stages }: ProspectFilters): PartedBy => {
  if (statuses !== null) return 'status'
  return stages === null ? null : 'stage'
}

/** How the rows of a part of the list are found. */
export type Way = {
  /** The filter that has a part of its own for each of its values: the next rows are in order within a part. */
  readonly parted: PartedBy
  /** With the values of a part in `a.id` and `v.value`. */
  readonly rows: Sql
}

export const wayOf = (list: ProspectList): Way => {
  const { filters, order, limit } = list
  if (filters.isAwaiting) return { parted: null, rows: awaited(list, filters) }
  if (filters.search !== null) return { parted: null, rows: searched(list, filters.search) }
  const holder = holderIn(filters, order)
  if (holder !== null) return { parted: null, rows: held(list, holder) }
  const asksWhere = standingConditions(list, 'p').some((condition) => condition !== null)
  // Few ask about one unit, compared with how many stand somewhere.
  if (!asksWhere || filters.unitId !== null) return { parted: null, rows: select(ofRecords(list), limit) }
  const parted = isByCreation(order) ? partedBy(filters) : null
  return { parted, rows: standing(list, parted) }
}
