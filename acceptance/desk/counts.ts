import { byText, over, showings, toMicros, type Window } from './plans.ts'
import type { Books } from './world/books.ts'
import { isOpen, type Standing, stageNames } from './world/standing.ts'

/** The lists of a day's work, counted prospect by prospect as docs/desk.md says it in words. */

/** What a list shows of a prospect. */
export const rowOf = ({ id, name, stage, holders, followUp, unit_id, source }: Standing) => ({
  ...{ id, name, stage, unit_id, source },
  assigned_to_user_ids: holders,
  next_follow_up: followUp,
})

export const unassigned = (all: readonly Standing[]): Standing[] =>
  all
    .filter((one) => one.holders.length === 0 && isOpen(one))
    .toSorted((one, other) => byText(other.created_at, one.created_at) || other.id - one.id)

export const due = (all: readonly Standing[], before: string, userId: string | null = null): Standing[] =>
  all
    .filter(({ followUp, holders }) => (followUp ?? before) < before && (userId === null || holders.includes(userId)))
    .toSorted((one, other) => byText(one.followUp ?? '', other.followUp ?? '') || one.id - other.id)

export const awaiting = (all: readonly Standing[]) =>
  all
    .filter(isOpen)
    .flatMap((one) => {
      const answered = one.facts.findLastIndex(({ event_type: type }) => type === 'PM Response')
      const asked = one.facts.slice(answered + 1).find(({ event_type: type }) => type === 'Awaiting PM Response')
      return asked === undefined ? [] : [{ one, since: asked.created_at }]
    })
    .toSorted((one, other) => byText(one.since, other.since) || one.one.id - other.one.id)

export const stageCounts = (all: readonly Standing[]) =>
  stageNames.map((stage) => ({ stage, count: all.filter((one) => one.stage === stage).length }))

/** A row for each active member, by name. */
export const workload = (all: readonly Standing[], books: Books, accountId: string, now: number, today: Window) => {
  const ahead = showings(all, books, [toMicros(now), toMicros(now + 7 * 86_400_000)])
  const stillToBe = ahead.filter(({ status }) => !over.includes(status))
  const given = all.flatMap(({ facts }) => facts).filter(({ event_type: type }) => type === 'Assign to User')
  return books.people
    .filter(({ active }) => active)
    .flatMap(({ id, name, memberships }) => {
      const own = memberships.find(({ account_id, active }) => account_id === accountId && active)
      return own === undefined ? [] : [{ id, name, role: own.role }]
    })
    .toSorted((one, other) => byText(one.name, other.name))
    .map((user) => {
      const open = all.filter((one) => one.holders.includes(user.id) && isOpen(one))
      const moments = given.filter(({ context }) => context.assignedToUserIds?.includes(user.id))
      return {
        user,
        prospects: open.length,
        follow_ups_due: due(all, today[1], user.id).length,
        showings_next_7_days: stillToBe.filter(({ user_ids: ids }) => ids.includes(user.id)).length,
        last_assigned_at:
          moments
            .map(({ created_at: at }) => at)
            .toSorted()
            .at(-1) ?? null,
      }
    })
}
