import type { LoggedEvent, Timestamp } from '../../../../src/catalogue/leasing-events.ts'
import type { TargetResult, WantedEvent } from '../../../../src/engine/writing/commands.ts'
import { compare } from './difference.ts'
import type { Fact } from './facts.ts'
import type { Model } from './model.ts'
import { type Around, contextOf, faultsOf } from './rules.ts'

/** What a sequence asked for with one of its steps. */
export type Asked = {
  readonly turn: number
  readonly batchId: string
  readonly by: string
  readonly mode: 'atomic' | 'partial'
  readonly dryRun: boolean
  readonly events: readonly WantedEvent[]
}

type Named = { readonly targetIndex: number | null; readonly prospectId: number | null }

type End =
  | { readonly kind: 'written' | 'known'; readonly fact: Fact; readonly change: unknown }
  | { readonly kind: 'refused'; readonly faults: readonly object[] }

/** Above all ids of the database: of events that nobody wrote. */
const imagined = 1e12

/** What the model takes for now, as long as the product did not say it: no earlier than all that it knows. */
const nowFor = (model: Model): Timestamp => {
  const clock = new Date().toISOString().replace('Z', '000Z')
  return [clock, ...model.facts.map(({ at }) => at)].toSorted().at(-1) ?? clock
}

const standing = (model: Model, id: number) => {
  const { status, stage, block, nextFollowUp, plannedDateTime } = model.place(id)
  return { status, stage, assignedToUserIds: model.assignees(id), block, nextFollowUp, plannedDateTime }
}

const nameOf = ({ externalId, draft }: WantedEvent): string | null =>
  externalId === null ? null : `${draft.source} ${externalId}`

const targetsOf = (model: Model, { target }: WantedEvent): readonly Named[] => {
  if ('prospectIds' in target) return target.prospectIds.map((prospectId, targetIndex) => ({ targetIndex, prospectId }))
  const sharing = model.sharing(target.phone)
  return sharing.length === 0
    ? [{ targetIndex: null, prospectId: null }]
    : sharing.map((prospectId) => ({ targetIndex: null, prospectId }))
}

/** Goes through what was asked for, target by target, and compares what the product answered, if it did. */
class Walk {
  readonly ends: End[] = []
  readonly #model: Model
  readonly #asked: Asked
  readonly #answers: readonly TargetResult[] | null

  constructor(model: Model, asked: Asked, answers: readonly TargetResult[] | null) {
    this.#model = model
    this.#asked = asked
    this.#answers = answers
    for (const [eventIndex, wanted] of asked.events.entries()) this.#event(wanted, eventIndex)
    if (answers !== null) compare('the number of results', answers.length, this.ends.length)
  }

