import type { LoggedEvent, Timestamp } from '../../../catalogue/leasing-events.ts'
import { limits } from '../../../catalogue/limits.ts'
import { decide, isRefusal } from '../../../domain/decide.ts'
import type { Fault } from '../../../domain/refusals.ts'
import type { StoredRoster } from '../../../storage/log/read-states.ts'
import type { ExternalName } from '../../../storage/writing/histories.ts'
import type { Standing, WantedEvent, WriteCommand } from '../commands.ts'
import { NumberBlocks } from './number-blocks.ts'
import type { FoundTarget } from './targets.ts'
import type { Added, WorkingProspect } from './working-prospect.ts'

/** What was decided about a target. */
export type Verdict = {
  readonly target: FoundTarget
  /** Nobody asked for it: its block is lifted with that of another prospect of the number. */
  readonly isLifted: boolean
  readonly end:
    | { readonly kind: 'added'; readonly added: Added; readonly before: Standing; readonly after: Standing }
    /** The call itself adds the event, for the target that has its external id first. */
    | { readonly kind: 'same'; readonly added: Added }
    | { readonly kind: 'known'; readonly event: LoggedEvent }
    | { readonly kind: 'refused'; readonly faults: readonly Fault[] }
}

export type DecidedOn = {
  readonly command: WriteCommand
  readonly roster: StoredRoster
  readonly now: Timestamp
  /** The prospects that are held, by id. */
  readonly prospects: ReadonlyMap<number, WorkingProspect>
  readonly blocks: NumberBlocks
  readonly known: readonly LoggedEvent[]
  /** Those whose histories would be more than may be read for one call. */
  readonly unread: ReadonlySet<number>
}

const nameKey = ({ source, externalId }: ExternalName): string => `${source ?? ''} ${externalId}`

const refused = (...faults: readonly Fault[]): Verdict['end'] => ({ kind: 'refused', faults })

/** Decides the targets one after another, each on what the ones before it left. Reads and writes nothing. */
export class Decider {
  readonly #on: DecidedOn
  readonly #known: Map<string, LoggedEvent>
  /** What this call itself adds under an external id, or to a prospect for an event. */
  readonly #own = new Map<string, Verdict['end']>()
  readonly #ofMany: ReadonlySet<number>
  readonly #lifted = new Map<number, NumberBlocks>()
  readonly #blocked = new Map<number, Set<number>>()
  /** No earlier than what was decided before: a block of a number must hold for what comes after it in the same call. */
  #clock: Timestamp

