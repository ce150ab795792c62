import type { Timestamp } from '../../../../src/catalogue/leasing-events.ts'
import type { Merging, Outcome } from '../../../../src/engine/commands.ts'
import { compare } from './difference.ts'
import { isOver } from './facts.ts'
import type { Model } from './model.ts'
import { assignmentFaults } from './rules.ts'
import { saysNothing } from './taking-back.ts'

/** An event that was found in the log, because no answer told of it. */
export type Found = {
  readonly id: number
  readonly prospectId: number
  readonly at: Timestamp
  readonly batchId: string | null
}

export type Assignment = {
  readonly turn: number
  readonly by: string
  readonly to: number
  readonly userIds: readonly string[]
  readonly samePhone: boolean
}

const noteAssignment = (
  model: Model,
  { turn, by, userIds }: Assignment,
  { id, prospectId, at, batchId }: Found,
): void => {
  compare('whether it comes after all others', at > (model.lastMomentOf(prospectId) ?? ''), true)
  const type = 'Assign to User'
  model.facts.push({ ...saysNothing, id, to: prospectId, at, by, turn, batchId, type, userIds })
}

/** Compares the end of an assignment on the fast way. `further` are the events of other prospects that it wrote. */
export const checkAssignment = (model: Model, asked: Assignment, outcome: Outcome, further: readonly Found[]): void => {
  const { to, by, userIds, samePhone, turn } = asked
  const end = model.endOf(to)
  const faults = end === null ? [{ code: 'unknownProspect' }] : assignmentFaults(model, by, userIds)
  if (faults.length > 0) {
    compare('the end of an assignment', outcome, { kind: 'refused', faults })
    return
  }
  compare('the end of an assignment', outcome.kind, 'recorded')
  if (outcome.kind !== 'recorded') return
  const { event, batchId } = outcome
  const phone = end === null ? null : model.phoneOf(end)
  const others = samePhone && phone !== null ? model.sharing(phone).filter((id) => id !== end) : []
  compare('whose event it is', event.prospectId, end)
  compare('of whom it was said too', further.map(({ prospectId }) => prospectId).toSorted(), others.toSorted())
  compare('whom they had', event.context, {
    assignedToUserIds: userIds,
    createdByUserRole: model.members.get(by),
    previousAssignedToUserIds: model.assignees(event.prospectId),
  })
  const own = { id: event.id, prospectId: event.prospectId, at: event.createdAt, batchId }
  for (const found of [own, ...further]) noteAssignment(model, asked, found)
  if (batchId !== null) model.batches.push({ id: batchId, turn })
}

/** A block whose time has passed is lifted once, in the name of who set it. */
export const checkEndOfBlock = (model: Model, named: number, turn: number, found: readonly Found[]): void => {
  const id = model.endOf(named) ?? 0
  const { block } = model.place(id)
  const isEnded = block !== null && isOver(block, new Date().toISOString())
  compare(
    'whether the end of the block was noted',
    found.map(({ prospectId }) => prospectId),
    isEnded ? [id] : [],
  )
  for (const event of found) {
    const type = 'Unblock Prospect'
    const says = { ...saysNothing, by: block?.by ?? '', until: block?.until ?? null }
    model.facts.push({ ...says, id: event.id, to: id, at: event.at, turn, batchId: null, type })
  }
}

const compareMerging = (merging: Merging, fault: object | null): void =>
  compare(
    'the end of a merge',
    merging.kind === 'refused' ? merging : { kind: merging.kind },
    fault === null ? { kind: 'done' } : { kind: 'refused', fault },
  )

const isMerged = (model: Model, prospectId: number): object | null => {
  const mergedIntoId = model.mergedInto(prospectId)
  return mergedIntoId === null ? null : { code: 'prospectMerged', prospectId, mergedIntoId }
}

export const checkMerge = (
  model: Model,
  pair: [kept: number, merged: number],
  turn: number,
  merging: Merging,
): void => {
  const [keptId, mergedId] = pair
  const same = keptId === mergedId ? { code: 'sameProspect' } : null
  compareMerging(merging, same ?? isMerged(model, keptId) ?? isMerged(model, mergedId))
  if (merging.kind !== 'done') return
  model.merges.push({ id: merging.merge.id, keptId, mergedId, turn, undoneIn: null })
  model.renumbered.add(keptId).add(mergedId)
}

export const checkUndoMerge = (merge: Model['merges'][number], model: Model, turn: number, merging: Merging): void => {
  const undone = merge.undoneIn === null ? null : { code: 'mergeUndone' }
  compareMerging(merging, undone ?? isMerged(model, merge.keptId))
  if (merging.kind === 'done') merge.undoneIn = turn
}
