import { eventTypeNames, eventTypeRow, type Stage } from '../../../../../server/src/catalogue/event-types.ts'
import type { ProspectFilter } from '../../../api/prospects/list.ts'
import { clockTime, dayAfter, momentAt } from '../../../time/zoned.ts'

/** What the address says: texts, so that a link stays short and can be read. */
export type ProspectsSearch = {
  readonly q?: string
  /** One or more, with `|` between them, as names have commas. */
  readonly status?: string
  readonly stage?: string
  /** An id of a user, or `none`. */
  readonly assignee?: string
  readonly unit_id?: string
  readonly source?: string
  /** A day, or `7d`: so many days ago, so that a saved view goes along with time. */
  readonly created_after?: string
  /** A day; what was created on it counts. */
  readonly created_before?: string
  /** `today`, `week`, or a day that counts. */
  readonly follow_up_due_before?: string
  /** `yes`: those for whom a property manager was asked and has not answered. */
  readonly awaiting?: string
  readonly sort?: string
  /** The saved view that was picked. */
  readonly view?: string
}

export const filterNames = [
  'status',
  'stage',
  'assignee',
  'unit_id',
  'source',
  'created_after',
  'created_before',
  'follow_up_due_before',
  'awaiting',
] as const
export type FilterName = (typeof filterNames)[number]

/** What a saved view keeps. */
const viewNames = ['q', ...filterNames, 'sort'] as const

export const listOf = (text: string | undefined): string[] =>
  text === undefined || text === '' ? [] : text.split('|').filter((part) => part !== '')

export const statuses = eventTypeNames.filter((name) => eventTypeRow(name)?.setsStatus === true)

const sorts = ['-created_at', 'created_at', 'name', 'next_follow_up'] as const
export type Sort = (typeof sorts)[number]
export const sortOf = (text: string | undefined): Sort => sorts.find((sort) => sort === text) ?? '-created_at'

const startOf = (day: string, timeZone: string): string | undefined =>
  momentAt({ day, time: '00:00' }, timeZone) ?? undefined

const createdAfter = (text: string, today: string, timeZone: string): string | undefined => {
  const ago = /^(\d{1,4})d$/.exec(text)?.[1]
  return startOf(ago === undefined ? text : dayAfter(today, -Number(ago)), timeZone)
}

/** The first moment after that day; a moment is taken as it is. */
const endOf = (text: string, timeZone: string): string | undefined => {
  if (text.includes('T')) return text
  return /^\d{4}-\d\d-\d\d$/.test(text) ? startOf(dayAfter(text, 1), timeZone) : undefined
}

const dueBefore = (text: string, today: string, timeZone: string): string | undefined => {
  if (text === 'today') return endOf(today, timeZone)
  return text === 'week' ? endOf(dayAfter(today, 7), timeZone) : endOf(text, timeZone)
}

/** The question to the server. What can't be understood is left out, so that a cut-off link still works. */
export const filterOf = (search: ProspectsSearch, timeZone: string, now: number): ProspectFilter => {
  const today = clockTime(now, timeZone).day
  const { q, assignee, source, created_after: after, created_before: before, follow_up_due_before: due } = search
  const chosen = listOf(search.status).filter((name) => (statuses as readonly string[]).includes(name))
  const stages = listOf(search.stage) as Stage[]
  const unitId = Number(search.unit_id)
  const found = {
    q: q?.trim() === '' ? undefined : q?.trim(),
    status: chosen.length === 0 ? undefined : (chosen as ProspectFilter['status']),
    stage: stages.length === 0 ? undefined : stages,
    assignee,
    unit_id: Number.isSafeInteger(unitId) && unitId > 0 ? unitId : undefined,
    source,
    created_after: after === undefined ? undefined : createdAfter(after, today, timeZone),
    created_before: before === undefined ? undefined : endOf(before, timeZone),
    follow_up_due_before: due === undefined ? undefined : dueBefore(due, today, timeZone),
    awaiting_response: search.awaiting === 'yes' ? true : undefined,
    sort: sortOf(search.sort),
  }
  return Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined)) as ProspectFilter
}

/** The part of the address that a saved view keeps: in one order, so that two of them can be compared. */
export const viewQueryOf = (search: ProspectsSearch): string => {
  const texts = new URLSearchParams()
  for (const name of viewNames) {
    const value = search[name]
    if (value !== undefined && value !== '') texts.set(name, value)
  }
  return texts.toString()
}

export const searchOfView = (query: string): ProspectsSearch => {
  const texts = new URLSearchParams(query)
  return Object.fromEntries(
    viewNames.flatMap((name) => {
      const value = texts.get(name)
      return value === null ? [] : [[name, value]]
    }),
  )
}