  #event(wanted: WantedEvent, eventIndex: number): void {
    const before = this.#model.blocks()
    const targets = targetsOf(this.#model, wanted)
    const all = new Set(targets.map(({ prospectId }) => this.#endOf(prospectId)))
    const done = new Map<number | null, End>()
    for (const target of targets) {
      const id = this.#endOf(target.prospectId)
      const isAgain = done.has(id)
      const known = this.#known(wanted)
      const own = new Set([...done].flatMap(([other, { kind }]) => (kind === 'written' ? (other ?? []) : [])))
      const end = done.get(id) ?? known ?? this.#judge(id, target, wanted, { before, own }, all.size > 1)
      done.set(id, end)
      this.#answer(end, { eventIndex, ...target })
      const isNew = !isAgain && known === null && end.kind === 'written'
      if (isNew && id !== null && wanted.draft.eventType === 'Unblock Prospect')
        this.#lift(id, wanted, eventIndex, { before, own }, done)
    }
  }

  /** A number's block is lifted on every prospect that has one on it, and had it at that moment. */
  #lift(id: number, wanted: WantedEvent, eventIndex: number, around: Around, done: Map<number | null, End>): void {
    const phone = this.#model.phoneOf(id)
    for (const other of this.#model.blocks()) {
      const isOnNumber = phone !== null && other.block.phone === phone && other.id !== id
      if (!isOnNumber || done.has(other.id)) continue
      if (this.#model.place(other.id, wanted.occurredAt ?? undefined).block === null) continue
      const target = { targetIndex: null, prospectId: other.id }
      const end = this.#judge(other.id, target, { ...wanted, externalId: null }, around, false)
      done.set(other.id, end)
      this.#answer(end, { eventIndex, ...target })
    }
  }

  /** An event that has this name was written before, maybe by this very call. */
  #known(wanted: WantedEvent): End | null {
    const name = nameOf(wanted)
    const fact = name === null ? undefined : this.#model.named(name)
    if (fact === undefined) return null
    return { kind: 'known', fact, change: null }
  }

  #judge(id: number | null, target: Named, wanted: WantedEvent, around: Around, areMany: boolean): End {
    const { occurredAt, externalId, draft } = wanted
    const refused = (code: string): End => ({ kind: 'refused', faults: [{ code }] })
    if (id === null) return refused(target.prospectId === null ? 'unknownPhone' : 'unknownProspect')
    if (externalId !== null && areMany) return refused('externalIdOfMany')
    if (occurredAt !== null && occurredAt > nowFor(this.#model)) return refused('inFuture')
    const answer = this.#answers?.[this.ends.length]
    const event = answer?.end.kind === 'written' ? answer.end.event : null
    const at = occurredAt ?? event?.createdAt ?? nowFor(this.#model)
    const saying = { id, by: this.#asked.by, at, draft }
    const faults = faultsOf(this.#model, saying, around)
    if (faults.length > 0) return { kind: 'refused', faults }
    if (event !== null) this.#compareEvent(event, id, wanted, contextOf(this.#model, saying))
    return this.#write(id, at, wanted, event)
  }

  #write(id: number, at: Timestamp, wanted: WantedEvent, event: LoggedEvent | null): End {
    const { by, turn, batchId } = this.#asked
    const { eventType, source, notes, assignedToUserIds, ...says } = wanted.draft
    const isReal = event !== null && event.id !== 0
    const before = standing(this.#model, id)
    const fact: Fact = {
      ...says,
      id: isReal ? event.id : imagined + this.#model.facts.length,
      to: id,
      at,
      by,
      turn,
      batchId,
      name: nameOf(wanted),
      type: eventType,
      userIds: assignedToUserIds,
      phone: eventType === 'Blocklist Prospect' ? this.#model.phoneOf(id) : null,
      undoes: null,
      deletion: null,
    }
    if (at < (this.#model.lastMomentOf(id) ?? '')) this.#model.renumbered.add(id)
    this.#model.facts.push(fact)
    return { kind: 'written', fact, change: { before, after: standing(this.#model, id) } }
  }

  #compareEvent(event: LoggedEvent, id: number, wanted: WantedEvent, context: object): void {
    const { occurredAt, externalId, draft } = wanted
    const { eventType, source, notes, plannedDateTime, nextFollowUp } = draft
    const { batchId, by } = this.#asked
    const said = { eventType, source, notes, plannedDateTime, nextFollowUp }
    const found = Object.fromEntries(Object.keys(said).map((key) => [key, event[key as keyof typeof said]]))
    compare('what the event says', found, said)
    compare('the context of the event', event.context, context)
    const { prospectId, createdBy } = event
    const stamps = { prospectId, createdBy, batchId: event.batchId, externalId: event.externalId }
    compare('who and where', stamps, { prospectId: id, createdBy: by, batchId, externalId })
    const last = this.#model.lastMomentOf(id) ?? ''
    compare('when it happened', occurredAt === null ? event.createdAt > last : event.createdAt, occurredAt ?? true)
    compare('whether it says when it was written', event.recordedAt !== null, occurredAt !== null)
  }

  /** The answer to one target, or to what is lifted with it. */
  #answer(end: End, target: Named & { readonly eventIndex: number }): void {
    const answer = this.#answers?.[this.ends.length]
    this.ends.push(end)
    if (this.#answers === null) return
    const which = `result ${this.ends.length - 1}`
    const { eventIndex, targetIndex, prospectId } = answer ?? {}
    compare(`the target of ${which}`, { eventIndex, targetIndex, prospectId }, target)
    compare(which, answer && shownEnd(answer.end), expectedEnd(end, this.#asked.dryRun))
    if (this.#asked.dryRun && end.kind === 'written') compare(`the change of ${which}`, answer?.change, end.change)
  }

  #endOf(prospectId: number | null): number | null {
    return prospectId === null ? null : this.#model.endOf(prospectId)
  }
}

const shownEnd = (end: TargetResult['end']) =>
  end.kind === 'refused' ? end : { kind: end.kind, id: end.event?.id ?? null }

/** What a dry run would write has no id yet. */
const expectedEnd = (end: End, dryRun: boolean) => {
  if (end.kind === 'refused') return end
  if (!dryRun) return { kind: end.kind, id: end.fact.id }
  return { kind: end.kind, id: end.kind === 'written' ? 0 : end.fact.id >= imagined ? null : end.fact.id }
}

type Answer = { readonly kind: string; readonly results: readonly TargetResult[] }

/** Compares what the product made of the events with what the rules say, and notes what was written. */
export const checkWriting = (model: Model, asked: Asked, { kind, results }: Answer): void => {
  const imaginedEnds = asked.mode === 'atomic' && !asked.dryRun ? new Walk(model.copy(), asked, null).ends : []
  if (imaginedEnds.some((end) => end.kind === 'refused')) {
    compare('the end of an atomic call', kind, 'refused')
    const found = results.map(({ end }) => (end.kind === 'refused' ? end : { kind: end.kind }))
    const expected = imaginedEnds.map((end) => (end.kind === 'refused' ? end : { kind: end.kind }))
    compare('the results of a refused call', found, expected)
    return
  }
  compare('the end of a call', kind, 'written')
  const walked = new Walk(asked.dryRun ? model.copy() : model, asked, results)
  const { batchId: id, turn } = asked
  if (!asked.dryRun && walked.ends.length > 0) model.batches.push({ id, turn })
}
