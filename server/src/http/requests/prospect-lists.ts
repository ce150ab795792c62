import { isDateTime } from '../../domain/moments.ts'
import type { WantedList } from '../../records/prospects/prospect-lists.ts'
import type { ListedProspect, ProspectOrder, ProspectPlace } from '../../storage/prospects/lists/prospect-list.ts'
import type { ProspectsQuery } from '../schemas/prospects.ts'
import { storableText } from '../validation.ts'
import { type CursorValue, listName } from './cursors.ts'
import { pageLimit, pageStart } from './pages.ts'

const orders: Readonly<Record<NonNullable<ProspectsQuery['sort']>, ProspectOrder>> = {
  '-created_at': 'newest',
  created_at: 'oldest',
  name: 'name',
  next_follow_up: 'nextFollowUp',
}

const storable = new RegExp(storableText, 'u')

/** Whether the values of a cursor can be a row's place in this order: what is none must not reach the database. */
const isPlace =
  (order: ProspectOrder) =>
  (values: readonly CursorValue[]): values is ProspectPlace => {
    const [key, id] = values
    if (values.length !== 2 || typeof key !== 'string' || typeof id !== 'number') return false
    return order === 'name' ? storable.test(key) : isDateTime(key)
  }

export const placeOf = ({ orderKey, id }: ListedProspect): ProspectPlace => [orderKey, id]

/** A value that is named twice would show its rows twice. */
const once = (values: readonly string[] | undefined): readonly string[] | null =>
  values === undefined ? null : [...new Set(values)]

const toAssignee = (assignee: string | undefined): WantedList['filters']['assignee'] => {
  if (assignee === undefined) return null
  return { userId: assignee === 'none' ? null : assignee.toLowerCase() }
}

/** The list that the query asks for in these accounts: one row more than the page, by which it is known whether there are more. */
export const toProspectList = (
  query: ProspectsQuery,
  accountIds: readonly string[],
): { readonly name: string; readonly list: WantedList } => {
  const { limit: _limit, cursor: _cursor, ...rest } = query
  const order = orders[query.sort ?? '-created_at']
  const name = listName('/v2/prospects', { ...rest, sort: order })
  const list = {
    order,
    after: pageStart(name, query, isPlace(order)),
    limit: pageLimit(query) + 1,
    filters: {
      accountIds,
      searched: query.q ?? null,
      statuses: once(query.status),
      stages: once(query.stage),
      assignee: toAssignee(query.assignee),
      unitId: query.unit_id ?? null,
      source: query.source ?? null,
      createdAfter: query.created_after ?? null,
      createdBefore: query.created_before ?? null,
      followUpDueBefore: query.follow_up_due_before ?? null,
      isAwaiting: query.awaiting_response ?? false,
    },
  }
  return { name, list }
}
