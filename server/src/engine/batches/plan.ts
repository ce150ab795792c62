import { randomUUID } from 'node:crypto'
import type { DecidedEvent, LeasingEvent } from '../../catalogue/leasing-events.ts'
import { limits } from '../../catalogue/limits.ts'
import { decideAssignment, isRefusal } from '../../domain/decide.ts'
import type { WrittenEvent } from '../../storage/log/append-batch.ts'
import type { Redirect, StoredRoster, StoredState } from '../../storage/log/read-states.ts'
import { type Actor, keyHolderOf } from '../actor.ts'
import type { AppendCommand, Outcome } from '../commands.ts'
import { type Knowledge, type Readings, readingKey } from '../knowledge.ts'
import type { Pending } from '../pending.ts'
import { DraftBatch } from './draft-batch.ts'

/** A request whose events stand in the batch. */
export type Planned = {
  readonly pending: Pending
  /** The named prospect, or the one that it was merged into, as it was before the batch. */
  readonly target: StoredState
  readonly decided: DecidedEvent
  /** The place of the target's event in the batch. */
  readonly place: number
  readonly batchId: string | null
}

export type Plan = {
  readonly draft: DraftBatch
  readonly planned: readonly Planned[]
  /** Requests that end without anything being written. */
  readonly settled: readonly { readonly pending: Pending; readonly outcome: Outcome }[]
  /** Requests for which the batch has no room left. */
  readonly deferred: readonly Pending[]
  /** Requests that need a reading before anything can be said about them. */
  readonly unread: readonly Pending[]
}

/** `unread`: what is known does not suffice, or is too old for a refusal. `planned`: its events stand in the batch. */
type Verdict = Outcome | 'unread' | 'planned'

/** A token may be limited to some of its user's accounts. The others are to it as to a stranger. */
const reaches = ({ onlyAccountIds }: Actor, accountId: string): boolean =>
  onlyAccountIds === null || onlyAccountIds.has(accountId)

const unknownProspect: Outcome = { kind: 'refused', faults: [{ code: 'unknownProspect' }] }

/** Decides a batch of requests in the order of their arrival on what is known. Reads and writes nothing. */
export const planBatch = (requests: readonly Pending[], knowledge: Knowledge, readings: Readings): Plan => {
  const planner = new Planner(knowledge, readings)
  for (const pending of requests) planner.add(pending)
  return planner
}

class Planner implements Plan {
  readonly draft = new DraftBatch()
  readonly planned: Planned[] = []
  readonly settled: { pending: Pending; outcome: Outcome }[] = []
  readonly deferred: Pending[] = []
  readonly unread: Pending[] = []
  readonly #knowledge: Knowledge
  readonly #readings: Readings

  constructor(knowledge: Knowledge, readings: Readings) {
    this.#knowledge = knowledge
    this.#readings = readings
  }

  add(pending: Pending): void {
    if (this.draft.events >= limits.eventsPerBatch) {
      this.deferred.push(pending)
      return
    }
    const verdict = this.#judge(pending)
    if (verdict === 'unread') this.unread.push(pending)
    else if (verdict !== 'planned') this.settled.push({ pending, outcome: verdict })
  }

  #judge(pending: Pending): Verdict {
    const { command } = pending
    const isRead = this.#readings.readFor.has(pending)
    if (!isRead && (command.samePhone || pending.attempts > 0)) return 'unread'
    const answer = isRead ? this.#storedAnswer(command) : null
    if (answer !== null) return answer
    if (isRead && !this.#readings.visible.has(readingKey(command.actor.userId, command.prospectId)))
      return unknownProspect
    const verdict = this.#decideOnKnown(pending)
    return verdict === 'planned' || isRead ? verdict : 'unread'
  }

