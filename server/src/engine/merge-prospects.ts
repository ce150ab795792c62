import { randomUUID } from 'node:crypto'
import type pg from 'pg'
import { limits } from '../catalogue/limits.ts'
import { evolve, newProspect, type ProspectState } from '../domain/prospects.ts'
import { failureOf, tookTooLong } from '../storage/failures.ts'
import { lockStates, type StoredState } from '../storage/log/read-states.ts'
import {
  findMergedTree,
  type HistoryEvent,
  type RewrittenProspect,
  raiseRosterVersion,
  readEventsByTime,
  rewriteProspect,
} from '../storage/log/rewrite-history.ts'
import { findMerge, insertMerge, markUndone, type StoredMerge } from '../storage/prospects/merges.ts'
import type { MergeCommand, MergeFault, Merging, UndoMergeCommand } from './commands.ts'
import { toProjection } from './projection.ts'

/** What a transaction came to: the merge as it stands now, or why nothing was written. */
type Attempt = StoredMerge | { readonly fault: MergeFault }

type Pair = { readonly kept: StoredState; readonly merged: StoredState }

const isFault = (found: object): found is { readonly fault: MergeFault } => 'fault' in found

/** Locks both in the order that all lockers keep, and so sees what nobody changes from now on. */
const lockPair = async (
  client: pg.PoolClient,
  accountId: string,
  keptId: number,
  mergedId: number,
): Promise<Pair | { readonly fault: MergeFault }> => {
  const states = await lockStates(
    client,
    [keptId, mergedId].map((prospectId) => ({ accountId, prospectId })),
  )
  const kept = states.find(({ prospectId }) => prospectId === keptId)
  const merged = states.find(({ prospectId }) => prospectId === mergedId)
  if (kept === undefined) return { fault: { code: 'unknownProspect', prospectId: keptId } }
  if (merged === undefined) return { fault: { code: 'unknownProspect', prospectId: mergedId } }
  return { kept, merged }
}

const alreadyMerged = ({ prospectId, redirect }: StoredState): { readonly fault: MergeFault } | null =>
  redirect && { fault: { code: 'prospectMerged', prospectId, mergedIntoId: redirect.toProspectId } }

const tooLarge: { readonly fault: MergeFault } = { fault: { code: 'tooLargeToMerge' } }

/**
 * The prospect after its events were put into this order. Its version only ever rises, also when it has no events left:
 * whoever decided on what it was before must find it changed.
 */
const rewritten = (
  { accountId, prospectId, version: sequence }: StoredState,
  events: readonly HistoryEvent[],
  mergedIntoId: number | null,
): RewrittenProspect => {
  const start: ProspectState = { ...newProspect, version: sequence }
  const { version, ...projection } = toProjection(events.reduce<ProspectState>(evolve, start))
  return {
    ...projection,
    accountId,
    prospectId,
    sequence,
    eventIds: events.map(({ id }) => id),
    mergedIntoId,
    version: Math.max(version, sequence + 1),
    lastEventAt: events.at(-1)?.createdAt ?? null,
  }
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
  await rewriteProspect(client, rewritten(kept, events, null))
  await rewriteProspect(client, rewritten(merged, [], keptId))
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
  const { back = [], stay = [] } = Object.groupBy(events, ({ mergedFromId }) =>
    mergedFromId !== null && tree.has(mergedFromId) ? 'back' : 'stay',
  )
  await rewriteProspect(client, rewritten(kept, stay, null))
  await rewriteProspect(client, rewritten(merged, back, null))
  await raiseRosterVersion(client, accountId)
  return undone
}

/** Does the work in one transaction, which ends with nothing written when the rules forbid it. Rejects only for a bug. */
const transact = async (
  pool: pg.Pool,
  work: (client: pg.PoolClient) => Promise<Attempt>,
  onUnreachable: (error: unknown) => void,
): Promise<Merging> => {
  let broken: Error | boolean = true
  let client: pg.PoolClient | null = null
  try {
    client = await pool.connect()
    await client.query('begin')
    const attempt = await work(client)
    await client.query(isFault(attempt) ? 'rollback' : 'commit')
    broken = false
    return isFault(attempt) ? { kind: 'refused', fault: attempt.fault } : { kind: 'done', merge: attempt }
  } catch (error) {
    const failure = failureOf(error)
    if (failure === 'faulty') throw error
    // A database that ends a long statement is there.
    if (failure === 'unreachable' && !tookTooLong(error)) onUnreachable(error)
    return { kind: 'unavailable' }
  } finally {
    client?.release(broken)
  }
}

/**
 * Merges one prospect into another one of its account: the events of both become those of the one that is kept, in the order of
 * time, and what is written about the other one from now on goes there too (docs/decisions/0008-merging.md).
 */
export const mergeProspects = (
  pool: pg.Pool,
  command: MergeCommand,
  onUnreachable: (error: unknown) => void,
): Promise<Merging> => transact(pool, (client) => merge(client, command), onUnreachable)

/** Gives back what a merge moved. What was written since stays with the prospect that was kept. */
export const undoMerge = (
  pool: pg.Pool,
  command: UndoMergeCommand,
  onUnreachable: (error: unknown) => void,
): Promise<Merging> => transact(pool, (client) => undo(client, command), onUnreachable)
