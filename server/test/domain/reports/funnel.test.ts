import { expect, test } from 'vitest'
import { funnelOf } from '../../../src/domain/reports/funnel.ts'

test('whoever comes to a stage came through those before it, and ends in one row', () => {
  const steps = funnelOf([
    { place: 0, prospects: 5, lost: 2 },
    { place: 2, prospects: 3, lost: 3 },
    { place: 6, prospects: 1, lost: 0 },
  ])
  expect(steps.map(({ stage, reached, wentOn, lost, open }) => [stage, reached, wentOn, lost, open])).toEqual([
    ['lead', 9, 4, 2, 3],
    ['contacted', 4, 4, 0, 0],
    ['showing', 4, 1, 3, 0],
    ['application', 1, 1, 0, 0],
    ['approved', 1, 1, 0, 0],
    ['lease', 1, 1, 0, 0],
    ['moved in', 1, 0, 0, 1],
  ])
})

test('of nobody, nobody came anywhere', () => {
  expect(new Set(funnelOf([]).map(({ reached }) => reached))).toEqual(new Set([0]))
})
