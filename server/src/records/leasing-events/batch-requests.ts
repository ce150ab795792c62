import type { Target, WantedEvent } from '../../engine/writing/commands.ts'

/**
 * What a job has to do, as it stands in its row. It outlives the version that put it down: a change of it must still read old ones.
 * Targets are lists of three, in the order of their fields: ten thousand of them are written and read.
 */
export type EventsRequest = {
  readonly events: readonly WantedEvent[]
  readonly targets: readonly (readonly [number, number | null, number | null])[]
}

export type UndoRequest = { readonly prospectIds: readonly number[] }

export const toEventsRequest = (events: readonly WantedEvent[], targets: readonly Target[]): EventsRequest => ({
  events,
  targets: targets.map(({ eventIndex, targetIndex, prospectId }) => [eventIndex, targetIndex, prospectId]),
})

export const targetsOf = ({ targets }: EventsRequest): Target[] =>
  targets.map(([eventIndex, targetIndex, prospectId]) => ({ eventIndex, targetIndex, prospectId }))

const isAboutBlocks = (event: WantedEvent | undefined): boolean =>
  event?.draft.eventType === 'Blocklist Prospect' || event?.draft.eventType === 'Unblock Prospect'

/**
 * The targets that are written next, behind so many that are done. One event is not parted as long as it fits: that a prospect is
 * named for it twice, under two ids since it was merged, is found out only when both are looked at together. One about blocks never
 * is: that it concerns all who share a number, too.
 */
export const nextTargets = (
  { events }: Pick<EventsRequest, 'events'>,
  targets: readonly Target[],
  done: number,
  most: number,
): readonly Target[] => {
  const end = done + most
  const last = targets[end - 1]
  const next = targets[end]
  if (last === undefined || next === undefined || last.eventIndex !== next.eventIndex) return targets.slice(done, end)
  const begin = targets.findIndex(({ eventIndex }, place) => place >= done && eventIndex === next.eventIndex)
  if (begin > done) return targets.slice(done, begin)
  if (!isAboutBlocks(events[next.eventIndex])) return targets.slice(done, end)
  const behind = targets.findIndex(({ eventIndex }, place) => place > end && eventIndex !== next.eventIndex)
  return targets.slice(done, behind === -1 ? undefined : behind)
}
