import { expect, test } from 'vitest'
import { closedStages, funnelStages } from '../../../server/src/catalogue/desk.ts'
import { openStages } from '../../src/app/looks/tones.ts'

test('open are the stages that the server counts on the desk', () => {
  const closed: readonly string[] = closedStages
  expect(openStages).toEqual(funnelStages.filter((stage) => !closed.includes(stage)))
})