  constructor(on: DecidedOn, targets: readonly FoundTarget[]) {
    this.#on = on
    this.#clock = on.now
    this.#known = new Map(
      on.known.flatMap((event) =>
        event.externalId === null ? [] : [[nameKey({ source: event.source, externalId: event.externalId }), event]],
      ),
    )
    const ends = Map.groupBy(targets, ({ eventIndex }) => eventIndex)
    this.#ofMany = new Set(
      [...ends].filter(([, own]) => new Set(own.map(({ endId }) => endId)).size > 1).map(([index]) => index),
    )
  }

  decide(targets: readonly FoundTarget[]): Verdict[] {
    const verdicts: Verdict[] = []
    const all = new Set<Added>()
    for (const target of targets) {
      const wanted = this.#on.command.events[target.eventIndex]
      if (wanted === undefined) throw new Error('a target belongs to an event')
      const end = this.#once(target, wanted)
      verdicts.push({ target, isLifted: false, end })
      if (end.kind !== 'added' || all.has(end.added)) continue
      all.add(end.added)
      if (wanted.draft.eventType === 'Unblock Prospect') verdicts.push(...this.#liftWith(end.added, target, wanted))
    }
    return verdicts
  }

  /** A prospect that is named twice for an event, or under two ids, gets it once; an external id has one event for ever. */
  #once(target: FoundTarget, wanted: WantedEvent): Verdict['end'] {
    const { externalId, draft } = wanted
    const sameTarget = `${target.eventIndex} ${target.endId}`
    const name = externalId === null ? null : nameKey({ source: draft.source, externalId })
    const before = this.#own.get(sameTarget)
    if (before !== undefined) return before
    const end = (name === null ? null : this.#named(name)) ?? this.#judge(target, wanted)
    this.#own.set(sameTarget, end)
    if (name !== null && end.kind === 'added') this.#own.set(name, { kind: 'same', added: end.added })
    return end
  }

  #named(name: string): Verdict['end'] | null {
    const event = this.#known.get(name)
    return event === undefined ? (this.#own.get(name) ?? null) : { kind: 'known', event }
  }

  #judge(target: FoundTarget, { draft, occurredAt, externalId, saidBy }: WantedEvent): Verdict['end'] {
    const { command, now, prospects, roster } = this.#on
    const prospect = target.endId === null ? undefined : prospects.get(target.endId)
    if (prospect === undefined)
      return refused({ code: target.prospectId === null ? 'unknownPhone' : 'unknownProspect' })
    if (externalId !== null && this.#ofMany.has(target.eventIndex)) return refused({ code: 'externalIdOfMany' })
    if (occurredAt !== null && occurredAt > now) return refused({ code: 'inFuture' })
    const at = occurredAt ?? prospect.momentNow(this.#clock)
    if (prospect.needsHistory(at)) return refused(this.#whyUnread(prospect))
    const asked = { actorUserId: saidBy ?? command.actor.userId, draft, at }
    return this.#add(prospect, asked, roster, target.eventIndex)
  }

  #whyUnread({ stored: { prospectId } }: WorkingProspect): Fault {
    return this.#on.unread.has(prospectId)
      ? { code: 'tooManyLateEvents', limit: limits.lateEventsRead }
      : { code: 'historyTooLong', limit: limits.eventsPerHistory }
  }

  #add(
    prospect: WorkingProspect,
    asked: Parameters<typeof decide>[0],
    { members }: StoredRoster,
    eventIndex: number,
  ): Verdict['end'] {
    const { blocks } = this.#on
    const [lifted, blocked] = [this.#liftedBy(eventIndex), this.#blockedBy(eventIndex)]
    const { prospectId, phoneE164 } = prospect.stored
    const decided = decide(asked, prospect.stateAt(asked.at), {
      roster: members,
      phone: phoneE164,
      phoneIsBlocked:
        blocks.forbids(phoneE164, prospectId, asked.at, blocked) || lifted.forbids(phoneE164, prospectId, asked.at),
    })
    if (isRefusal(decided)) return { kind: 'refused', faults: decided.faults }
    const before = prospect.state
    const added = prospect.add(decided, asked.at, asked.actorUserId)
    if (asked.at > this.#clock) this.#clock = asked.at
    blocks.note(prospectId, before, prospect.state)
    if (asked.draft.eventType === 'Blocklist Prospect') blocked.add(prospectId)
    if (asked.draft.eventType === 'Unblock Prospect') lifted.note(prospectId, { ...before, block: null }, before)
    return { kind: 'added', added, before, after: prospect.state }
  }

  /**
   * What the event has lifted so far. To unblock all who share a number is right for each of them, whoever comes first: the block
   * of the first one was the block of the others.
   */
  #liftedBy(eventIndex: number): NumberBlocks {
    const lifted = this.#lifted.get(eventIndex) ?? new NumberBlocks([])
    this.#lifted.set(eventIndex, lifted)
    return lifted
  }

  /** Whom the event has blocked so far. To block all who share a number is right for each of them too. */
  #blockedBy(eventIndex: number): Set<number> {
    const blocked = this.#blocked.get(eventIndex) ?? new Set()
    this.#blocked.set(eventIndex, blocked)
    return blocked
  }

  /** A number's block is lifted wherever it held at that moment: else the prospect that was asked for would stay blocked. */
  #liftWith({ prospectId, createdAt }: Added, { eventIndex }: FoundTarget, wanted: WantedEvent): Verdict[] {
    const { prospects, blocks } = this.#on
    return blocks
      .holders(prospects.get(prospectId)?.stored.phoneE164 ?? null, prospectId)
      .filter((holder) => !this.#own.has(`${eventIndex} ${holder.prospectId}`))
      .filter((holder) => this.#isBlocked(holder.prospectId, wanted.occurredAt ?? createdAt))
      .map((holder) => {
        const target = { eventIndex, targetIndex: null, prospectId: holder.prospectId, endId: holder.prospectId }
        return { target, isLifted: true, end: this.#once(target, { ...wanted, externalId: null }) }
      })
  }

  #isBlocked(prospectId: number, at: Timestamp): boolean {
    const prospect = this.#on.prospects.get(prospectId)
    // What can't be looked up is decided as if it was: the refusal tells why it can't.
    return prospect === undefined || prospect.needsHistory(at) || prospect.stateAt(at).block !== null
  }
}
