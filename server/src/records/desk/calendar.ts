import { deskLimits } from '../../catalogue/desk.ts'
import type { Timestamp } from '../../catalogue/leasing-events.ts'
import type { ShowingStatus } from '../../catalogue/reports.ts'
import type { Database } from '../../storage/database.ts'
import { readFollowUps } from '../../storage/desk/follow-ups.ts'
import { readPlannedShowings } from '../../storage/desk/showings.ts'

/** Something that is planned for a moment. */
export type CalendarEntry = {
  readonly kind: 'showing' | 'follow_up'
  readonly prospectId: number
  readonly prospectName: string | null
  readonly unitAddress: string | null
  readonly at: Timestamp
  readonly userIds: readonly string[]
  /** Of a showing: what became of it. */
  readonly status: ShowingStatus | null
  /** Of a showing: the event that scheduled it. */
  readonly showingId: number | null
}

export type Calendar = { readonly entries: readonly CalendarEntry[]; readonly hasMore: boolean }

const showingEntries = async ({ pool }: Database, accountId: string, window: readonly [Timestamp, Timestamp]) => {
  const { showings, cutAt } = await readPlannedShowings(pool, accountId, window, deskLimits.calendarLooks)
  const entries = showings.map(
    ({ plannedDateTime, ...showing }): CalendarEntry => ({ kind: 'showing', at: plannedDateTime, ...showing }),
  )
  return { entries, cutAt }
}

const followUpEntries = async ({ pool }: Database, accountId: string, window: readonly [Timestamp, Timestamp]) => {
  const limit = deskLimits.calendarLooks
  const rows = await readFollowUps(pool, accountId, window, limit)
  const entries = rows.map((row): CalendarEntry => ({ kind: 'follow_up', ...row, status: null, showingId: null }))
  return { entries, cutAt: rows.length < limit ? null : (rows.at(-1)?.at ?? null) }
}

const inOrder = (one: CalendarEntry, other: CalendarEntry): number => {
  if (one.at !== other.at) return one.at < other.at ? -1 : 1
  return one.prospectId - other.prospectId || (one.showingId ?? 0) - (other.showingId ?? 0)
}

/**
 * What is planned in the account from one moment up to another, of one user or of all. With `hasMore` it is all up to the last
 * entry's moment: whoever wants the rest asks for less at a time.
 */
export const readCalendar = async (
  database: Database,
  accountId: string,
  window: readonly [Timestamp, Timestamp],
  userId: string | null,
): Promise<Calendar> => {
  const parts = [await showingEntries(database, accountId, window), await followUpEntries(database, accountId, window)]
  const cuts = parts.flatMap(({ cutAt }) => cutAt ?? [])
  const wanted = parts
    .flatMap(({ entries }) => entries)
    // Behind the first cut one kind would be there and the other not.
    .filter(({ at }) => cuts.every((cut) => at <= cut))
    .filter(({ userIds }) => userId === null || userIds.includes(userId))
    .toSorted(inOrder)
  const entries = wanted.slice(0, deskLimits.calendarRows)
  return { entries, hasMore: cuts.length > 0 || wanted.length > entries.length }
}
