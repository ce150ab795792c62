import { closedStages, funnelStages } from '../../../src/catalogue/desk.ts'
import { eventTypeRow } from '../../../src/catalogue/event-types.ts'
import type { Fact } from '../../engine/random/model/facts.ts'
import type { Model } from '../../engine/random/model/model.ts'

/** The reads of the desk, thought through prospect by prospect over the plain model of random histories. Slow and plain. */

const isOpen = (stage: string): boolean => !(closedStages as readonly string[]).includes(stage)

/** A prospect that was not merged into another one, and all that is true of it, in order. */
const standing = (models: readonly Model[]) =>
  models.flatMap((model) =>
    [...model.prospects.keys()]
      .filter((id) => model.mergedInto(id) === null)
      .map((id) => ({
        id,
        place: model.place(id),
        holders: model.assignees(id),
        facts: model.truthOf(id).filter(({ undoes }) => undoes === null),
      })),
  )
type Standing = ReturnType<typeof standing>[number]

const byNumber = (one: number, other: number): number => one - other

export const unassigned = (models: readonly Model[]): number[] =>
  standing(models)
    .filter(({ place, holders }) => holders.length === 0 && isOpen(place.stage))
    .map(({ id }) => id)
    .toSorted((one, other) => other - one)

/** Of all, or of those that this user has. */
export const due = (models: readonly Model[], before: string, userId: string | null): number[] =>
  standing(models)
    .filter(({ holders }) => userId === null || holders.includes(userId))
    .flatMap(({ id, place: { nextFollowUp } }) =>
      nextFollowUp !== null && nextFollowUp < before ? [{ id, nextFollowUp }] : [],
    )
    .toSorted((one, other) =>
      one.nextFollowUp === other.nextFollowUp ? one.id - other.id : one.nextFollowUp < other.nextFollowUp ? -1 : 1,
    )
    .map(({ id }) => id)

export const awaiting = (models: readonly Model[]) =>
  standing(models).flatMap(({ id, place, facts }) => {
    const answered = facts.findLastIndex(({ type }) => type === 'PM Response')
    const [first] = facts.slice(answered + 1).filter(({ type }) => type === 'Awaiting PM Response')
    return isOpen(place.stage) && first !== undefined ? [{ prospectId: id, since: first.at }] : []
  })

export const stages = (models: readonly Model[]): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>()
  for (const { place } of standing(models)) counts.set(place.stage, (counts.get(place.stage) ?? 0) + 1)
  return counts
}

export const load = (models: readonly Model[], userId: string, before: string) => {
  const open = standing(models).filter(({ holders, place }) => holders.includes(userId) && isOpen(place.stage))
  const given = standing(models)
    .flatMap(({ facts }) => facts)
    .filter(({ type, userIds }) => type === 'Assign to User' && userIds?.includes(userId))
    .map(({ at }) => at)
  return {
    userId,
    openProspects: open.length,
    followUpsDue: due(models, before, userId).length,
    lastAssignedAt: given.toSorted().at(-1) ?? null,
  }
}

const words: Readonly<Record<string, string>> = {
  'Showing Confirmed': 'Confirmed',
  'Arrived for Showing': 'Arrived',
  'Showing Started': 'Started',
  'Showing Complete': 'Completed',
  'Missed Showing': 'Missed',
  'Showing Failed': 'Failed',
  'Showing Canceled': 'Canceled',
}
const over = ['Completed', 'Missed', 'Failed', 'Canceled']

/** What became of a showing, told step by step. Null: another one was scheduled in its place. */
const becameOf = (
  after: readonly Fact[],
): { readonly status: string; readonly handedTo: readonly string[] | null } | null => {
  let [status, handedTo, isGone]: [string, readonly string[] | null, boolean] = ['Scheduled', null, false]
  for (const { type, userIds } of after) {
    if (type === 'Showing Scheduled') {
      if (over.includes(status) || isGone) break
      return null
    }
    status = words[type] ?? status
    if (type === 'Reassign Showing') handedTo = userIds
    if (words[type] === undefined && eventTypeRow(type)?.endsPlan) isGone = true
  }
  return { status: isGone && !over.includes(status) ? 'Canceled' : status, handedTo }
}

export const showings = (models: readonly Model[], [from, to]: readonly [string, string]) =>
  standing(models).flatMap(({ id, holders, facts }: Standing) =>
    facts.flatMap((fact, place) => {
      const { type, plannedDateTime: at } = fact
      if (type !== 'Showing Scheduled' || at === null || at < from || at >= to) return []
      const became = becameOf(facts.slice(place + 1))
      if (became === null) return []
      return [{ showingId: fact.id, prospectId: id, at, status: became.status, userIds: became.handedTo ?? holders }]
    }),
  )

export const followUps = (models: readonly Model[], [from, to]: readonly [string, string]) =>
  standing(models).flatMap(({ id, holders, place: { nextFollowUp: at } }) =>
    at !== null && at >= from && at < to ? [{ prospectId: id, at, userIds: holders }] : [],
  )

/** How far prospects came: place in the funnel → how many, and how many of them are lost. */
export const furthest = (models: readonly Model[]) => {
  const all = standing(models).map(({ place: { stage, stageTimes } }) => ({
    place: Math.max(
      0,
      ...funnelStages.map((one, place) => (one === stage || stageTimes[one] !== undefined ? place : 0)),
    ),
    isLost: stage === 'lost',
  }))
  return [...Map.groupBy(all, ({ place }) => place)]
    .map(([place, those]) => ({
      place,
      prospects: those.length,
      lost: those.filter(({ isLost }) => isLost).length,
    }))
    .toSorted((one, other) => byNumber(one.place, other.place))
}
