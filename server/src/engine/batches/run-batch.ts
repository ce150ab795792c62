import { limits } from '../../catalogue/limits.ts'
import type { Queryable } from '../../storage/connections/queryable.ts'
import { appendAssignments } from '../../storage/log/append-assignments.ts'
import type { AppendBatch, WrittenEvent } from '../../storage/log/append-batch.ts'
import { type Knowledge, newReadings, type Readings } from '../knowledge.ts'
import type { Pending } from '../pending.ts'
import { type Plan, planBatch, toRecorded } from './plan.ts'
import { readFor, readUnknown } from './read.ts'

/** Whether nothing is wrong with the request but that its prospect has not been met yet. */
const isOnlyUnknown = ({ command, attempts }: Pending, knowledge: Knowledge): boolean =>
  !command.samePhone && attempts === 0 && knowledge.lacks(command.prospectId)

const readWhatLacks = async (
  db: Queryable,
  unread: readonly Pending[],
  knowledge: Knowledge,
  readings: Readings,
): Promise<void> => {
  const { unknown = [], doubtful = [] } = Object.groupBy(unread, (pending) =>
    isOnlyUnknown(pending, knowledge) ? 'unknown' : 'doubtful',
  )
  const notFound = unknown.length === 0 ? [] : await readUnknown(db, unknown, knowledge)
  const all = [...doubtful, ...notFound]
  if (all.length > 0) await readFor(db, all, knowledge, readings)
}

/** Plans a batch, going back to the database for what it lacks. */
const planWithReadings = async (db: Queryable, requests: readonly Pending[], knowledge: Knowledge): Promise<Plan> => {
  const readings = newReadings()
  let plan = planBatch(requests, knowledge, readings)
  for (let round = 0; plan.unread.length > 0 && round < limits.readingRounds; round++) {
    await readWhatLacks(db, plan.unread, knowledge, readings)
    plan = planBatch(requests, knowledge, readings)
  }
  return plan
}

const leftOutProspects = (batch: AppendBatch, written: readonly (WrittenEvent | null)[]): Set<number> => {
  const leftOut = new Set<number>()
  for (const [place, event] of batch.events.entries()) if (written[place] === null) leftOut.add(event.prospectId)
  return leftOut
}

const learnOutcome = ({ changes }: AppendBatch, leftOut: ReadonlySet<number>, knowledge: Knowledge): void => {
  for (const { after } of changes) {
    if (leftOut.has(after.prospectId)) {
      knowledge.forgetProspect(after.prospectId)
      knowledge.forgetRoster(after.accountId)
    } else {
      knowledge.learnProspect(after)
    }
  }
}

/** After a failure nobody knows what was written. */
const forgetAll = ({ changes, rosters }: AppendBatch, knowledge: Knowledge): void => {
  for (const { before } of changes) knowledge.forgetProspect(before.prospectId)
  for (const { accountId } of rosters) knowledge.forgetRoster(accountId)
}

const write = async (db: Queryable, batch: AppendBatch, knowledge: Knowledge) => {
  if (batch.events.length === 0) return []
  try {
    return await appendAssignments(db, batch)
  } catch (error) {
    forgetAll(batch, knowledge)
    throw error
  }
}

export type BatchEnd = {
  readonly settle: () => void
  readonly leftOver: readonly Pending[]
  readonly deferred: readonly Pending[]
}

/**
 * Reads, decides and writes a batch, and returns how to end its requests: `settle` answers all that were decided, which the
 * caller does once the transaction is safe. In order of arrival, `leftOver` are those whose prospects had moved on or were
 * locked, and `deferred` those for which there was no room.
 */
export const runBatch = async (
  db: Queryable,
  requests: readonly Pending[],
  knowledge: Knowledge,
): Promise<BatchEnd> => {
  const plan = await planWithReadings(db, requests, knowledge)
  const batch = plan.draft.finish()
  const written = await write(db, batch, knowledge)
  const leftOut = leftOutProspects(batch, written)
  learnOutcome(batch, leftOut, knowledge)
  const leftOver = new Set<Pending>(plan.unread)
  for (const { place, pending } of plan.planned) if (!written[place]) leftOver.add(pending)
  return {
    settle: () => {
      for (const planned of plan.planned) {
        const event = written[planned.place]
        if (event) planned.pending.settle(toRecorded(planned, event))
      }
      // None of them depends on what others in the batch wrote, or did not write after all.
      for (const { pending, outcome } of plan.settled) pending.settle(outcome)
    },
    deferred: plan.deferred,
    leftOver: leftOver.size === 0 ? [] : requests.filter((pending) => leftOver.has(pending)),
  }
}
