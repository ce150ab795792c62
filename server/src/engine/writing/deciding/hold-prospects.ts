import type pg from 'pg'
import { typesWhileBlocklisted } from '../../../catalogue/event-types.ts'
import type { Timestamp } from '../../../catalogue/leasing-events.ts'
import { limits } from '../../../catalogue/limits.ts'
import { type ExternalName, findByExternalIds } from '../../../storage/writing/histories.ts'
import {
  type FullState,
  findNumberBlocks,
  type NumberBlock,
  readFullStates,
} from '../../../storage/writing/prospect-states.ts'
import { findRosterNow } from '../../../storage/writing/rosters.ts'
import { again } from '../../transactions.ts'
import type { WantedEvent, WriteCommand } from '../commands.ts'
import { readHistories } from '../read-histories.ts'
import type { DecidedOn } from './decide-all.ts'
import { NumberBlocks } from './number-blocks.ts'
import type { FoundTarget } from './targets.ts'
import { WorkingProspect } from './working-prospect.ts'

const isAboutBlocks = ({ draft }: WantedEvent): boolean =>
  draft.eventType === 'Unblock Prospect' || !typesWhileBlocklisted.has(draft.eventType)

const externalNames = (events: readonly WantedEvent[]): ExternalName[] =>
  events.flatMap(({ externalId, draft }) => (externalId === null ? [] : [{ source: draft.source, externalId }]))

/** Those that get an event at a moment before their last one, which may be one that this very call adds. */
const findLate = (
  { events }: WriteCommand,
  found: readonly FoundTarget[],
  prospects: ReadonlyMap<number, WorkingProspect>,
  now: Timestamp,
): Set<number> => {
  const late = new Set<number>()
  const lastOf = new Map<number, Timestamp>()
  for (const { eventIndex, endId } of found) {
    if (endId === null) continue
    const occurredAt = events[eventIndex]?.occurredAt ?? null
    const last = lastOf.get(endId) ?? prospects.get(endId)?.stored.lastEventAt ?? null
    if (occurredAt !== null && last !== null && occurredAt < last) late.add(endId)
    else lastOf.set(endId, occurredAt ?? now)
  }
  return late
}

/** Those that the call itself blocks: like those that are blocked, they may get an `Unblock Prospect` along with another one. */
const blockedBy = ({ events }: WriteCommand, found: readonly FoundTarget[]): number[] =>
  found.flatMap(({ eventIndex, endId }) =>
    events[eventIndex]?.draft.eventType === 'Blocklist Prospect' ? (endId ?? []) : [],
  )

/** Reads the histories among which a late event is put. Returns those for which there were too many events before. */
const giveHistories = async (
  db: pg.ClientBase,
  accountId: string,
  prospectIds: readonly number[],
  prospects: ReadonlyMap<number, WorkingProspect>,
): Promise<ReadonlySet<number>> => {
  const unread = new Set(prospectIds)
  let events = 0
  for await (const [prospectId, history] of readHistories(db, accountId, prospectIds, limits.eventsPerHistory)) {
    if (history !== 'tooLong') {
      events += history.length
      if (events > limits.lateEventsRead) break
      prospects.get(prospectId)?.giveHistory(history)
    }
    unread.delete(prospectId)
  }
  return unread
}

/** Whether one of them was merged, or given another number, while its lock was waited for. */
const isOvertaken = (
  states: readonly FullState[],
  targets: ReadonlySet<number>,
  phones: ReadonlySet<string>,
): boolean =>
  states.some(
    ({ prospectId, mergedIntoId, phoneE164 }) =>
      mergedIntoId !== null || (targets.has(prospectId) && phoneE164 !== null && !phones.has(phoneE164)),
  )

/** Of the prospects that are held, their states tell what holds. */
const blocksNow = (read: readonly NumberBlock[], states: readonly FullState[]): NumberBlocks => {
  const held = new Set(states.map(({ prospectId }) => prospectId))
  const blocks = new NumberBlocks(read.filter(({ prospectId }) => !held.has(prospectId)))
  for (const { prospectId, state } of states) blocks.note(prospectId, { ...state, block: null }, state)
  return blocks
}

/**
 * Locks the prospects of the targets, and of the blocks that go with them, in the one order that all lockers keep, and reads what
 * is decided on. A dry run locks nothing.
 */
export const holdProspects = async (
  db: pg.ClientBase,
  command: WriteCommand,
  found: readonly FoundTarget[],
  phones: readonly string[],
): Promise<DecidedOn | typeof again> => {
  const { accountId, events } = command
  const unblocks = events.some(({ draft }) => draft.eventType === 'Unblock Prospect')
  const lifted = unblocks ? (await findNumberBlocks(db, accountId, phones)).map(({ prospectId }) => prospectId) : []
  const targets = new Set(found.flatMap(({ endId }) => endId ?? []))
  const ids = new Set([...targets, ...lifted])
  const states = await readFullStates(db, accountId, [...ids], { lock: !command.dryRun })
  if (isOvertaken(states, targets, new Set(phones))) return again
  // Not before the locks: while they were waited for, somebody may have blocked a number.
  const blocks = events.some(isAboutBlocks) ? await findNumberBlocks(db, accountId, phones) : []
  if (unblocks && blocks.some(({ prospectId }) => !ids.has(prospectId))) return again
  const prospects = new Map(states.map((state) => [state.prospectId, new WorkingProspect(state)]))
  const roster = await findRosterNow(db, accountId)
  if (roster === null) throw new Error('the caller reaches the account')
  const late = findLate(command, found, prospects, roster.now)
  if (unblocks && events.some(({ occurredAt }) => occurredAt !== null))
    for (const prospectId of [...lifted, ...blockedBy(command, found)]) late.add(prospectId)
  const unread = await giveHistories(db, accountId, [...late], prospects)
  const known = await findByExternalIds(db, accountId, externalNames(events))
  return { ...roster, command, prospects, blocks: blocksNow(blocks, states), known, unread }
}
