import { type EventType, eventTypeRow, type Stage } from '../../../../src/catalogue/event-types.ts'
import type { Timestamp } from '../../../../src/catalogue/leasing-events.ts'

/*
 * What follows from what was written down, in the plainest words and without a line of the product's own rules: only the table of
 * the 45 types is the same.
 */

export type Block = {
  readonly status: EventType
  readonly stage: Stage
  readonly reason: string | null
  readonly until: Timestamp | null
  readonly phone: string | null
  readonly at: Timestamp
  readonly by: string
}

/** Where a prospect stands. */
export type Place = {
  readonly status: EventType
  readonly stage: Stage
  readonly stageTimes: { readonly [stage in Stage]?: Timestamp }
  readonly block: Block | null
  readonly nextFollowUp: Timestamp | null
  readonly plannedDateTime: Timestamp | null
  readonly showingUserIds: readonly string[] | null
}

/** Something that was written down. */
export type Fact = {
  readonly id: number
  /** The prospect that it was written to. Where it stands now, merges say. */
  readonly to: number
  /** When it happened. */
  readonly at: Timestamp
  readonly by: string
  /** In which step of the sequence it was written. */
  readonly turn: number
  readonly batchId: string | null
  readonly name: string | null
  readonly type: EventType
  readonly plannedDateTime: Timestamp | null
  readonly nextFollowUp: Timestamp | null
  readonly followUpDone: boolean
  readonly userIds: readonly string[] | null
  readonly reason: string | null
  readonly until: Timestamp | null
  readonly phone: string | null
  /** The batch that it takes back. Then nothing else of it counts, whatever the type says. */
  readonly undoes: string | null
  deletion: { readonly turn: number; readonly by: string } | null
}

const nowhere: Place = {
  status: 'New',
  stage: 'lead',
  stageTimes: {},
  block: null,
  nextFollowUp: null,
  plannedDateTime: null,
  showingUserIds: null,
}

/** What a blocklisted prospect still takes. */
export const whileBlocked: readonly EventType[] = ['Log Note', 'Assign to User', 'Unblock Prospect']

export const isOver = (block: Block, at: Timestamp): boolean => block.until !== null && block.until <= at

/** Without its block a prospect is again what it was before, but the funnel remembers the times. */
const unblocked = (place: Place): Place =>
  place.block === null ? place : { ...place, status: place.block.status, stage: place.block.stage, block: null }

const blocked = (place: Place, { reason, until, phone, at, by }: Fact): Place => {
  // Blocked twice: the way back leads to before the first time.
  const { status, stage } = place.block ?? place
  return { ...place, block: { status, stage, reason, until, phone, at, by } }
}

const withBlockOf = (place: Place, fact: Fact): Place => {
  const endsAnother = fact.until !== null && place.block !== null && !isOver(place.block, fact.at)
  if (fact.type === 'Unblock Prospect') return endsAnother ? place : unblocked(place)
  const hasEnded = place.block !== null && isOver(place.block, fact.at)
  const current = hasEnded && !whileBlocked.includes(fact.type) ? unblocked(place) : place
  return fact.type === 'Blocklist Prospect' ? blocked(current, fact) : current
}

const withStageOf = (place: Place, { type, at }: Fact): Place => {
  const stage = eventTypeRow(type)?.stage ?? null
  if (stage === null) return place
  const isThere = place.stage === stage && place.stageTimes[stage] !== undefined
  return { ...place, stage, stageTimes: isThere ? place.stageTimes : { ...place.stageTimes, [stage]: at } }
}

const withStatusOf = (place: Place, { type }: Fact): Place =>
  eventTypeRow(type)?.setsStatus ? { ...place, status: type } : place

const withDatesOf = (place: Place, fact: Fact): Place => {
  const endsPlan = eventTypeRow(fact.type)?.endsPlan ?? false
  const showing = endsPlan || fact.type === 'Showing Scheduled' ? null : place.showingUserIds
  return {
    ...place,
    nextFollowUp: fact.nextFollowUp ?? (fact.followUpDone ? null : place.nextFollowUp),
    plannedDateTime: fact.plannedDateTime ?? (endsPlan ? null : place.plannedDateTime),
    showingUserIds: fact.type === 'Reassign Showing' ? fact.userIds : showing,
  }
}

/** Where a prospect stands of which these facts are true, in the order in which they happened. */
export const whereItStands = (facts: readonly Fact[]): Place =>
  facts
    .filter(({ undoes }) => undoes === null)
    .reduce(
      (place, fact) => withDatesOf(withStatusOf(withStageOf(withBlockOf(place, fact), fact), fact), fact),
      nowhere,
    )

/** Who has it: those whom the last assignment names. */
export const whoHasIt = (facts: readonly Fact[]): readonly string[] =>
  facts.findLast(({ type, undoes }) => type === 'Assign to User' && undoes === null)?.userIds ?? []

/** Those of these facts, in order, that stand: nobody deleted them, and none that stands takes them back. */
export const thoseThatStand = (facts: readonly Fact[]): Fact[] => {
  const stands = (fact: Fact, place: number): boolean =>
    fact.deletion === null &&
    !facts.some(
      (other, its) =>
        its > place &&
        other.undoes !== null &&
        other.undoes === fact.batchId &&
        other.to === fact.to &&
        stands(other, its),
    )
  return facts.filter(stands)
}
