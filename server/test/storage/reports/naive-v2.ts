import { agentTypes } from '../../../src/catalogue/desk.ts'
import { type History, outbound, standing, type Window, within } from './naive.ts'

/** The reports of v2 counted in memory, as docs/reports.md says it in words. */

const minuteMs = 60_000
const contactNotes = ['Phone Call', 'Text Message', 'Email']
const ends = [5, 60, 240, 1_440, 4_320, 10_080, Number.POSITIVE_INFINITY]

const median = (numbers: readonly number[]): number | null => {
  if (numbers.length === 0) return null
  const sorted = numbers.toSorted((one, other) => one - other)
  const middle = (sorted.length - 1) / 2
  return ((sorted[Math.floor(middle)] ?? 0) + (sorted[Math.ceil(middle)] ?? 0)) / 2
}

export const firstContacts = ({ prospects, events }: History, window: Window) => {
  const leads = prospects.filter((one) => !one.isMerged && within(window, one.createdAt))
  const times = leads.flatMap(({ id, createdAt }) => {
    const first = standing(events.filter(({ prospectId }) => prospectId === id)).find(
      ({ type, source }) => outbound.includes(type) || (type === 'Log Note' && contactNotes.includes(source ?? '')),
    )
    return first === undefined ? [] : [Math.max(0, first.at - createdAt) / minuteMs]
  })
  return {
    prospects: leads.length,
    contacted: times.length,
    medianMinutes: median(times),
    within: ends.map((end, place) => times.filter((time) => time <= end && time > (ends[place - 1] ?? -1)).length),
  }
}

const columnOf = (type: string): string | undefined =>
  Object.entries(agentTypes).find(([, types]) => types.some((one) => one === type))?.[0]

const whose = (assigned: readonly string[] | null | undefined): readonly (string | null)[] =>
  assigned == null || assigned.length === 0 ? [null] : assigned

/** By user, or by null for nobody: what is not zero. */
export const agents = ({ events, prospects }: History, window: Window) => {
  const rows = new Map<string | null, Record<string, number>>()
  const add = (userId: string | null, column: string, count = 1): void => {
    const row = rows.get(userId) ?? {}
    row[column] = (row[column] ?? 0) + count
    rows.set(userId, row)
  }
  const addEvent = (userId: string | null, type: string): void => {
    const column = columnOf(type)
    if (column !== undefined) add(userId, column)
  }
  for (const { id } of prospects) {
    const all = standing(events.filter(({ prospectId }) => prospectId === id))
    const counting = all.filter(({ at }) => within(window, at))
    const given = counting.filter(({ type }) => type === 'Assign to User').flatMap(({ assigned }) => assigned ?? [])
    for (const userId of new Set(given)) add(userId, 'prospectsAssigned')
    for (const event of counting) {
      const before = all.slice(0, all.indexOf(event)).findLast(({ type }) => type === 'Assign to User')
      for (const userId of whose(before?.assigned)) addEvent(userId, event.type)
    }
  }
  return rows
}
