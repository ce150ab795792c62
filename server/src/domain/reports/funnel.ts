import { funnelStages } from '../../catalogue/desk.ts'

/** How many prospects came as far as the stage at this place of `funnelStages` and no further, and how many of them are lost now. */
export type Ending = { readonly place: number; readonly prospects: number; readonly lost: number }

/** A step of the funnel. `reached` is `wentOn` and `lost` and `open` together. */
export type FunnelStep = {
  readonly stage: (typeof funnelStages)[number]
  /** Came to this stage, or to one behind it. */
  readonly reached: number
  readonly wentOn: number
  readonly lost: number
  /** Came no further until now. */
  readonly open: number
}

/** The funnel of prospects of which each ended somewhere. */
export const funnelOf = (endings: readonly Ending[]): FunnelStep[] => {
  const sum = (from: number): number =>
    endings.filter(({ place }) => place >= from).reduce((total, { prospects }) => total + prospects, 0)
  return funnelStages.map((stage, place) => {
    const [reached, wentOn] = [sum(place), sum(place + 1)]
    const lost = endings.find((ending) => ending.place === place)?.lost ?? 0
    return { stage, reached, wentOn, lost, open: reached - wentOn - lost }
  })
}
