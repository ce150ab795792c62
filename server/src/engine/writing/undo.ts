import type pg from 'pg'
import type { LoggedEvent } from '../../catalogue/leasing-events.ts'
import { limits } from '../../catalogue/limits.ts'
import type { ProspectState } from '../../catalogue/prospect-state.ts'
import { fold } from '../../domain/prospects.ts'
import type { Fault } from '../../domain/refusals.ts'
import { restoringEvents } from '../../domain/restore.ts'
import type { StoredRoster } from '../../storage/log/read-states.ts'
import { noteBatchStep, noteRefusals } from '../../storage/writing/batches.ts'
import { type HistoryEvent, mergedSince, readEventsByTime } from '../../storage/writing/histories.ts'
import { type FullState, readFullStates } from '../../storage/writing/prospect-states.ts'
import { findRosterNow } from '../../storage/writing/rosters.ts'
import { type Abandoned, again, transact } from '../transactions.ts'
import type { UndoCommand, Undoing, UndoResult } from './commands.ts'
import { WorkingProspect } from './deciding/working-prospect.ts'
import { scheduleEndsAgain } from './ends-of-blocks.ts'
import { type WriteFrame, writeProspects } from './write-prospects.ts'

/**
 * Whether nothing came to the prospect after the batch: no event, which would have a higher id; no deletion, which raises the
 * version above every number; no merge, which brings events from elsewhere.
 */
const isUntouched = (
  { state, prospectId }: FullState,
  history: readonly HistoryEvent[],
  batchId: string,
  merged: ReadonlySet<number>,
): boolean => {
  const latest = history.reduce((one, other) => (other.id > one.id ? other : one))
  const highest = Math.max(...history.map(({ sequence }) => sequence))
  return latest.batchId === batchId && highest === state.version && !merged.has(prospectId)
}

/** Nobody gets a prospect back who may no longer have one. */
const withMembersOnly = (state: ProspectState, { members }: StoredRoster): ProspectState => ({
  ...state,
  assignedToUserIds: state.assignedToUserIds.filter((userId) => members.has(userId)),
})

type Candidate = { readonly prospect: WorkingProspect; readonly isUntouched: boolean }

const takeBack = (
  { prospect }: Candidate,
  history: readonly HistoryEvent[],
  { actor, undoesId }: UndoCommand,
  { roster, now }: Pick<WriteFrame, 'roster' | 'now'>,
): void => {
  const before = fold(history.filter(({ deleted, batchId }) => !deleted && batchId !== undoesId))
  const role = roster.members.get(actor.userId) ?? ''
  for (const decided of restoringEvents(prospect.state, withMembersOnly(before, roster), role))
    prospect.add(decided, prospect.momentNow(now), actor.userId)
}

type End = Extract<Undoing, { readonly kind: 'undone' | 'givenUp' }>

const readCandidates = async (client: pg.PoolClient, command: UndoCommand) => {
  const { accountId, prospectIds, undoesId } = command
  const states = await readFullStates(client, accountId, prospectIds, { lock: true })
  const events = await readEventsByTime(client, accountId, prospectIds, limits.lateEventsRead + 1)
  const histories = Map.groupBy(events, ({ prospectId }) => prospectId)
  const merged = new Set(await mergedSince(client, accountId, undoesId, prospectIds))
  const isCut = events.length > limits.lateEventsRead
  const candidates = states.map((stored): Candidate => {
    const history = histories.get(stored.prospectId) ?? []
    const isFree = !isCut && history.length > 0 && isUntouched(stored, history, undoesId, merged)
    return { prospect: new WorkingProspect(stored), isUntouched: isFree }
  })
  return { candidates, histories }
}

const touched: Fault = { code: 'touchedSince' }

/** The row of the undoing, and which prospects it left alone. False: this part of the job was done by somebody else. */
const noteUndoing = async (
  client: pg.PoolClient,
  { accountId, actor, batchId, undoesId, prospectIds, firstPlace }: UndoCommand,
  results: readonly UndoResult[],
): Promise<boolean> => {
  const refused = results.flatMap(({ end, prospectId }, index) =>
    end === 'touched'
      ? [{ place: firstPlace + index, eventIndex: 0, prospectId, faults: JSON.stringify([touched]) }]
      : [],
  )
  const by = { createdBy: actor.userId, tokenId: actor.tokenId }
  const written = results.flatMap(({ events }) => events).length
  const counts = { firstPlace, targets: prospectIds.length, written, refused: refused.length }
  const step = { accountId, id: batchId, kind: 'undo', mode: 'partial', undoesId, ...by, ...counts } as const
  if (!(await noteBatchStep(client, step))) return false
  await noteRefusals(client, accountId, batchId, refused)
  return true
}

const attempt = async (client: pg.PoolClient, command: UndoCommand): Promise<End | Abandoned<End> | typeof again> => {
  const { accountId, actor, batchId, undoesId } = command
  const { candidates, histories } = await readCandidates(client, command)
  const found = await findRosterNow(client, accountId)
  if (found === null) throw new Error('the caller reaches the account')
  for (const candidate of candidates)
    if (candidate.isUntouched)
      takeBack(candidate, histories.get(candidate.prospect.stored.prospectId) ?? [], command, found)
  const frame: WriteFrame = { ...found, accountId, actor, batchId, undoesId, externalIds: new Map() }
  const prospects = candidates.map(({ prospect }) => prospect)
  const written = await writeProspects(client, prospects, frame)
  if (written === again || written === null) return again
  await scheduleEndsAgain(
    client,
    accountId,
    prospects.map(({ stored, state }) => ({ prospectId: stored.prospectId, before: stored.state, after: state })),
  )
  const results = candidates.map(({ prospect, isUntouched: isFree }): UndoResult => {
    const events = prospect.added.flatMap((added): LoggedEvent[] => {
      const event = written.get(added)
      return event === undefined ? [] : [event]
    })
    const end = isFree ? (events.length > 0 ? 'restored' : 'unchanged') : 'touched'
    return { prospectId: prospect.stored.prospectId, end, events }
  })
  if (!(await noteUndoing(client, command, results))) return { abandoned: { kind: 'givenUp' } }
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
