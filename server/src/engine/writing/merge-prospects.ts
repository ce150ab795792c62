import { randomUUID } from 'node:crypto'
import type pg from 'pg'
import { limits } from '../../catalogue/limits.ts'
import { fold } from '../../domain/prospects.ts'
import { findMerge, insertMerge, markUndone, type StoredMerge } from '../../storage/prospects/merges.ts'
import { noteActor } from '../../storage/webhooks/actor.ts'
import { type HistoryEvent, readEventsByTime } from '../../storage/writing/histories.ts'
import {
  findMergedTree,
  moveEvents,
  raiseRosterVersion,
  redirect,
  stand,
} from '../../storage/writing/merged-histories.ts'
import { type FullState, readFullStates } from '../../storage/writing/prospect-states.ts'
import { noEvents, type WrittenProspect, writeEvents } from '../../storage/writing/write-events.ts'
import type { MergeCommand, MergeFault, Merging, UndoMergeCommand } from '../commands.ts'
import { transact } from '../transactions.ts'
import { scheduleEndsAgain } from './ends-of-blocks.ts'

/** What a transaction came to: the merge as it stands now, or why nothing was written. */
type Attempt = StoredMerge | { readonly fault: MergeFault }

type Pair = { readonly kept: FullState; readonly merged: FullState }

const isFault = (found: object): found is { readonly fault: MergeFault } => 'fault' in found

/** Locks both in the order that all lockers keep, and so sees what nobody changes from now on. */
const lockPair = async (
  client: pg.PoolClient,
  accountId: string,
  keptId: number,
  mergedId: number,
): Promise<Pair | { readonly fault: MergeFault }> => {
  const states = await readFullStates(client, accountId, [keptId, mergedId], { lock: true })
  const kept = states.find(({ prospectId }) => prospectId === keptId)
  const merged = states.find(({ prospectId }) => prospectId === mergedId)
  if (kept === undefined) return { fault: { code: 'unknownProspect', prospectId: keptId } }
  if (merged === undefined) return { fault: { code: 'unknownProspect', prospectId: mergedId } }
  return { kept, merged }
}

const alreadyMerged = ({ prospectId, mergedIntoId }: FullState): { readonly fault: MergeFault } | null =>
  mergedIntoId === null ? null : { fault: { code: 'prospectMerged', prospectId, mergedIntoId } }

const tooLarge: { readonly fault: MergeFault } = { fault: { code: 'tooLargeToMerge' } }

/**
 * Moves the events to the prospect, in this order, and makes it what they fold to. They are numbered above its version, which only
 * ever rises, also when it has no events left: whoever decided on what it was before must find it changed.
 */
const rewrite = async (
  client: pg.PoolClient,
  stored: FullState,
  events: readonly HistoryEvent[],
): Promise<WrittenProspect> => {
  const { accountId, prospectId, createdAt, state: before } = stored
  await moveEvents(client, { accountId, prospectId, above: before.version, eventIds: events.map(({ id }) => id) })
  const after = {
    ...fold(events),
    version: before.version + Math.max(events.length, 1),
  }
  const lastEventAt = events.at(-1)?.createdAt ?? null
  const prospect: WrittenProspect = { prospectId, createdAt, before, after, lastEventAt, renumbered: true }
  await writeEvents(client, { ...noEvents, accountId, prospects: [prospect] })
  return prospect
}

const isTreeTooLarge = async (client: pg.PoolClient, { kept, merged }: Pair): Promise<boolean> => {
  let prospects = 0
  for (const { accountId, prospectId } of [kept, merged])
    prospects += (await findMergedTree(client, accountId, prospectId, limits.prospectsPerMerge + 1)).length
  return prospects > limits.prospectsPerMerge
}

const merge = async (client: pg.PoolClient, { actor, accountId, keptId, mergedId }: MergeCommand): Promise<Attempt> => {
  if (keptId === mergedId) return { fault: { code: 'sameProspect' } }
  const pair = await lockPair(client, accountId, keptId, mergedId)
  if (isFault(pair)) return pair
  const { kept, merged } = pair
  const fault = alreadyMerged(kept) ?? alreadyMerged(merged)
  if (fault !== null) return fault
  const events = await readEventsByTime(client, accountId, [keptId, mergedId], limits.eventsPerMerge + 1)
  if (events.length > limits.eventsPerMerge || (await isTreeTooLarge(client, pair))) return tooLarge
  await noteActor(client, actor)
  await rewrite(client, kept, events)
  await rewrite(client, merged, [])
  await redirect(client, accountId, mergedId, keptId)
  const ids = { id: randomUUID(), accountId, keptId, mergedId }
  return insertMerge(client, { ...ids, mergedBy: actor.userId, mergedByTokenId: actor.tokenId })
}

const undo = async (client: pg.PoolClient, { actor, accountId, mergeId }: UndoMergeCommand): Promise<Attempt> => {
  const found = await findMerge(client, [accountId], mergeId)
  if (found === null) return { fault: { code: 'unknownMerge' } }
  const { keptId, mergedId } = found
  const pair = await lockPair(client, accountId, keptId, mergedId)
  if (isFault(pair)) return pair
  const undone = await markUndone(client, found, actor.userId)
  if (undone === null) return { fault: { code: 'mergeUndone' } }
  const { kept, merged } = pair
  const fault = alreadyMerged(kept)
  if (fault !== null) return fault
  const events = await readEventsByTime(client, accountId, [keptId], limits.eventsPerUndo + 1)
  if (events.length > limits.eventsPerUndo) return tooLarge
  // What others had brought to the merged prospect before goes back with it.
  const tree = new Set(await findMergedTree(client, accountId, mergedId, limits.prospectsPerMerge))
  const { back = [], stay = [] } = Object.groupBy(events, ({ writtenTo }) => (tree.has(writtenTo) ? 'back' : 'stay'))
  await noteActor(client, actor)
  await stand(client, accountId, mergedId)
  await scheduleEndsAgain(client, accountId, [await rewrite(client, kept, stay), await rewrite(client, merged, back)])
  await raiseRosterVersion(client, accountId)
  return undone
}

type End = Exclude<Merging, { readonly kind: 'unavailable' | 'overloaded' }>

/** Does the work in one transaction, which ends with nothing written when the rules forbid it. */
const change = (
  pool: pg.Pool,
  work: (client: pg.PoolClient) => Promise<Attempt>,
  onUnreachable: (error: unknown) => void,
): Promise<Merging> =>
  transact<End>(
    pool,
    async (client) => {
      const attempt = await work(client)
      return isFault(attempt)
        ? { abandoned: { kind: 'refused', fault: attempt.fault } }
        : { kind: 'done', merge: attempt }
    },
    onUnreachable,
  )

/**
 * Merges one prospect into another one of its account: the events of both become those of the one that is kept, in the order of
 * time, and what is written about the other one from now on goes there too (docs/decisions/0008-merging.md).
 */
export const mergeProspects = (
  pool: pg.Pool,
  command: MergeCommand,
  onUnreachable: (error: unknown) => void,
): Promise<Merging> => change(pool, (client) => merge(client, command), onUnreachable)

/** Gives back what a merge moved. What was written since stays with the prospect that was kept. */
export const undoMerge = (
  pool: pg.Pool,
  command: UndoMergeCommand,
  onUnreachable: (error: unknown) => void,
): Promise<Merging> => change(pool, (client) => undo(client, command), onUnreachable)
