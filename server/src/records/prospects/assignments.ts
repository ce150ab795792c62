import type { Timestamp } from '../../catalogue/leasing-events.ts'
import { limits } from '../../catalogue/limits.ts'
import { assignmentsOf } from '../../domain/assignments.ts'
import type { Database } from '../../storage/database.ts'
import {
  type AssignmentStart,
  readAssignmentStarts,
  readEnds,
  readEventNotes,
  readHandovers,
  readHandoversFor,
  type StartsPage,
  type StoredHandover,
} from '../../storage/prospects/assignments.ts'

type Event = { readonly eventId: number; readonly at: Timestamp; readonly by: string }

/** That somebody had a prospect: who gave it to them and why, and who ended that. */
export type AssignmentRecord = {
  readonly userId: string
  readonly accountId: string
  readonly prospectId: number
  readonly begin: Event
  readonly notes: string | null
  /** Null while it lasts. */
  readonly end: Event | null
}

type Placed<P> = AssignmentRecord & { readonly place: P }

/** Where the next page begins: null at the end of the list. A page may have fewer rows than asked for. */
export type AssignmentsPage<P> = { readonly rows: readonly AssignmentRecord[]; readonly next: P | null }

type Tables = Parameters<typeof readHandovers>[0]
type Round<P> = { readonly rows: readonly Placed<P>[]; readonly next: P | null }

/**
 * Looks at so many events at a time until the page is full. Most events begin an assignment, but none of a long row of them has to:
 * then the page ends early.
 */
const collect = async <P>(
  limit: number,
  start: P | null,
  look: (from: P | null) => Promise<Round<P>>,
): Promise<AssignmentsPage<P>> => {
  const rows: Placed<P>[] = []
  let from = start
  for (let round = 0; round < limits.looksPerAssignmentsPage; round++) {
    const { rows: more, next } = await look(from)
    rows.push(...more)
    from = next
    if (from === null || rows.length > limit) break
  }
  const last = rows[limit - 1]
  return { rows: rows.slice(0, limit), next: rows.length > limit && last !== undefined ? last.place : from }
}

/** Where a prospect's history goes on: with this event, from this place among those whom it names. */
export type HandoverPlace = readonly [eventId: number, index: number]

type ProspectPlace = { readonly accountId: string; readonly id: number }

/** Of what the newest of these handovers left to somebody, and later ones took away. */
const endsAfter = async (tables: Tables, { accountId, id }: ProspectPlace, newest: StoredHandover | undefined) => {
  if (newest === undefined) return new Map<string, Event>()
  const ends = await readEnds(tables, { accountId, prospectId: id }, newest)
  return new Map<string, Event>(ends.map(({ userId, ...end }) => [userId, end]))
}

const lookAtProspect = async (
  tables: Tables,
  prospect: ProspectPlace,
  from: HandoverPlace | null,
  limit: number,
): Promise<Round<HandoverPlace>> => {
  const { accountId, id: prospectId } = prospect
  const [fromEventId, firstIndex] = from ?? [null, 0]
  // One more: who had the prospect before.
  const found = await readHandovers(tables, { accountId, prospectId, fromEventId, limit: limit + 1 })
  const [newest, before] = [found[0], found[limit]]
  const later = await endsAfter(tables, prospect, from === null ? undefined : newest)
  const begun = assignmentsOf(found.slice(0, limit).toReversed(), before?.userIds)
  const rows = begun.flatMap(({ userId, begin, end }): Placed<HandoverPlace>[] => {
    const index = begin.userIds.indexOf(userId)
    if (begin.eventId === fromEventId && index < firstIndex) return []
    const place = [begin.eventId, index + 1] as const
    return [{ userId, accountId, prospectId, begin, notes: null, end: end ?? later.get(userId) ?? null, place }]
  })
  const places = new Map(found.map(({ eventId }, place) => [eventId, place]))
  return {
    rows: rows.toSorted((one, other) => (places.get(one.begin.eventId) ?? 0) - (places.get(other.begin.eventId) ?? 0)),
    next: before === undefined ? null : [before.eventId, 0],
  }
}

/** Who had a prospect from when to when, the newest first; of those who were named by one event, in its order. */
export const listProspectAssignments = (
  database: Database,
  prospect: ProspectPlace,
  from: HandoverPlace | null,
  limit: number,
): Promise<AssignmentsPage<HandoverPlace>> =>
  database.snapshot(async (tables) => {
    const page = await collect(limit, from, (place) => lookAtProspect(tables, prospect, place, limit + 1))
    const eventIds = page.rows.map(({ begin }) => begin.eventId)
    const notes = await readEventNotes(tables, prospect.accountId, eventIds)
    return { ...page, rows: page.rows.map((row) => ({ ...row, notes: notes.get(row.begin.eventId) ?? null })) }
  })

/** Where a user's history goes on: after what this event began. */
export type StartPlace = readonly [at: Timestamp, eventId: number]

/** As many of them, from the first on, as have no more events together than may be looked at; at least one. */
const withinReach = (starts: readonly AssignmentStart[]): readonly AssignmentStart[] => {
  const seen = new Set<number>()
  let events = 0
  const end = starts.findIndex(({ prospectId, events: own }) => {
    if (!seen.has(prospectId)) events += own
    seen.add(prospectId)
    return events > limits.eventsPerAssignmentsLook
  })
  return end === -1 ? starts : starts.slice(0, Math.max(end, 1))
}

/** The assignments of one user that these events begin. */
const begunBy = async (tables: Tables, userId: string, starts: readonly AssignmentStart[]) => {
  const prospects = new Map(starts.map((start) => [start.prospectId, start]))
  const handovers = await readHandoversFor(tables, userId, [...prospects.values()])
  const byProspect = Map.groupBy(handovers, ({ prospectId }) => prospectId)
  const begun = [...byProspect.values()].flatMap((own) => assignmentsOf(own))
  return new Map(begun.map((assignment) => [assignment.begin.eventId, assignment]))
}

const lookAtStarts = async (tables: Tables, page: StartsPage): Promise<Round<StartPlace>> => {
  const found = await readAssignmentStarts(tables, page)
  const starts = withinReach(found)
  const begun = await begunBy(tables, page.userId, starts)
  const rows = starts.flatMap((start): Placed<StartPlace>[] => {
    const { accountId, prospectId, eventId, at, notes } = start
    const assignment = begun.get(eventId)
    if (assignment === undefined) return []
    const { userId, begin, end } = assignment
    return [{ userId, accountId, prospectId, begin, notes, end, place: [at, eventId] }]
  })
  const last = starts.at(-1)
  const isEnd = last === undefined || (starts.length === found.length && found.length < page.limit)
  return { rows, next: isEnd ? null : [last.at, last.eventId] }
}

/** Which prospects a user had from when to when, the newest first. */
export const listUserAssignments = (
  database: Database,
  wanted: Omit<StartsPage, 'after' | 'limit'>,
  after: StartPlace | null,
  limit: number,
): Promise<AssignmentsPage<StartPlace>> =>
  database.snapshot((tables) =>
    collect(limit, after, (place) => lookAtStarts(tables, { ...wanted, after: place, limit: limit + 1 })),
  )
