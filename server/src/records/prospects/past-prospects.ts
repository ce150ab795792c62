import type { Timestamp } from '../../catalogue/leasing-events.ts'
import { limits } from '../../catalogue/limits.ts'
import type { ProspectState } from '../../catalogue/prospect-state.ts'
import { fold, holds } from '../../domain/prospects.ts'
import type { Database } from '../../storage/database.ts'
import { findProspect } from '../../storage/prospects/find-prospect.ts'
import { hasCome, readPastEvents } from '../../storage/prospects/past-events.ts'
import type { Prospect } from '../../storage/prospects/prospect.ts'
import { type RecordRefusal, refused } from '../refusals.ts'

type Tables = Parameters<typeof findProspect>[0]

/** What the events of a prospect said about it at a moment. */
const stateOf = (
  { block, ...state }: ProspectState,
  at: Timestamp,
): Omit<ProspectState, 'block' | 'version'> &
  Pick<Prospect, 'blocklisted' | 'blockedAt' | 'blockedBy' | 'blockReason' | 'blockUntil' | 'blockPhone'> => ({
  status: state.status,
  stage: state.stage,
  stageTimes: state.stageTimes,
  assignedToUserIds: state.assignedToUserIds,
  showingUserIds: state.showingUserIds,
  nextFollowUp: state.nextFollowUp,
  plannedDateTime: state.plannedDateTime,
  blocklisted: holds(block, at),
  blockedAt: block?.at ?? null,
  blockedBy: block?.by ?? null,
  blockReason: block?.reason ?? null,
  blockUntil: block?.until ?? null,
  blockPhone: block?.phone ?? null,
})

/** What it was at a moment that has passed: all that its events don't say is as it is now. */
const past = async (tables: Tables, found: Prospect, at: Timestamp): Promise<Prospect | RecordRefusal> => {
  // Of several events that are written at once, each is a microsecond after the one before: the last may be a bit ahead of the clock.
  if (at > (found.lastEventAt ?? '') && !(await hasCome(tables, at)))
    return refused('invalid', { code: 'occurred', field: 'at' })
  const events = await readPastEvents(tables, found, at, limits.eventsPerState + 1)
  if (events.length > limits.eventsPerState)
    return refused('conflict', { code: 'historyTooLong', field: 'at', params: { limit: limits.eventsPerState } })
  return { ...found, ...stateOf(fold(events), at), lastEventAt: events.at(-1)?.createdAt ?? null }
}

/**
 * A prospect of one of these accounts as its events had left it at a moment: those that are its own today and were not deleted
 * since. Null: as it is now, which is also how one is found that was merged into another one.
 */
export const findProspectAt = async (
  database: Database,
  accountIds: readonly string[],
  id: number,
  at: Timestamp | null,
): Promise<Prospect | RecordRefusal | null> => {
  if (at === null) return findProspect(database.tables, accountIds, id)
  // Events may be numbered anew, or go to another prospect, at any time.
  return database.snapshot(async (tables) => {
    const found = await findProspect(tables, accountIds, id)
    return found === null || found.mergedIntoId !== null ? found : past(tables, found, at)
  })
}
