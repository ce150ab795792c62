import type { Stage } from '../../../../server/src/catalogue/event-types.ts'

/** Where the keyboard is: a card in a column. */
export type Spot = { readonly stage: Stage; readonly id: number }

/** A column with the ids of its cards from the top. */
export type Lane = { readonly stage: Stage; readonly ids: readonly number[] }

const clamp = (index: number, length: number): number => Math.max(0, Math.min(index, length - 1))

const inLane = (lane: Lane, index: number): Spot | null => {
  const id = lane.ids[clamp(index, lane.ids.length)]
  return id === undefined ? null : { stage: lane.stage, id }
}

const beside = (lanes: readonly Lane[], from: number, step: 1 | -1, row: number): Spot | null => {
  for (let at = from + step; at >= 0 && at < lanes.length; at += step) {
    const lane = lanes[at]
    if (lane !== undefined && lane.ids.length > 0) return inLane(lane, row)
  }
  return null
}

/** Where a key leads from a card: up and down in its column, sideways to the same row of the next column that has cards. Null: nowhere. */
export const nextSpot = (key: string, { stage, id }: Spot, lanes: readonly Lane[]): Spot | null => {
  const column = lanes.findIndex((lane) => lane.stage === stage)
  const lane = lanes[column]
  if (lane === undefined) return null
  const row = lane.ids.indexOf(id)
  switch (key) {
    case 'ArrowDown':
      return inLane(lane, row + 1)
    case 'ArrowUp':
      return inLane(lane, row - 1)
    case 'Home':
      return inLane(lane, 0)
    case 'End':
      return inLane(lane, lane.ids.length - 1)
    case 'ArrowRight':
      return beside(lanes, column, 1, row)
    case 'ArrowLeft':
      return beside(lanes, column, -1, row)
    default:
      return null
  }
}