  #decideOnKnown(pending: Pending): Verdict {
    const { command } = pending
    const named = this.#target(command.prospectId)
    const roster = named && this.#knowledge.roster(named.accountId)
    if (named === null || roster === null) return 'unread'
    if (!reaches(command.actor, named.accountId)) return unknownProspect
    const targets = this.#targets(command, named)
    if (targets === 'unread') return 'unread'
    if (targets.length > limits.prospectsPerBulk) return tooManyProspects
    return this.#write(pending, targets, roster)
  }

  /**
   * Whose events a request for this prospect adds to: its own, or those of the one that it was merged into. Null when that is
   * not known. A redirect holds only with the roster that it was read with, which is checked when the batch is written.
   */
  #target(prospectId: number): StoredState | null {
    let target = this.#knowledge.prospect(prospectId)
    if (target === null || target.redirect === null) return target
    const rosterVersion = this.#knowledge.roster(target.accountId)?.version
    while (target?.redirect) {
      const { toProspectId, rosterVersion: readWith }: Redirect = target.redirect
      target = readWith === rosterVersion ? this.#knowledge.prospect(toProspectId) : null
    }
    return target
  }

  #storedAnswer({ actor, idempotency }: AppendCommand): Outcome | null {
    const holder = keyHolderOf(actor)
    if (idempotency === null || holder === null) return null
    const answer = this.#readings.answers.get(readingKey(holder, idempotency.key))
    if (answer === undefined) return null
    if (answer.event === null || !answer.fingerprint.equals(idempotency.fingerprint)) return { kind: 'keyReused' }
    return { kind: 'recorded', event: answer.event, batchId: answer.batchId, replayed: true }
  }

  /** The named prospect first, then all others that share its phone number. */
  #targets(command: AppendCommand, named: StoredState): readonly StoredState[] | 'unread' {
    if (!command.samePhone || named.phoneE164 === null) return [named]
    const sharing = this.#readings.sharing.get(readingKey(named.accountId, named.phoneE164))
    if (sharing === undefined) return 'unread'
    const targets: StoredState[] = [named]
    for (const prospectId of sharing) {
      if (prospectId === named.prospectId) continue
      const other = this.#knowledge.prospect(prospectId)
      if (other === null || other.redirect !== null) return 'unread'
      targets.push(other)
    }
    return targets
  }

  /** Whether an assignment is refused does not depend on its prospect: the first target decides for all. */
  #write(pending: Pending, targets: readonly StoredState[], roster: StoredRoster): Verdict {
    const { command } = pending
    const { actor, draft } = command
    const batchId = command.samePhone ? randomUUID() : null
    let named: Planned | null = null
    for (const target of targets) {
      const { assignedToUserIds } = this.draft.stateOf(target.prospectId) ?? target
      const decided = decideAssignment(actor.userId, draft, assignedToUserIds, roster.members)
      if (isRefusal(decided)) return { kind: 'refused', faults: decided.faults }
      const place = this.draft.add(command, target, decided, batchId)
      named ??= { pending, target, decided, place, batchId }
    }
    if (named === null) throw new Error('a request without a target was decided')
    this.planned.push(named)
    this.draft.reliesOn(roster)
    if (targets.length > 1) this.draft.writeTogether(targets.map(({ prospectId }) => prospectId))
    const { idempotency } = command
    const holder = keyHolderOf(actor)
    if (idempotency !== null && holder !== null)
      this.draft.addKey({
        ...idempotency,
        tokenId: holder,
        prospectId: named.target.prospectId,
        event: named.place,
      })
    return 'planned'
  }
}

const tooManyProspects: Outcome = {
  kind: 'refused',
  faults: [{ code: 'tooManyProspects', limit: limits.prospectsPerBulk }],
}

const toLeasingEvent = ({ pending, target, decided }: Planned, written: WrittenEvent): LeasingEvent => ({
  id: written.id,
  accountId: target.accountId,
  prospectId: target.prospectId,
  createdAt: written.createdAt,
  createdBy: pending.command.actor.userId,
  eventType: decided.eventType,
  source: decided.source,
  notes: decided.notes,
  plannedDateTime: decided.plannedDateTime,
  nextFollowUp: decided.nextFollowUp,
  context: decided.context,
  deleted: false,
})

/** What became of a request whose events were written. */
export const toRecorded = (planned: Planned, written: WrittenEvent): Outcome => ({
  kind: 'recorded',
  event: toLeasingEvent(planned, written),
  batchId: planned.batchId,
  replayed: false,
})
