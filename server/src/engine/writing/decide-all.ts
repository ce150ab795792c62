import type { LoggedEvent, Timestamp } from '../../catalogue/leasing-events.ts'
import { limits } from '../../catalogue/limits.ts'
import { decide, isRefusal } from '../../domain/decide.ts'
import type { Fault } from '../../domain/refusals.ts'
import type { StoredRoster } from '../../storage/log/read-states.ts'
import type { ExternalName } from '../../storage/writing/histories.ts'
import type { Standing, WantedEvent, WriteCommand } from './commands.ts'
import type { NumberBlocks } from './number-blocks.ts'
import type { FoundTarget } from './targets.ts'
import type { Added, WorkingProspect } from './working-prospect.ts'

/** What was decided about a target. */
export type Verdict = {
  readonly target: FoundTarget
  /** Nobody asked for it: its block is lifted with that of another prospect of the number. */
  readonly isLifted: boolean
  readonly end:
    | { readonly kind: 'added'; readonly added: Added; readonly before: Standing; readonly after: Standing }
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

  constructor(on: DecidedOn, targets: readonly FoundTarget[]) {
    this.#on = on
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
    for (const target of targets) {
      const wanted = this.#on.command.events[target.eventIndex]
      if (wanted === undefined) throw new Error('a target belongs to an event')
      verdicts.push(
        { target, isLifted: false, end: this.#once(target, wanted) },
        ...this.#liftWithIt(target, wanted, verdicts),
      )
    }
    return verdicts
  }

  /** A prospect that is named twice for an event, or under two ids, gets it once; an external id has one event for ever. */
  #once(target: FoundTarget, wanted: WantedEvent): Verdict['end'] {
    const { externalId, draft } = wanted
    const sameTarget = `${target.eventIndex} ${target.endId}`
    const name = externalId === null ? null : nameKey({ source: draft.source, externalId })
    const before = this.#own.get(sameTarget) ?? (name === null ? undefined : this.#own.get(name))
    if (before !== undefined) return before
    const event = name === null ? undefined : this.#known.get(name)
    const end: Verdict['end'] = event === undefined ? this.#judge(target, wanted) : { kind: 'known', event }
    this.#own.set(sameTarget, end)
    if (name !== null && end.kind !== 'refused') this.#own.set(name, end)
    return end
  }

  #judge(target: FoundTarget, { draft, occurredAt, externalId, saidBy }: WantedEvent): Verdict['end'] {
    const { command, now, prospects, roster } = this.#on
    const prospect = target.endId === null ? undefined : prospects.get(target.endId)
    if (prospect === undefined)
      return refused({ code: target.prospectId === null ? 'unknownPhone' : 'unknownProspect' })
    if (externalId !== null && this.#ofMany.has(target.eventIndex)) return refused({ code: 'externalIdOfMany' })
    if (occurredAt !== null && occurredAt > now) return refused({ code: 'inFuture' })
    const at = occurredAt ?? prospect.momentNow(now)
    if (prospect.needsHistory(at)) return refused({ code: 'historyTooLong', limit: limits.eventsPerHistory })
    return this.#add(prospect, { actorUserId: saidBy ?? command.actor.userId, draft, at }, roster)
  }

  #add(prospect: WorkingProspect, asked: Parameters<typeof decide>[0], { members }: StoredRoster): Verdict['end'] {
    const { blocks } = this.#on
    const { prospectId, phoneE164 } = prospect.stored
    const decided = decide(asked, prospect.stateAt(asked.at), {
      roster: members,
      phone: phoneE164,
      phoneIsBlocked: blocks.forbids(phoneE164, prospectId, asked.at),
    })
    if (isRefusal(decided)) return { kind: 'refused', faults: decided.faults }
    const before = prospect.state
    const added = prospect.add(decided, asked.at, asked.actorUserId)
    blocks.note(prospectId, before, prospect.state)
    return { kind: 'added', added, before, after: prospect.state }
  }

  /** A number's block is lifted wherever it holds: else the prospect that was asked for would stay blocked. */
  #liftWithIt(target: FoundTarget, wanted: WantedEvent, verdicts: readonly Verdict[]): Verdict[] {
    const { prospects, blocks } = this.#on
    const end = this.#own.get(`${target.eventIndex} ${target.endId}`)
    const prospect = prospects.get(target.endId ?? 0)
    if (wanted.draft.eventType !== 'Unblock Prospect' || end?.kind !== 'added' || prospect === undefined) return []
    const isAsked = new Set(verdicts.map((verdict) => verdict.target.endId))
    const holders = blocks.holders(prospect.stored.phoneE164, prospect.stored.prospectId)
    return holders
      .filter(({ prospectId }) => !isAsked.has(prospectId))
      .map(({ prospectId }) => {
        const holder = { eventIndex: target.eventIndex, targetIndex: null, prospectId, endId: prospectId }
        return { target: holder, isLifted: true, end: this.#once(holder, { ...wanted, externalId: null }) }
      })
  }
}
