import { deskLimits, showingEnds } from '../../catalogue/desk.ts'
import { type ShowingStatus, showingStatuses } from '../../catalogue/reports.ts'
import type { Role } from '../../catalogue/roles.ts'
import { microsLater } from '../../domain/moments.ts'
import type { Database } from '../../storage/database.ts'
import { readAccountClock } from '../../storage/desk/account-clock.ts'
import { readPlannedShowings } from '../../storage/desk/showings.ts'
import { type Load, readLoads } from '../../storage/desk/workload.ts'
import type { NamePlace } from '../../storage/records/accounts.ts'
import type { Access } from '../access.ts'
import { listUsersInSight } from '../users.ts'
import { todayOf } from './desk.ts'

/** A member who can be given prospects, and what they have to do. */
export type Workload = Omit<Load, 'userId'> & {
  readonly user: { readonly id: string; readonly name: string; readonly role: Role }
  readonly showingsAhead: number
  readonly place: NamePlace
}

const microsPerDay = 86_400_000_000
const over: ReadonlySet<ShowingStatus> = new Set(showingEnds.map((type) => showingStatuses[type]))

/** The showings of each user that are still to be, in the next days. */
const countShowingsAhead = async (
  { pool }: Database,
  accountId: string,
  now: string,
): Promise<ReadonlyMap<string, number>> => {
  const window = [now, microsLater(now, deskLimits.daysAhead * microsPerDay)] as const
  const { showings } = await readPlannedShowings(pool, accountId, window, deskLimits.calendarLooks)
  const byUser = new Map<string, number>()
  for (const { userIds, status } of showings)
    if (!over.has(status)) for (const id of userIds) byUser.set(id, (byUser.get(id) ?? 0) + 1)
  return byUser
}

const nothing = { openProspects: 0, followUpsDue: 0, lastAssignedAt: null }

/** What the active members of an account have to do, by name, those after the place. */
export const readWorkloads = async (
  database: Database,
  access: Access,
  accountId: string,
  after: NamePlace | null,
  limit: number,
): Promise<Workload[]> => {
  const filters = { accountIds: [accountId], role: null, isActive: true, text: null, ids: null }
  const users = await listUsersInSight(database, access, filters, after, limit)
  const clock = await readAccountClock(database.tables, accountId)
  const ids = users.map(({ id }) => id)
  const loads = await readLoads(database.pool, accountId, ids, todayOf(clock)[1])
  const byUser = new Map(loads.map((load) => [load.userId, load]))
  const showings = await countShowingsAhead(database, accountId, clock.now)
  return users.flatMap(({ id, name, place, memberships }) => {
    const role = memberships.find((one) => one.accountId === accountId)?.role
    if (role === undefined) return []
    const { userId: _, ...load } = byUser.get(id) ?? { userId: id, ...nothing }
    return [{ ...load, user: { id, name, role }, showingsAhead: showings.get(id) ?? 0, place }]
  })
}
