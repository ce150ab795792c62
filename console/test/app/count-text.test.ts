import { expect, test } from 'vitest'
import { countText } from '../../src/app/looks/count-text.ts'

test('a count has commas, and a plus when there are more than were counted', () => {
  expect([countText(7, false), countText(1_300, false), countText(10_000, true)]).toEqual(['7', '1,300', '10,000+'])
})
