import type { Queryable } from '../connections/queryable.ts'
import type { AppendBatch, WrittenEvent } from './append-batch.ts'
import { appendFull } from './append-full.ts'
import { appendLean } from './append-lean.ts'
import { appendOne, type OnlyEvent } from './append-one.ts'

/*
 * The fast way into the log: one statement writes a batch of assignments, so a batch costs one round trip and one flush of the
 * write-ahead log.
 *
 * What was decided in memory is only a guess until this statement has checked it: the version of each prospect, the version
 * of each account's roster, and that each idempotency key is new. Whatever does not hold, or is locked by somebody else, is
 * left out and decided again.
 *
 * Three forms: `full` takes any batch; `lean` one in which every prospect stands alone and no key is claimed; `one` a single
 * event. What else was measured is told in docs/decisions/0004-one-statement.md.
 */

const needsGroups = ({ keys, events }: AppendBatch): boolean =>
  keys.length > 0 || events.some(({ batchId }) => batchId !== null)

const onlyEvent = ({ changes, events, rosters }: AppendBatch): OnlyEvent | null => {
  const [change, event, roster] = [changes[0], events[0], rosters[0]]
  if (events.length > 1 || change === undefined || event === undefined || roster === undefined) return null
  return { change, event, roster }
}

/**
 * Writes a batch in one transaction, or as much of it as still holds. Returns one entry per event, in order:
 * null for an event whose group was left out because something it was decided on has changed or is locked.
 */
export const appendAssignments = async (db: Queryable, batch: AppendBatch): Promise<(WrittenEvent | null)[]> => {
  if (needsGroups(batch)) return appendFull(db, batch)
  const alone = onlyEvent(batch)
  return alone === null ? appendLean(db, batch) : [await appendOne(db, alone)]
}

/**
 * Session settings of connections that append. A hash join over a whole table is what the planner likes on small ones, and it
 * plans such a statement anew for each batch, for the same plan.
 */
export const appendSession = '-c enable_seqscan=off -c plan_cache_mode=force_generic_plan'
