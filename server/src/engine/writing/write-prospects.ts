import type { LoggedEvent, Timestamp } from '../../catalogue/leasing-events.ts'
import { limits } from '../../catalogue/limits.ts'
import type { Queryable } from '../../storage/connections/queryable.ts'
import type { StoredRoster } from '../../storage/log/read-states.ts'
import { type EventsToWrite, type NewEvent, type WrittenId, writeEvents } from '../../storage/writing/write-events.ts'
import type { Actor } from '../actor.ts'
import { again } from '../transactions.ts'
import type { OnProgress } from './commands.ts'
import type { Added, WorkingProspect } from './deciding/working-prospect.ts'

/** What all events of one transaction have in common. */
export type WriteFrame = {
  readonly accountId: string
  readonly actor: Pick<Actor, 'tokenId'>
  readonly batchId: string | null
  readonly undoesId: string | null
  readonly roster: StoredRoster
  readonly now: Timestamp
  /** The external ids of events that have one. */
  readonly externalIds: ReadonlyMap<Added, string>
  readonly onProgress?: OnProgress | undefined
}

export type Written = ReadonlyMap<Added, LoggedEvent>

const toNewEvent = (added: Added, { undoesId, now, externalIds }: WriteFrame): NewEvent => {
  const { decided, createdAt, createdBy, prospectId, sequence } = added
  const { context } = decided
  return {
    prospectId,
    sequence,
    eventType: decided.eventType,
    createdAt,
    recordedAt: createdAt < now ? now : null,
    source: decided.source,
    notes: decided.notes,
    plannedDateTime: decided.plannedDateTime,
    nextFollowUp: decided.nextFollowUp,
    context: JSON.stringify(context),
    assignedToUserIds:
      decided.eventType === 'Assign to User' && 'assignedToUserIds' in context ? context.assignedToUserIds : [],
    externalId: externalIds.get(added) ?? null,
    undoesBatchId: undoesId,
    createdBy,
  }
}

/** The event as readers will see it; in a dry run without an id. */
export const toLogged = (added: Added, written: WrittenId, frame: WriteFrame): LoggedEvent => {
  const event = toNewEvent(added, frame)
  return {
    ...added.decided,
    id: written.id,
    accountId: frame.accountId,
    prospectId: event.prospectId,
    createdAt: event.createdAt,
    recordedAt: event.recordedAt,
    createdBy: event.createdBy,
    deleted: false,
    unitId: written.unitId,
    batchId: frame.batchId,
    externalId: event.externalId,
    undoesBatchId: event.undoesBatchId,
    deletedAt: null,
    deletedBy: null,
    deletionReason: null,
  }
}

/** Some prospects and all of their new events, as much as one statement takes. */
type Piece = Pick<EventsToWrite, 'prospects' | 'renumbered'> & { readonly added: readonly Added[] }

const piecesOf = function* (prospects: Iterable<WorkingProspect>): Generator<Piece> {
  let piece: { prospects: Piece['prospects'][number][]; renumbered: Piece['renumbered'][number][]; added: Added[] }
  const empty = (): typeof piece => ({ prospects: [], renumbered: [], added: [] })
  piece = empty()
  for (const one of prospects) {
    if (one.added.length === 0) continue
    const { prospect, renumbered } = one.finish()
    piece.prospects.push(prospect)
    piece.renumbered.push(...renumbered)
    piece.added.push(...one.added)
    if (piece.added.length < limits.eventsPerStatement) continue
    yield piece
    piece = empty()
  }
  if (piece.added.length > 0) yield piece
}

/** Writes what was decided for these prospects. `again`: the roster has changed. Null: whoever watches the progress gave up. */
export const writeProspects = async (
  db: Queryable,
  prospects: Iterable<WorkingProspect>,
  frame: WriteFrame,
): Promise<Written | typeof again | null> => {
  const { accountId, actor, batchId, roster, onProgress } = frame
  const written = new Map<Added, LoggedEvent>()
  for (const { added, ...piece } of piecesOf(prospects)) {
    const events = added.map((one) => toNewEvent(one, frame))
    const work = { ...piece, accountId, batchId, events, rosterVersion: roster.version, tokenId: actor.tokenId }
    const ids = await writeEvents(db, work)
    if (ids === null) return again
    for (const [place, one] of added.entries()) {
      const id = ids[place]
      if (id !== undefined) written.set(one, toLogged(one, id, frame))
    }
    if (onProgress !== undefined && (await onProgress(written.size)) === 'giveUp') return null
  }
  return written
}
