import { pino } from 'pino'
import { expect, onTestFinished, test } from 'vitest'
import { type KeepWorkingOptions, keepWorking } from '../../../src/storage/connections/keep-working.ts'
import { until } from '../../support/wait.ts'

/** Work that was broken off is begun again, and an operator hears of it: at once, as long as it lasts, and not at every try. */

type Line = { readonly level: number; readonly msg: string }

/** Levels as numbers, as they stand in the log. */
const { debug, warn, error } = pino.levels.values

/** Works with hardly a pause between tries until the test is over. What is logged meanwhile. */
const useKeeper = (options: Pick<KeepWorkingOptions, 'work'> & Partial<KeepWorkingOptions>) => {
  const lines: Line[] = []
  const log = pino({ level: 'debug' }, { write: (text: string) => void lines.push(JSON.parse(text)) })
  const keeper = keepWorking({ what: 'letters', log, revive: async () => {}, longestPauseMs: 0, ...options })
  onTestFinished(keeper.close)
  return lines
}

const refused = (): Error => Object.assign(new Error('connect ECONNREFUSED'), { syscall: 'connect' })

/** After how many failures it was told at this level. */
const toldAt = (lines: readonly Line[], level: number | undefined): number[] =>
  lines.flatMap((line, index) => (line.level === level ? [index] : []))

test('a database that stays away is told at the first failure and then at every thirtieth, and tried to be brought back each time', async () => {
  let revivals = 0
  const lines = useKeeper({
    work: async () => {
      throw refused()
    },
    revive: async () => {
      revivals++
      throw new Error('in vain')
    },
  })
  await until(() => lines.length > 100)
  expect(toldAt(lines.slice(0, 100), warn)).toEqual([0, 30, 60, 90])
  expect(lines[30]?.msg).toBe('letters wait until the database answers')
  expect(toldAt(lines.slice(0, 100), debug)).toHaveLength(96)
  expect(revivals).toBeGreaterThanOrEqual(100)
})

test('a failure that is not the database being away is told as an error, as often, and nothing is brought back', async () => {
  let revivals = 0
  const lines = useKeeper({
    work: async () => {
      throw new Error('a bug')
    },
    revive: async () => {
      revivals++
    },
  })
  await until(() => lines.length > 60)
  expect(toldAt(lines.slice(0, 60), error)).toEqual([0, 30])
  expect(lines[0]?.msg).toBe('letters wait until this is mended')
  expect(revivals).toBe(0)
})
