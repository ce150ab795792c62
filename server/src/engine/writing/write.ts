import type pg from 'pg'
import { limits } from '../../catalogue/limits.ts'
import { noteBatchStep, noteRefusals, type RefusedTarget } from '../../storage/writing/batches.ts'
import { type Abandoned, again, transact } from '../transactions.ts'
import type { Standing, TargetProfile, TargetResult, WriteCommand, Writing } from './commands.ts'
import { type DecidedOn, Decider, type Verdict } from './deciding/decide-all.ts'
import { holdProspects } from './deciding/hold-prospects.ts'
import { findTargets, followTargets } from './deciding/targets.ts'
import type { Added, WorkingProspect } from './deciding/working-prospect.ts'
import { scheduleEnds } from './ends-of-blocks.ts'
import { toLogged, type WriteFrame, type Written, writeProspects } from './write-prospects.ts'

const profileOf = (prospect: WorkingProspect | undefined): TargetProfile | null => {
  if (prospect === undefined) return null
  const { prospectId, name, phone, unitId, unitAddress } = prospect.stored
  return { prospectId, name, phone, unitId, unitAddress }
}

const standingOf = ({
  status,
  stage,
  assignedToUserIds,
  block,
  nextFollowUp,
  plannedDateTime,
}: Standing): Standing => ({
  status,
  stage,
  assignedToUserIds,
  block,
  nextFollowUp,
  plannedDateTime,
})

const targetOf = ({ target: { eventIndex, targetIndex, prospectId }, isLifted }: Verdict) => ({
  eventIndex,
  targetIndex,
  prospectId,
  isLifted,
})

const endOf = ({ end }: Verdict, written: Written): TargetResult['end'] => {
  if (end.kind === 'added') return { kind: 'written', event: written.get(end.added) ?? null }
  if (end.kind === 'same') return { kind: 'known', event: written.get(end.added) ?? null }
  return end
}

const toResult = (verdict: Verdict, written: Written): TargetResult => ({
  ...targetOf(verdict),
  profile: null,
  change: null,
  end: endOf(verdict, written),
})

/** The same as it would be: with the prospect, and with where it stands before and after. */
const toPreview = (verdict: Verdict, { prospects }: DecidedOn, frame: WriteFrame): TargetResult => {
  const { end, target } = verdict
  const prospect = prospects.get(target.endId ?? 0)
  const common = { ...targetOf(verdict), profile: profileOf(prospect) }
  if (end.kind === 'same') return { ...common, change: null, end: { kind: 'known', event: null } }
  if (end.kind !== 'added') return { ...common, change: null, end }
  const event = toLogged(end.added, { id: 0, unitId: prospect?.stored.unitId ?? null }, frame)
  const change = { before: standingOf(end.before), after: standingOf(end.after) }
  return { ...common, change, end: { kind: 'written', event } }
}

const externalIdsOf = (verdicts: readonly Verdict[], { events }: WriteCommand): Map<Added, string> => {
  const ids = new Map<Added, string>()
  for (const { end, target, isLifted } of verdicts) {
    const externalId = events[target.eventIndex]?.externalId ?? null
    if (end.kind !== 'added' || externalId === null || isLifted) continue
    if (!ids.has(end.added)) ids.set(end.added, externalId)
  }
  return ids
}

const refusalsOf = (asked: readonly Verdict[], firstPlace: number): RefusedTarget[] =>
  asked.flatMap(({ end, target: { eventIndex, prospectId } }, place) =>
    end.kind === 'refused'
      ? [{ place: firstPlace + place, eventIndex, prospectId, faults: JSON.stringify(end.faults) }]
      : [],
  )

/**
 * The row of the batch, and what it did not write; none for a call to which nothing is new. False: this part of the job was done by
 * somebody else.
 */
const noteBatch = async (
  client: pg.PoolClient,
  { accountId, batchId, mode, actor, part }: WriteCommand,
  verdicts: readonly Verdict[],
  written: Written,
): Promise<boolean> => {
  if (batchId === null) return true
  const firstPlace = part?.firstPlace ?? 0
  const asked = verdicts.filter(({ isLifted }) => !isLifted)
  const refused = refusalsOf(asked, firstPlace)
  const by = { createdBy: actor.userId, tokenId: actor.tokenId }
  const counts = { firstPlace, targets: asked.length, written: written.size, refused: refused.length }
  if (part === null && written.size === 0 && refused.length === 0) return true
  const step = { accountId, id: batchId, kind: 'events', mode, undoesId: null, ...by, ...counts } as const
  if (!(await noteBatchStep(client, step))) return false
  await noteRefusals(client, accountId, batchId, refused)
  return true
}

type End = Exclude<Writing, { readonly kind: 'unavailable' | 'overloaded' }>

const writeAll = async (
  client: pg.PoolClient,
  on: DecidedOn,
  verdicts: readonly Verdict[],
  frame: WriteFrame,
): Promise<End | Abandoned<End> | typeof again> => {
  const written = await writeProspects(client, on.prospects.values(), frame)
  if (written === again) return again
  if (written === null) return { abandoned: { kind: 'givenUp' } }
  if (!(await noteBatch(client, on.command, verdicts, written))) return { abandoned: { kind: 'givenUp' } }
  await scheduleEnds(client, [...written.values()])
  return { kind: 'written', results: verdicts.map((verdict) => toResult(verdict, written)) }
}

const attempt = async (client: pg.PoolClient, command: WriteCommand): Promise<End | Abandoned<End> | typeof again> => {
  const { accountId, events, part, actor, batchId, onProgress } = command
  const targets = part?.targets ?? (await findTargets(client, accountId, events, limits.targetsPerJob))
  if (targets === null) return { abandoned: { kind: 'tooManyTargets' } }
  const { found, phones } = await followTargets(client, accountId, targets)
  const on = await holdProspects(client, command, found, phones)
  if (on === again) return again
  const verdicts = new Decider(on, found).decide(found)
  const externalIds = externalIdsOf(verdicts, command)
  const { roster, now } = on
  const frame: WriteFrame = { accountId, actor, batchId, undoesId: null, roster, now, externalIds, onProgress }
  if (command.dryRun)
    return { abandoned: { kind: 'written', results: verdicts.map((verdict) => toPreview(verdict, on, frame)) } }
  const isRefused = command.mode === 'atomic' && verdicts.some(({ end }) => end.kind === 'refused')
  if (isRefused)
    return { abandoned: { kind: 'refused', results: verdicts.map((verdict) => toResult(verdict, new Map())) } }
  return writeAll(client, on, verdicts, frame)
}

/**
 * The general way into the log: events of all types, late ones and those of other systems too, for many prospects, in one
 * transaction. It locks first and decides then, so nothing is decided twice; the batches of assignments go round what it holds.
 */
export const write = (
  pool: pg.Pool,
  command: WriteCommand,
  onUnreachable: (error: unknown) => void,
): Promise<Writing> => transact<End>(pool, (client) => attempt(client, command), onUnreachable)
