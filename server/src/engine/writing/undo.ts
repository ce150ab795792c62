import type pg from 'pg'
import { limits } from '../../catalogue/limits.ts'
import { counts, fold } from '../../domain/prospects.ts'
import type { Fault } from '../../domain/refusals.ts'
import { restoringEvents } from '../../domain/restore.ts'
import { noteBatchStep, noteRefusals } from '../../storage/writing/batches.ts'
import { type HistoryEvent, mergedSince } from '../../storage/writing/histories.ts'
import { type FullState, readFullStates } from '../../storage/writing/prospect-states.ts'
import { findRosterNow } from '../../storage/writing/rosters.ts'
import { type Abandoned, again, transact } from '../transactions.ts'
import type { UndoCommand, Undoing, UndoResult } from './commands.ts'
import { WorkingProspect } from './deciding/working-prospect.ts'
import { scheduleEndsAgain } from './ends-of-blocks.ts'
import { type History, readHistories } from './read-histories.ts'
import { type WriteFrame, writeProspects } from './write-prospects.ts'

/** What is to be done about a prospect of the batch. */
type Case =
  | { readonly kind: 'restored' }
  | { readonly kind: 'unchanged' }
  | { readonly kind: 'touched'; readonly fault: Fault }

const isNote = ({ eventType, plannedDateTime, nextFollowUp, context, undoesBatchId }: HistoryEvent): boolean =>
  eventType === 'Log Note' &&
  plannedDateTime === null &&
  nextFollowUp === null &&
  undoesBatchId === null &&
  context.followUpDone === undefined

/**
 * Whether nothing came to the prospect after the batch: no event, which would have a higher id; no deletion, which raises the
 * version above every number; no merge, which brings events from elsewhere.
 */
const isUntouched = ({ state }: FullState, history: readonly HistoryEvent[], batchId: string): boolean => {
  const latest = history.reduce((one, other) => (other.id > one.id ? other : one))
  const highest = history.reduce((most, { sequence }) => Math.max(most, sequence), 0)
  return latest.batchId === batchId && highest === state.version
}

const tooLong: Case = {
  kind: 'touched',
  fault: { code: 'historyTooLong', limit: limits.lateEventsRead },
}

const caseOf = (stored: FullState, history: History, batchId: string, isMerged: boolean): Case => {
  if (history === 'tooLong') return tooLong
  if (!counts(history, batchId)) return { kind: 'unchanged' }
  if (isMerged || !isUntouched(stored, history, batchId)) return { kind: 'touched', fault: { code: 'touchedSince' } }
  const own = history.filter((event) => event.batchId === batchId && !event.deleted)
  return own.every(isNote) ? { kind: 'unchanged' } : { kind: 'restored' }
}

const takeBack = (
  prospect: WorkingProspect,
  history: readonly HistoryEvent[],
  { actor, undoesId }: UndoCommand,
  { roster, now }: Pick<WriteFrame, 'roster' | 'now'>,
): void => {
  const before = fold(history.filter(({ batchId }) => batchId !== undoesId))
  const role = roster.members.get(actor.userId) ?? ''
  for (const decided of restoringEvents(prospect.state, before, role))
    prospect.add(decided, prospect.momentNow(now), actor.userId)
}

type End = Extract<Undoing, { readonly kind: 'undone' | 'givenUp' }>

type Judged = { readonly prospect: WorkingProspect; readonly end: Case }

/** Decides what becomes of each, in the order of their ids. */
const judgeAll = async (
  client: pg.PoolClient,
  command: UndoCommand,
  states: readonly FullState[],
  frame: WriteFrame,
): Promise<Judged[]> => {
  const { accountId, prospectIds, undoesId } = command
  const merged = new Set(await mergedSince(client, accountId, undoesId, prospectIds))
  const prospects = new Map(states.map((stored) => [stored.prospectId, new WorkingProspect(stored)]))
  const ends = new Map<number, Case>()
  for await (const [prospectId, history] of readHistories(
    client,
    accountId,
    [...prospects.keys()],
    limits.lateEventsRead,
  )) {
    const prospect = prospects.get(prospectId)
    if (prospect === undefined) continue
    const end = caseOf(prospect.stored, history, undoesId, merged.has(prospectId))
    if (end.kind === 'restored' && history !== 'tooLong') takeBack(prospect, history, command, frame)
    ends.set(prospectId, end)
  }
  return [...prospects].map(([prospectId, prospect]) => ({
    prospect,
    end: ends.get(prospectId) ?? { kind: 'unchanged' },
  }))
}

/** The row of the undoing, and which prospects it left alone. False: this part of the job was done by somebody else. */
const noteUndoing = async (
  client: pg.PoolClient,
  { accountId, actor, batchId, undoesId, prospectIds, firstPlace }: UndoCommand,
  judged: readonly Judged[],
  written: number,
): Promise<boolean> => {
  const refused = judged.flatMap(({ end, prospect }, index) => {
    if (end.kind !== 'touched') return []
    const { prospectId } = prospect.stored
    return [{ place: firstPlace + index, eventIndex: 0, prospectId, faults: JSON.stringify([end.fault]) }]
  })
  const by = { createdBy: actor.userId, tokenId: actor.tokenId }
  const sums = { firstPlace, targets: prospectIds.length, written, refused: refused.length }
  const step = { accountId, id: batchId, kind: 'undo', mode: 'partial', undoesId, ...by, ...sums } as const
  if (!(await noteBatchStep(client, step))) return false
  await noteRefusals(client, accountId, batchId, refused)
  return true
}

const attempt = async (client: pg.PoolClient, command: UndoCommand): Promise<End | Abandoned<End> | typeof again> => {
  const { accountId, actor, batchId, undoesId } = command
  const states = await readFullStates(client, accountId, command.prospectIds, { lock: true })
  const found = await findRosterNow(client, accountId)
  if (found === null) throw new Error('the caller reaches the account')
  const frame: WriteFrame = { ...found, accountId, actor, batchId, undoesId, externalIds: new Map() }
  const judged = await judgeAll(client, command, states, frame)
  const prospects = judged.map(({ prospect }) => prospect)
  const written = await writeProspects(client, prospects, frame)
  if (written === again || written === null) return again
  await scheduleEndsAgain(
    client,
    accountId,
    prospects.map(({ stored, state }) => ({ prospectId: stored.prospectId, before: stored.state, after: state })),
  )
  if (!(await noteUndoing(client, command, judged, written.size))) return { abandoned: { kind: 'givenUp' } }
  const results = judged.map(({ prospect, end }): UndoResult => {
    const events = prospect.added.flatMap((added) => written.get(added) ?? [])
    return { prospectId: prospect.stored.prospectId, end: end.kind, events }
  })
  return { kind: 'undone', results }
}

/**
 * Takes back what a batch did to some of its prospects, as far as nobody wrote about them since: by events, for the log keeps what
 * happened. Such a batch can be taken back like any other.
 */
export const undoBatch = (
  pool: pg.Pool,
  command: UndoCommand,
  onUnreachable: (error: unknown) => void,
): Promise<Undoing> => transact<End>(pool, (client) => attempt(client, command), onUnreachable)
