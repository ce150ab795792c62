import { describe, expect, test } from 'vitest'
import { eventTypeRow } from '../../../server/src/catalogue/event-types.ts'
import { nextSpot } from '../../src/pages/board/arrows.ts'
import { ageText, type BoardCard, countChange, placed } from '../../src/pages/board/placing.ts'
import { boardStages, plainWayTo, waysTo } from '../../src/pages/board/stages.ts'

const card = (id: number, stage: BoardCard['stage'] = 'lead'): BoardCard =>
  ({ id, stage, created_at: `2026-11-${10 + id}T10:00:00.000000Z` }) as BoardCard
const idsOf = (cards: readonly BoardCard[]): number[] => cards.map(({ id }) => id)

describe('ways to a stage', () => {
  test('are events that reach it, and every column has one', () => {
    for (const stage of boardStages) {
      const ways = waysTo(stage)
      expect(ways.length).toBeGreaterThan(0)
      expect(ways.map((type) => eventTypeRow(type)?.stage)).toEqual(ways.map(() => stage))
      expect(new Set(ways).size).toBe(ways.length)
    }
  })

  test('ask when there are several, or when a time is needed, and blocklist nobody', () => {
    expect(boardStages.filter((stage) => plainWayTo(stage) !== null)).toEqual(['lead', 'approved', 'moved in'])
    expect(waysTo('showing')[0]).toBe('Showing Scheduled')
    expect(waysTo('lost')).not.toContain('Blocklist Prospect')
  })
})

describe('cards that are being moved', () => {
  const column = [card(5), card(3), card(1)]

  test('leave their column and stand in the other one where the server will put them', () => {
    const moves = [{ card: card(3), to: 'showing' as const }]
    expect(idsOf(placed(column, 'lead', moves))).toEqual([5, 1])
    expect(idsOf(placed([card(4, 'showing'), card(2, 'showing')], 'showing', moves))).toEqual([4, 3, 2])
    expect(idsOf(placed([], 'showing', moves))).toEqual([3])
  })

  test('are there once when the server has moved them already', () => {
    const moves = [{ card: card(3), to: 'showing' as const }]
    expect(idsOf(placed([card(3, 'showing')], 'showing', moves))).toEqual([3])
  })

  test('are counted where they stand', () => {
    const moves = [{ card: card(3), to: 'showing' as const }]
    expect((['lead', 'showing', 'lost'] as const).map((stage) => countChange(stage, moves))).toEqual([-1, 1, 0])
  })
})

describe('arrow keys', () => {
  const lanes = [
    { stage: 'lead' as const, ids: [1, 2, 3] },
    { stage: 'contacted' as const, ids: [] },
    { stage: 'showing' as const, ids: [4, 5] },
  ]
  const go = (key: string, stage: 'lead' | 'showing', id: number) => nextSpot(key, { stage, id }, lanes)?.id ?? null

  test('go up and down to the ends of a column', () => {
    expect([go('ArrowDown', 'lead', 1), go('ArrowDown', 'lead', 3), go('ArrowUp', 'lead', 1)]).toEqual([2, 3, 1])
    expect([go('Home', 'lead', 3), go('End', 'lead', 1)]).toEqual([1, 3])
  })

  test('go sideways over empty columns, to the last card of a shorter one', () => {
    expect([go('ArrowRight', 'lead', 2), go('ArrowRight', 'lead', 3), go('ArrowLeft', 'showing', 4)]).toEqual([5, 5, 1])
    expect([go('ArrowLeft', 'lead', 1), go('ArrowRight', 'showing', 4), go('x', 'lead', 1)]).toEqual([null, null, null])
  })
})

test('an age is told in its largest whole unit', () => {
  const now = Date.parse('2026-11-29T12:00:00Z')
  const since = ['2026-11-29T12:00:30Z', '2026-11-29T11:20:00Z', '2026-11-28T13:00:00Z', '2026-11-01T12:00:00Z']
  expect(since.map((at) => ageText(at, now))).toEqual(['0 min', '40 min', '23 h', '28 d'])
  expect(ageText('2026-06-01T12:00:00Z', now)).toBe('5 mo')
})
