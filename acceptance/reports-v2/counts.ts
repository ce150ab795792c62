import type { Window } from '../desk/plans.ts'
import type { Books, FeedEvent } from '../desk/world/books.ts'
import { holdersAfter, type Standing, stageNames } from '../desk/world/standing.ts'

/** The reports of version 2, counted prospect by prospect as docs/reports.md says it in words. */

const within = (at: string, [start, end]: Window): boolean => at >= start && at < end

const funnelStages = stageNames.filter((stage) => stage !== 'lost')

export const funnel = (all: readonly Standing[], window: Window) => {
  const ends = all
    .filter(({ created_at: at }) => within(at, window))
    .map(({ stage, entered }) => ({
      isLost: stage === 'lost',
      place: Math.max(0, ...funnelStages.map((one, place) => (one === stage || entered.has(one) ? place : 0))),
    }))
  return funnelStages.map((stage, place) => {
    const here = ends.filter((end) => end.place === place)
    const lost = here.filter(({ isLost }) => isLost).length
    const wentOn = ends.filter((end) => end.place > place).length
    return { stage, reached: here.length + wentOn, went_on: wentOn, lost, open: here.length - lost }
  })
}

const sent = [
  'Contacted, Awaiting Information',
  'Showing Scheduled',
  'Showing Confirmed',
  'Application Sent to Prospect',
  'HOA Application Sent To Prospect',
  'Lease out for signing',
  'Move-in Scheduled',
]
const isContact = ({ event_type: type, source }: FeedEvent): boolean =>
  sent.includes(type) || (type === 'Log Note' && ['Phone Call', 'Text Message', 'Email'].includes(source ?? ''))

const times: readonly (readonly [name: string, minutes: number])[] = [
  ['up to 5 minutes', 5],
  ['up to 1 hour', 60],
  ['up to 4 hours', 240],
  ['up to 1 day', 1_440],
  ['up to 3 days', 4_320],
  ['up to 7 days', 10_080],
  ['later', Number.POSITIVE_INFINITY],
]

/** A moment of an answer in microseconds: its date would lose three digits. */
const toMicros = (moment: string): bigint =>
  BigInt(Date.parse(`${moment.slice(0, 19)}Z`)) * 1_000n + BigInt(moment.slice(20, 26))

const minutesBetween = (from: string, to: string): number => Number(toMicros(to) - toMicros(from)) / 60_000_000

const median = (numbers: readonly number[]): number | null => {
  const sorted = numbers.toSorted((one, other) => one - other)
  const middle = (sorted.length - 1) / 2
  const [low, high] = [sorted[Math.floor(middle)], sorted[Math.ceil(middle)]]
  return low === undefined || high === undefined ? null : (low + high) / 2
}

export const firstContact = (all: readonly Standing[], window: Window) => {
  const leads = all.filter(({ created_at: at }) => within(at, window))
  const taken = leads.flatMap(({ created_at: since, facts }) => {
    const first = facts.find(isContact)
    return first === undefined ? [] : [Math.max(0, minutesBetween(since, first.created_at))]
  })
  const rows = times.map(([time, most], place) => {
    const least = times[place - 1]?.[1] ?? -1
    return { time, prospects: taken.filter((minutes) => minutes > least && minutes <= most).length }
  })
  return {
    data: [...rows, { time: 'not contacted', prospects: leads.length - taken.length }],
    prospects: leads.length,
    contacted: taken.length,
    median_minutes: median(taken),
  }
}

/** What a report counts of one kind of row; every column that is not there is 0. */
type Counts = Map<string | null, Record<string, number>>

const add = (counts: Counts, key: string | null, column: string): void => {
  const row = counts.get(key) ?? {}
  row[column] = (row[column] ?? 0) + 1
  counts.set(key, row)
}

const sourceColumns: Readonly<Record<string, string>> = {
  'Showing Scheduled': 'showings_scheduled',
  'Showing Complete': 'showings_completed',
  'Application Sent to Prospect': 'applications_requested',
  'Application Received': 'applications_submitted',
  'Application Approved': 'apps_approved',
  'Prescreen Rejected - Self reported income': 'rejected_prescreens',
}

const overtaking = ['Showing Complete', 'Missed Showing', 'Showing Failed', 'Showing Canceled']

const hasShowingAhead = ({ facts }: Standing, now: string): boolean => {
  const last = facts.findLastIndex(({ event_type: type }) => type === 'Showing Scheduled')
  const isOver = facts.slice(last + 1).some(({ event_type: type }) => overtaking.includes(type))
  return last !== -1 && !isOver && (facts[last]?.planned_date_time ?? '') > now
}

const keyOf = (source: string): string =>
  source
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '_')
    .replaceAll(/^_|_$/g, '')

/** By key: with letters other than ASCII's, the part of the key before its hash. */
export const sources = (all: readonly Standing[], window: Window, now: string): Counts => {
  const counts: Counts = new Map()
  for (const one of all) {
    const key = keyOf(one.source)
    if (within(one.created_at, window)) add(counts, key, 'leads')
    if (hasShowingAhead(one, now)) add(counts, key, 'upcoming_showings')
    for (const { event_type: type, created_at: at } of one.facts) {
      const column = sourceColumns[type]
      if (column !== undefined && within(at, window)) add(counts, key, column)
    }
  }
  return counts
}

const agentColumns: Readonly<Record<string, string>> = {
  'Showing Scheduled': 'showings_scheduled',
  'Showing Complete': 'showings_completed',
  'Application Received': 'applications_submitted',
  'Application Approved': 'applications_approved',
  'Lease Signed': 'leases_signed',
  'Moved In': 'moved_in',
}

/** For each of those who had the prospect when it happened, or for nobody: what column it counts in. */
const attributed = (facts: readonly FeedEvent[], place: number): (readonly [string | null, string])[] => {
  const column = agentColumns[facts[place]?.event_type ?? '']
  const holders = holdersAfter(facts.slice(0, place))
  return column === undefined ? [] : (holders.length === 0 ? [null] : holders).map((userId) => [userId, column])
}

/** By user, or null for nobody. */
export const agents = (all: readonly Standing[], window: Window): Counts => {
  const counts: Counts = new Map()
  for (const { facts } of all) {
    const places = [...facts.keys()].filter((place) => within(facts[place]?.created_at ?? '', window))
    const given = places.flatMap((place) => {
      const { event_type: type, context } = facts[place] ?? {}
      return type === 'Assign to User' ? (context?.assignedToUserIds ?? []) : []
    })
    for (const userId of new Set(given)) add(counts, userId, 'prospects_assigned')
    for (const [userId, column] of places.flatMap((place) => attributed(facts, place))) add(counts, userId, column)
  }
  return counts
}

/** The users of a report, by name, nobody last. */
export const byName = ({ people }: Books, ids: Iterable<string | null>): (string | null)[] => {
  const names = new Map(people.map(({ id, name }) => [id, name.toLowerCase()]))
  const name = (id: string | null): string => (id === null ? '\uffff' : (names.get(id) ?? ''))
  return [...ids].toSorted((one, other) => (name(one) < name(other) ? -1 : 1))
}
