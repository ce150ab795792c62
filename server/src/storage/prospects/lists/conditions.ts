import { type RawBuilder, sql } from 'kysely'
import type { Timestamp } from '../../../catalogue/leasing-events.ts'
import { textArray } from '../../arrays.ts'
import type { ProspectFilters, ProspectList, ProspectOrder } from './prospect-list.ts'

export type Sql = RawBuilder<unknown>

/**
 * Whose columns are asked, in lists of the account `a`: those of the prospect's own row `p`, or of its row `t` in a narrow table
 * that has the order of the list.
 */
export type Alias = 'p' | 't'

export const all = (conditions: readonly (Sql | null)[]): Sql =>
  sql.join(
    conditions.filter((condition) => condition !== null),
    sql` and `,
  )

export const texts = (values: readonly string[]): Sql => sql`${textArray(values)}::text[]`
const moment = (at: Timestamp): Sql => sql`${at}::timestamptz`
const column = (of: Alias, name: string): Sql => sql.ref(`${of}.${name}`)

export const isByCreation = (order: ProspectOrder): boolean => order === 'newest' || order === 'oldest'

/** Where the columns of the order stand, which decides which index can give it. */
export type Key = {
  readonly key: Sql
  readonly id: Sql
  readonly place: (value: string) => Sql
  readonly descending: boolean
}

export const keyOf = (order: ProspectOrder, of: Alias): Key => {
  if (order === 'name')
    return {
      key: sql`left(lower(coalesce(p.name, '')), 50)`,
      id: sql`p.id`,
      place: (value) => sql`${value}::text`,
      descending: false,
    }
  return {
    key: column(of, isByCreation(order) ? 'created_at' : 'next_follow_up'),
    id: of === 't' ? sql`t.prospect_id` : sql`p.id`,
    place: moment,
    descending: order === 'newest',
  }
}

export const orderBy = ({ key, id, descending }: Key): Sql => {
  const direction = descending ? sql`desc` : sql`asc`
  return sql`order by ${key} ${direction}, ${id} ${direction}`
}

/** What comes behind the page before. */
export const placeCondition = ({ after }: ProspectList, { key, id, place, descending }: Key): Sql | null => {
  if (after === null) return null
  const [value, lastId] = after
  return sql`(${key}, ${id}) ${descending ? sql`<` : sql`>`} (${place(value)}, ${lastId}::bigint)`
}

export const createdConditions = ({ createdAfter, createdBefore }: ProspectFilters, of: Alias): (Sql | null)[] => [
  createdAfter === null ? null : sql`${column(of, 'created_at')} >= ${moment(createdAfter)}`,
  createdBefore === null ? null : sql`${column(of, 'created_at')} < ${moment(createdBefore)}`,
]

/** What a prospect's own row alone says: profile, and who has it. */
export const recordConditions = ({ unitId, source }: ProspectFilters): (Sql | null)[] => [
  unitId === null ? null : sql`p.unit_id = ${unitId}::bigint`,
  source === null ? null : sql`p.source = ${source}`,
]

/** An index on assigned_to_user_ids would cost every assignment: without the table of assignees, rows are looked at one by one. */
export const assigneeCondition = ({ assignee }: ProspectFilters): Sql | null => {
  if (assignee === null) return null
  return assignee.userId === null
    ? sql`p.assigned_to_user_ids = '{}'`
    : sql`${assignee.userId}::uuid = any(p.assigned_to_user_ids)`
}

export type PartedBy = 'status' | 'stage' | null

/** Where the prospect stands. A filter that the list has a part for each value of compares with the value `v` of the part. */
export const standingConditions = (
  { filters, order }: ProspectList,
  of: Alias,
  parted: PartedBy = null,
): (Sql | null)[] => {
  const { statuses, stages, followUpDueBefore } = filters
  const isAmong = (name: 'status' | 'stage', values: readonly string[] | null): Sql | null => {
    if (values === null) return null
    return parted === name ? sql`${column(of, name)} = v.value` : sql`${column(of, name)} = any(${texts(values)})`
  }
  const due = column(of, 'next_follow_up')
  return [
    isAmong('status', statuses),
    isAmong('stage', stages),
    order === 'nextFollowUp' ? sql`${due} is not null` : null,
    followUpDueBefore === null ? null : sql`${due} < ${moment(followUpDueBefore)}`,
  ]
}
