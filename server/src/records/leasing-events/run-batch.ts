import { limits } from '../../catalogue/limits.ts'
import type { Engine } from '../../engine/commands.ts'
import type { OnProgress, Target, TargetResult, WriteCommand } from '../../engine/writing/commands.ts'
import {
  failJob,
  type JobFailure,
  noteJobProgress,
  type RunningJob,
  readRequest,
  startJob,
} from '../../storage/batches/batch-jobs.ts'
import type { BatchName } from '../../storage/batches/batches.ts'
import type { Database } from '../../storage/database.ts'
import { failureOf } from '../../storage/failures.ts'
import { findOwnerOfToken } from '../../storage/records/tokens.ts'
import { findOwnerWithoutToken } from '../../storage/sign-in/sessions.ts'
import { type Access, refusalIn } from '../access.ts'
import { isRefused } from '../refusals.ts'
import { type EventsRequest, nextTargets, targetsOf, type UndoRequest } from './batch-requests.ts'
import { findOwnBatch } from './batches.ts'

type Work = {
  readonly database: Database
  readonly engine: Engine
  readonly name: BatchName
  readonly signal: AbortSignal
  /** Nobody tries again when this fails. */
  readonly isLastTry: boolean
}

const failed = (failure: string): JobFailure => ({ failure, refused: [] })

/** In whose name the job goes on; or why it may not. */
const accessOf = async (
  { database, name }: Work,
  { undoesId, tokenId, createdBy }: RunningJob,
): Promise<Access | JobFailure> => {
  // Who has signed in may sign out, and what they asked for goes on.
  const owner = await (tokenId === null
    ? findOwnerWithoutToken(database.tables, createdBy)
    : findOwnerOfToken(database.tables, tokenId))
  if (owner === null)
    return failed('The token that asked for it was revoked or has expired, or its user is deactivated')
  if (!owner.scopes.has('write')) return failed('The token that asked for it may write no more')
  const refusal =
    undoesId === null
      ? refusalIn(owner, name.accountId, 'addEvents')
      : await findOwnBatch(database, owner, undoesId).then((batch) => (isRefused(batch) ? batch : null))
  if (refusal === null) return owner
  return failed('The user who asked for it may not do so in the account any more')
}

const isFailure = (found: Access | JobFailure): found is JobFailure => 'failure' in found

/** The database is away, or has too much to do: it is tried again, and finds how far it came. */
class NotWritten extends Error {
  constructor(why: string) {
    super(`a part of a batch was not written: ${why}`)
  }
}

const refusedTargets = (results: readonly TargetResult[]): JobFailure['refused'] =>
  results.flatMap(({ end, eventIndex, prospectId }, place) =>
    end.kind === 'refused' ? [{ place, eventIndex, prospectId, faults: JSON.stringify(end.faults) }] : [],
  )

/** The next part of a job with mode `partial`: what it notes is committed with it. */
const writePart = async (
  { engine, name }: Work,
  access: Access,
  { events }: EventsRequest,
  part: { readonly targets: readonly Target[]; readonly firstPlace: number },
): Promise<void> => {
  const common = { actor: access, accountId: name.accountId, batchId: name.id, dryRun: false }
  const { kind } = await engine.write({ ...common, events, part, mode: 'partial' })
  // Given up: somebody else did this part, or the job was cancelled meanwhile. Its row says which.
  if (kind !== 'written' && kind !== 'givenUp') throw new NotWritten(kind)
}

/** All of a job with mode `atomic`. Null: it is done, or was cancelled. */
const writeAll = async (
  work: Work,
  job: RunningJob,
  access: Access,
  { events }: EventsRequest,
  targets: readonly Target[],
): Promise<JobFailure | null> => {
  const { engine, name, database, signal } = work
  let end: JobFailure | null = null
  const onProgress: OnProgress = async (done) => {
    const found = await accessOf(work, job)
    if (isFailure(found)) end = found
    const mayGoOn = end === null && !signal.aborted && (await noteJobProgress(database.pool, name, done))
    return mayGoOn ? 'goOn' : 'giveUp'
  }
  const common = { actor: access, accountId: name.accountId, batchId: name.id, dryRun: false, onProgress }
  const command: WriteCommand = { ...common, events, part: { targets, firstPlace: 0 }, mode: 'atomic' }
  const writing = await engine.write(command)
  signal.throwIfAborted()
  if (end !== null) return end
  if (writing.kind === 'written' || writing.kind === 'givenUp') return null
  if (writing.kind !== 'refused') throw new NotWritten(writing.kind)
  const refused = refusedTargets(writing.results)
  return { ...failed(`The rules forbid ${refused.length} of ${targets.length} events, so none was written`), refused }
}

/** The next part of an undoing. */
const undoPart = async (
  { engine, name }: Work,
  access: Access,
  { prospectIds }: UndoRequest,
  { undoesId, targetsDone: firstPlace }: RunningJob,
): Promise<void> => {
  if (undoesId === null) throw new Error('an undoing undoes a batch')
  const next = prospectIds.slice(firstPlace, firstPlace + limits.targetsPerWrite)
  const common = { actor: access, accountId: name.accountId, batchId: name.id, undoesId }
  const { kind } = await engine.undoBatch({ ...common, prospectIds: next, firstPlace })
  if (kind !== 'undone' && kind !== 'givenUp') throw new NotWritten(kind)
}

/** Does what is next, and says how the job ends if that is before all is done. */
type NextStep = (job: RunningJob, access: Access) => Promise<JobFailure | null>

const stepsOf = (work: Work, { kind, mode }: RunningJob, request: unknown): NextStep => {
  if (kind === 'undo')
    return async (job, access) => {
      await undoPart(work, access, request as UndoRequest, job)
      return null
    }
  const events = request as EventsRequest
  const targets = targetsOf(events)
  if (mode === 'atomic') return (job, access) => writeAll(work, job, access, events, targets)
  return async (job, access) => {
    const firstPlace = job.targetsDone
    const next = nextTargets(events, targets, firstPlace, limits.targetsPerWrite)
    await writePart(work, access, events, { targets: next, firstPlace })
    return null
  }
}

const goOn = async (work: Work): Promise<void> => {
  const { database, name, signal } = work
  const request = await readRequest(database.pool, name)
  for (let step: NextStep | null = null; ; ) {
    signal.throwIfAborted()
    const job = await startJob(database.pool, name)
    if (job === null) return
    step ??= stepsOf(work, job, request)
    const access = await accessOf(work, job)
    const end = isFailure(access) ? access : await step(job, access)
    if (end !== null) return failJob(database.pool, name, end)
  }
}

/**
 * Writes a batch that is too large for the call that asked for it, from where it stands: each part is noted in the transaction that
 * writes it, so whoever begins again after a crash goes on behind it. Rejects to be tried again; after the last try the batch has failed.
 */
export const runBatch = async (work: Work): Promise<void> => {
  try {
    await goOn(work)
  } catch (error) {
    const isBug = !(work.signal.aborted || error instanceof NotWritten) && failureOf(error) === 'faulty'
    if (isBug) await failJob(work.database.pool, work.name, failed('A fault of Foyer; its log says more'))
    else if (work.isLastTry && !work.signal.aborted)
      await failJob(work.database.pool, work.name, failed('The database did not take it, however often it was tried'))
    throw error
  }
}
