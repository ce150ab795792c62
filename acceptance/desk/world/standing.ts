import type { Books, FeedEvent, Profile } from './books.ts'

/*
 * What follows from what was written down, in the plainest words: the documents of the API say them, and nothing here is the
 * server's.
 */

const stages: Readonly<Record<string, readonly string[]>> = {
  lead: ['New'],
  contacted: ['Contacted, Awaiting Information', 'Ghosting'],
  showing: ['Showing Scheduled', 'Showing Confirmed', 'Arrived for Showing', 'Showing Complete'],
  application: ['Application Received'],
  approved: ['Application Approved'],
  lease: ['Lease out for signing', 'Lease Signed', 'Move-in Scheduled'],
  'moved in': ['Moved In'],
  lost: ['Not Interested', 'Prescreen Rejected - Self reported income', 'Blocklist Prospect'],
}
export const stageNames = Object.keys(stages)
const stageOf = new Map(stageNames.flatMap((stage) => (stages[stage] ?? []).map((type) => [type, stage] as const)))

/** A prospect, the events of it that count, in the order in which they happened, and where they leave it. */
export type Standing = Profile & {
  readonly facts: readonly FeedEvent[]
  readonly stage: string
  /** All that it ever was in. */
  readonly entered: ReadonlySet<string>
  readonly holders: readonly string[]
  readonly followUp: string | null
}

const inOrder = (one: FeedEvent, other: FeedEvent): number =>
  one.created_at === other.created_at ? one.id - other.id : one.created_at < other.created_at ? -1 : 1

/** Without those that were deleted, and those that were taken back by one that stands. */
const thatStand = (events: readonly FeedEvent[], writtenTo: ReadonlyMap<number, number>): FeedEvent[] => {
  const origin = ({ id, prospect_id }: FeedEvent): number => writtenTo.get(id) ?? prospect_id
  const stands = (event: FeedEvent, place: number): boolean =>
    !event.deleted &&
    !events.some(
      (other, its) =>
        its > place &&
        event.batch_id !== null &&
        other.undoes_batch_id === event.batch_id &&
        origin(other) === origin(event) &&
        stands(other, its),
    )
  return events.filter(stands).filter((event) => event.undoes_batch_id === null)
}

/** Blocked twice, a prospect is again what it was before the first time; unblocked, too. */
const stageAfter = (facts: readonly FeedEvent[]): string => {
  let [stage, before]: [string, string | null] = ['lead', null]
  for (const { event_type: type } of facts) {
    if (type === 'Blocklist Prospect') before ??= stage
    if (type === 'Unblock Prospect') [stage, before] = [before ?? stage, null]
    stage = stageOf.get(type) ?? stage
  }
  return stage
}

const followUpAfter = (facts: readonly FeedEvent[]): string | null => {
  let planned: string | null = null
  for (const { next_follow_up: next, context } of facts)
    planned = next ?? (context.followUpDone === true ? null : planned)
  return planned
}

/** Who has a prospect after these facts. */
export const holdersAfter = (facts: readonly FeedEvent[]): readonly string[] =>
  facts.findLast(({ event_type: type }) => type === 'Assign to User')?.context.assignedToUserIds ?? []

const standing = (profile: Profile, events: readonly FeedEvent[], writtenTo: ReadonlyMap<number, number>): Standing => {
  const facts = thatStand(events.toSorted(inOrder), writtenTo)
  return {
    ...profile,
    facts,
    stage: stageAfter(facts),
    entered: new Set(facts.flatMap(({ event_type: type }) => stageOf.get(type) ?? [])),
    holders: holdersAfter(facts),
    followUp: followUpAfter(facts),
  }
}

/** All prospects that were not merged into others. */
export const standings = ({ events, prospects }: Books, writtenTo: ReadonlyMap<number, number>): Standing[] => {
  const byProspect = Map.groupBy(events, ({ prospect_id: id }) => id)
  return prospects.map((profile) => standing(profile, byProspect.get(profile.id) ?? [], writtenTo))
}

export const isOpen = ({ stage }: Pick<Standing, 'stage'>): boolean => stage !== 'lost' && stage !== 'moved in'
