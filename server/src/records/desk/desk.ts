import { deskLimits } from '../../catalogue/desk.ts'
import type { Timestamp } from '../../catalogue/leasing-events.ts'
import { toUtc } from '../../domain/moments.ts'
import { dayAt } from '../../domain/time-zones.ts'
import type { Database } from '../../storage/database.ts'
import { type AccountClock, readAccountClock } from '../../storage/desk/account-clock.ts'
import { findDue, findDueOfUser } from '../../storage/desk/follow-ups.ts'
import {
  type Awaiting,
  type DeskProspect,
  findAwaiting,
  findUnassigned,
  readDeskProspects,
} from '../../storage/desk/lists.ts'
import { type PlannedShowing, readPlannedShowings } from '../../storage/desk/showings.ts'

const atMs = (ms: number): Timestamp => toUtc(new Date(ms).toISOString())

/** When today begins and ends in the account. */
export const todayOf = ({ now, timeZone }: AccountClock): readonly [Timestamp, Timestamp] => {
  const { start, end } = dayAt(timeZone, Date.parse(now))
  return [atMs(start), atMs(end)]
}

/** How many there are, and the first of them. */
export type Counted<T> = { readonly count: number; readonly first: readonly T[] }

/** A day's work of an account. */
export type Desk = {
  readonly timeZone: string
  readonly day: readonly [Timestamp, Timestamp]
  readonly unassigned: Counted<DeskProspect>
  readonly followUpsDue: Counted<DeskProspect>
  /** The same of the prospects that the caller has. */
  readonly ownFollowUpsDue: Counted<DeskProspect>
  readonly showings: Counted<PlannedShowing>
  readonly awaiting: Counted<DeskProspect & Pick<Awaiting, 'since'>>
}

/** Without what was called off; counted as far as anything on the desk is. */
const showingsOfDay = async ({ pool }: Database, accountId: string, day: readonly [Timestamp, Timestamp]) => {
  const { showings } = await readPlannedShowings(pool, accountId, day, deskLimits.calendarLooks)
  const held = showings.filter(({ status }) => status !== 'Canceled')
  return { count: Math.min(held.length, deskLimits.counted), first: held.slice(0, deskLimits.showings) }
}

/** The desk of this account, as this user sees it. */
export const readDesk = async (database: Database, accountId: string, userId: string): Promise<Desk> => {
  const { pool, tables } = database
  const clock = await readAccountClock(tables, accountId)
  const day = todayOf(clock)
  const unassigned = await findUnassigned(pool, accountId)
  const due = await findDue(pool, accountId, day[1])
  const own = await findDueOfUser(pool, accountId, day[1], userId)
  const awaiting = await findAwaiting(pool, accountId)
  const shown = [unassigned, due, own, awaiting.map(({ prospectId }) => prospectId)]
  const ids = shown.flatMap((list) => list.slice(0, deskLimits.prospects))
  const prospects = await readDeskProspects(pool, accountId, [...new Set(ids)])
  // One that was merged or changed since it was found is left out of what is shown.
  const firstOf = (list: readonly number[]): DeskProspect[] =>
    list.slice(0, deskLimits.prospects).flatMap((id) => prospects.get(id) ?? [])
  const counted = (list: readonly number[]) => ({ count: list.length, first: firstOf(list) })
  const since = new Map(awaiting.map((row) => [row.prospectId, row.since]))
  const waiting = firstOf(awaiting.map(({ prospectId }) => prospectId))
  return {
    timeZone: clock.timeZone,
    day,
    unassigned: counted(unassigned),
    followUpsDue: counted(due),
    ownFollowUpsDue: counted(own),
    showings: await showingsOfDay(database, accountId, day),
    awaiting: {
      count: awaiting.length,
      first: waiting.map((one) => ({ ...one, since: since.get(one.id) ?? one.createdAt })),
    },
  }
}
