import type { Books, FeedEvent } from './world/books.ts'
import type { Standing } from './world/standing.ts'

/** What is planned, and for which day: as docs/desk.md says it in words. */

export type Window = readonly [from: string, to: string]

const within = (at: string, [from, to]: Window): boolean => at >= from && at < to

/** A moment as answers have it. */
export const toMicros = (moment: number | string): string => new Date(moment).toISOString().replace('Z', '000Z')

/** When the day at this moment begins in the time zone, and when the next one does: every quarter of an hour is looked at. */
export const dayOf = (timeZone: string, now: number): Window => {
  const quarterMs = 900_000
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' })
  let [start, end] = [Math.floor(now / quarterMs) * quarterMs, Math.floor(now / quarterMs) * quarterMs]
  while (format.format(start - quarterMs) === format.format(now)) start -= quarterMs
  while (format.format(end) === format.format(now)) end += quarterMs
  return [toMicros(start), toMicros(end)]
}

export const byText = (one: string, other: string): number => (one === other ? 0 : one < other ? -1 : 1)

const words: Readonly<Record<string, string>> = {
  'Showing Confirmed': 'Confirmed',
  'Arrived for Showing': 'Arrived',
  'Showing Complete': 'Completed',
  'Missed Showing': 'Missed',
  'Showing Failed': 'Failed',
  'Showing Canceled': 'Canceled',
}
export const over = ['Completed', 'Missed', 'Failed', 'Canceled']
const instead = ['Not Interested', 'Prescreen Rejected - Self reported income', 'Blocklist Prospect', 'Moved In']

/** A planned showing, as the calendar has it. */
export type Showing = {
  readonly showing_id: number
  readonly prospect_id: number
  readonly name: string
  readonly unit_address: string | null
  readonly at: string
  readonly user_ids: readonly string[]
  readonly status: string
}

/** What became of a showing, by what was said of it until the next one was scheduled. Null: that one took its place. */
const statusOf = (about: readonly FeedEvent[], isFollowed: boolean): string | null => {
  const said = about.findLast(({ event_type: type }) => type in words)?.event_type
  const told = said === undefined ? 'Scheduled' : (words[said] ?? '')
  const isGone = about.some(({ event_type: type }) => instead.includes(type))
  if (over.includes(told)) return told
  if (isGone) return 'Canceled'
  return isFollowed ? null : told
}

const showingsOf = (one: Standing, addresses: Books['addresses']): Showing[] =>
  one.facts.flatMap((fact, place) => {
    if (fact.event_type !== 'Showing Scheduled') return []
    const later = one.facts.slice(place + 1)
    const next = later.findIndex(({ event_type: type }) => type === 'Showing Scheduled')
    const about = next === -1 ? later : later.slice(0, next)
    const status = statusOf(about, next !== -1)
    const handed = about.findLast(({ event_type: type }) => type === 'Reassign Showing')
    const showing = {
      showing_id: fact.id,
      prospect_id: one.id,
      name: one.name,
      unit_address: addresses.get(fact.unit_id ?? 0) ?? null,
      at: fact.planned_date_time ?? '',
      user_ids: handed?.context.assignedToUserIds ?? one.holders,
    }
    return status === null ? [] : [{ ...showing, status }]
  })

const inTime = (one: Showing, other: Showing): number =>
  byText(one.at, other.at) || one.prospect_id - other.prospect_id || one.showing_id - other.showing_id

export const showings = (all: readonly Standing[], { addresses }: Books, window: Window): Showing[] =>
  all
    .flatMap((one) => showingsOf(one, addresses))
    .filter(({ at }) => within(at, window))
    .toSorted(inTime)

export const showingsToday = (all: readonly Standing[], books: Books, today: Window): Showing[] =>
  showings(all, books, today).filter(({ status }) => status !== 'Canceled')

/** Of everybody, or of one user. */
export const calendar = (all: readonly Standing[], books: Books, window: Window, userId: string | null) => {
  const planned = showings(all, books, window).map(({ name, ...showing }) => ({
    ...showing,
    kind: 'showing',
    prospect_name: name,
  }))
  const followUps = all.flatMap(({ id, name, unit_id, holders, followUp }) => {
    if (followUp === null || !within(followUp, window)) return []
    const unit_address = books.addresses.get(unit_id ?? 0) ?? null
    const none = { status: null, showing_id: null }
    return [
      {
        kind: 'follow_up',
        prospect_id: id,
        prospect_name: name,
        unit_address,
        at: followUp,
        user_ids: holders,
        ...none,
      },
    ]
  })
  return [...planned, ...followUps]
    .filter(({ user_ids: ids }) => userId === null || ids.includes(userId))
    .toSorted(
      (one, other) =>
        byText(one.at, other.at) ||
        one.prospect_id - other.prospect_id ||
        (one.showing_id ?? 0) - (other.showing_id ?? 0),
    )
}
