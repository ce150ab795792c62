import { isDeepStrictEqual } from 'node:util'
import { type EventType, eventTypeRow } from '../../../../src/catalogue/event-types.ts'
import type { LoggedEvent } from '../../../../src/catalogue/leasing-events.ts'
import type { Deletion, UndoResult } from '../../../../src/engine/writing/commands.ts'
import { compare } from './difference.ts'
import { type Fact, type Place, thoseThatStand, whereItStands, whoHasIt } from './facts.ts'
import type { Batch, Model } from './model.ts'

/** What a fact says that says nothing but what its event's type says. */
export const saysNothing = {
  name: null,
  plannedDateTime: null,
  nextFollowUp: null,
  followUpDone: false,
  userIds: null,
  reason: null,
  until: null,
  phone: null,
  undoes: null,
  deletion: null,
} as const

export type Undo = { readonly undone: Batch; readonly batchId: string; readonly turn: number; readonly by: string }

/** The type by which readers who know nothing of taking back understand it best. */
const tellingType = (now: Place, then: Place): EventType => {
  if (now.block !== null && then.block === null) return 'Unblock Prospect'
  return now.status !== then.status && eventTypeRow(then.status)?.setsStatus ? then.status : 'Log Note'
}

const isNote = ({ type, plannedDateTime, nextFollowUp, followUpDone, undoes }: Fact): boolean =>
  type === 'Log Note' && plannedDateTime === null && nextFollowUp === null && !followUpDone && undoes === null

type Back = Pick<Fact, 'type' | 'userIds'> & { readonly context: object }

/** The events that bring the prospect back to where it would be without the batch: at least one. */
const wayBack = (model: Model, id: number, { undone, by }: Undo): readonly Back[] => {
  const truth = model.truthOf(id)
  const others = thoseThatStand(model.factsOf(id).filter(({ batchId }) => batchId !== undone.id))
  const [now, then] = [whereItStands(truth), whereItStands(others)]
  const createdByUserRole = model.members.get(by)
  const back: Back[] = []
  const [has, had] = [whoHasIt(truth), whoHasIt(others)]
  if (!isDeepStrictEqual(now, then) || isDeepStrictEqual(has, had)) {
    const context = { createdByUserRole, restores: then }
    back.push({ type: tellingType(now, then), userIds: null, context })
  }
  if (!isDeepStrictEqual(has, had)) {
    const context = { assignedToUserIds: had, createdByUserRole, previousAssignedToUserIds: has }
    back.push({ type: 'Assign to User', userIds: had, context })
  }
  return back
}

const noteBack = (model: Model, id: number, undo: Undo, { context, ...back }: Back, event: LoggedEvent): void => {
  const { batchId, turn, by, undone } = undo
  const found = { type: event.eventType, prospectId: event.prospectId, context: event.context }
  compare('the event that takes back', found, { type: back.type, prospectId: id, context })
  compare('whose it is', [event.batchId, event.undoesBatchId, event.createdBy], [batchId, undone.id, by])
  compare('whether it comes after all others', event.createdAt > (model.lastMomentOf(id) ?? ''), true)
  model.facts.push({
    ...saysNothing,
    ...back,
    undoes: undone.id,
    id: event.id,
    to: id,
    at: event.createdAt,
    by,
    turn,
    batchId,
  })
}

/** Compares what became of one prospect of an undone batch with what should, and notes what was written. */
const checkOne = (model: Model, id: number, undo: Undo, result: UndoResult | undefined): void => {
  const own = model.truthOf(id).filter(({ batchId }) => batchId === undo.undone.id)
  const isTouched = own.length > 0 && model.isTouchedSince(id, undo.undone.turn)
  const end = isTouched ? 'touched' : own.every(isNote) ? 'unchanged' : 'restored'
  const back = end === 'restored' ? wayBack(model, id, undo) : []
  compare(`the end of undoing for ${id}`, result?.end, end)
  const events = result?.events ?? []
  compare(`the events that take back for ${id}`, events.length, back.length)
  for (const [place, event] of events.entries()) {
    const one = back[place]
    if (one !== undefined) noteBack(model, id, undo, one, event)
  }
}

export const checkUndoing = (
  model: Model,
  undo: Undo,
  ids: readonly number[],
  results: ReadonlyMap<number, UndoResult>,
): void => {
  for (const id of ids) checkOne(model, id, undo, results.get(id))
  model.batches.push({ id: undo.batchId, turn: undo.turn })
}

/** Once deleted is deleted for ever, by the first who did it. */
export const checkDeletion = (fact: Fact, deletion: Deletion, by: string, turn: number): void => {
  fact.deletion ??= { by, turn }
  compare('the end of a deletion', deletion.kind, 'deleted')
  if (deletion.kind !== 'deleted') return
  const { id, deleted, deletedBy } = deletion.event
  compare('the deleted event', { id, deleted, deletedBy }, { id: fact.id, deleted: true, deletedBy: fact.deletion.by })
}
