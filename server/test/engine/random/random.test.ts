import { sample } from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Desk, openDesk, type TestEngine, useEngine } from '../desk.ts'
import { play } from './play.ts'
import { explainFailure } from './shrink.ts'
import { type Sequence, sequence } from './steps.ts'

/** How many sequences are played, and which: FOYER_SEED plays those of an earlier run again. */
const sequences = Number(process.env['FOYER_SEQUENCES'] ?? 500)
const seed = Number(process.env['FOYER_SEED'] ?? Math.trunc(Math.random() * 2 ** 31))

/** Played side by side: a step of all of them is a few calls. */
const atOnce = 500

let desk: Desk
beforeAll(async () => {
  desk = await openDesk()
})
afterAll(() => desk.close())

/** What went wrong in one of these sequences, or null. */
const playSome = async (engines: readonly TestEngine[], some: readonly Sequence[]): Promise<string | null> => {
  const { runs } = await play(desk, engines, some)
  const [failed] = runs.filter(({ difference }) => difference !== null)
  if (failed === undefined) return null
  const words = await explainFailure(desk, engines, failed.sequence)
  return words ?? `right when it is alone, but among others: ${failed.difference?.stack}`
}

test('random sequences of all types, late events, deletions, merges and undos leave what a plain model says', {
  timeout: 900_000,
}, async () => {
  const engines = [useEngine(desk.url), useEngine(desk.url)]
  const all = sample(sequence, { numRuns: sequences, seed })
  let difference: string | null = null
  for (let from = 0; from < all.length && difference === null; from += atOnce)
    difference = await playSome(engines, all.slice(from, from + atOnce))
  const shown = difference && `FOYER_SEED=${seed} FOYER_SEQUENCES=${sequences}\n${difference}`
  expect(shown).toBeNull()
  expect(await desk.verify()).toBeNull()
  expect(engines.flatMap(({ errors }) => errors)).toEqual([])
})
