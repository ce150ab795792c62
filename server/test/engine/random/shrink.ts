import type { Desk, TestEngine } from '../desk.ts'
import { play } from './play.ts'
import type { Said, Sequence, Step } from './steps.ts'
import { inWords, withNames } from './words.ts'

/** How often a smaller sequence is tried. */
const tries = 300

const without = <T>(list: readonly T[], place: number): T[] => list.filter((_, index) => index !== place)

const smallerSaid = (said: Said): Said[] => {
  const { targets } = said
  if (typeof targets === 'string' || targets.length === 1) return []
  return targets.map((_, place) => ({ ...said, targets: without(targets, place) }))
}

/** The same step with less in it. */
const smallerSteps = (step: Step): Step[] => {
  if (step.kind !== 'write') return []
  const { events } = step
  const fewer = events.length > 1 ? events.map((_, place) => ({ ...step, events: without(events, place) })) : []
  const shorter = events.flatMap((said, place) =>
    smallerSaid(said).map((small) => ({ ...step, events: events.with(place, small) })),
  )
  return [...fewer, ...shorter]
}

/** Sequences with one thing less. A step that is left out leaves its place empty: the others keep their turns. */
const smaller = ({ phones, steps }: Sequence): Sequence[] => {
  const dropped = steps.flatMap((step, turn) => (step === null ? [] : [steps.with(turn, null)]))
  const simpler = steps.flatMap((step, turn) =>
    step === null ? [] : smallerSteps(step).map((small) => steps.with(turn, small)),
  )
  return [...dropped, ...simpler].map((fewer) => ({ phones, steps: fewer }))
}

/** Plays a sequence alone. What went wrong, in words; null when nothing did. */
const playAlone = async (desk: Desk, engines: readonly TestEngine[], sequence: Sequence): Promise<string | null> => {
  const { runs, crew } = await play(desk, engines, [sequence], 'eachStep')
  const [run] = runs
  const said = run?.difference ?? null
  const difference = said === null ? await desk.verify() : (said.stack ?? said.message)
  return difference === null || run === undefined ? null : withNames(difference, crew, run)
}

/** The smallest sequence that is still wrong, with what is wrong about it; null when this one is right when it is alone. */
export const explainFailure = async (
  desk: Desk,
  engines: readonly TestEngine[],
  failing: Sequence,
): Promise<string | null> => {
  let difference = await playAlone(desk, engines, failing)
  if (difference === null) return null
  let smallest = failing
  let candidates = smaller(smallest)
  for (let tried = 0; tried < tries; tried++) {
    const candidate = candidates.shift()
    if (candidate === undefined) break
    const still = await playAlone(desk, engines, candidate)
    if (still === null) continue
    difference = still
    smallest = candidate
    candidates = smaller(smallest)
  }
  return `${inWords(smallest)}\n${difference}`
}
