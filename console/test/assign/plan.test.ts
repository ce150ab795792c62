import { describe, expect, test } from 'vitest'
import { type Choice, movedSince, planOf, type Target } from '../../src/assign/plan.ts'

const members = new Set(['ann', 'ben', 'cora'])

const target = (id: number, assignees: readonly string[], refusal: string | null = null): Target => ({
  id,
  name: null,
  phone: null,
  unitAddress: null,
  assignees,
  refusal,
})

const targets = [target(1, []), target(2, ['ann']), target(3, ['ann', 'ben']), target(4, ['ann', 'gone'])]

const planned = (choice: Partial<Choice>, of: readonly Target[] = targets) =>
  planOf(of, { mode: 'replace', agents: [], isNobody: false, ...choice }, members).events.map((event) => [
    event.prospect_ids,
    (event.context as { readonly assignedToUserIds?: readonly string[] }).assignedToUserIds,
  ])

describe('a plan of an assignment', () => {
  test('does nothing until somebody is chosen', () => {
    expect(planned({})).toEqual([])
    expect(planned({ mode: 'remove' })).toEqual([])
  })

  test('replaces who has the prospects, and leaves out who has them already', () => {
    expect(planned({ agents: ['ann'] })).toEqual([[[1, 3, 4], ['ann']]])
  })

  test('takes them from everybody when nobody is to have them', () => {
    expect(planned({ isNobody: true })).toEqual([[[2, 3, 4], []]])
  })

  test('adds beside who has each, in one event for all who end up with the same', () => {
    expect(planned({ mode: 'add', agents: ['ben'] })).toEqual([
      [[1], ['ben']],
      [
        [2, 4],
        ['ann', 'ben'],
      ],
    ])
  })

  test('lets go who is no member any more, as nothing can be given to them', () => {
    expect(planned({ mode: 'remove', agents: ['ben'] })).toEqual([[[3, 4], ['ann']]])
  })

  test('leaves out what the server refuses whatever is chosen', () => {
    expect(planned({ agents: ['cora'] }, [target(1, []), target(2, [], 'is not there')])).toEqual([[[1], ['cora']]])
  })

  test('names at most 1,000 prospects in an event', () => {
    const many = Array.from({ length: 2_500 }, (_, index) => target(index + 1, []))
    expect(planned({ agents: ['ann'] }, many).map(([ids]) => (ids as number[]).length)).toEqual([1_000, 1_000, 500])
  })
})

describe('what was decided upon', () => {
  test('still holds when the same people have it, in whatever order', () => {
    expect(movedSince(targets, targets)).toEqual(new Set())
    expect(movedSince([target(3, ['ann', 'ben'])], [target(3, ['ben', 'ann'])])).toEqual(new Set())
  })

  test('does not when others have it, when it is refused now, or gone', () => {
    const now = [target(1, ['cora']), target(2, ['ann']), target(4, ['ann', 'gone'], 'It was merged')]
    expect(movedSince(targets, now)).toEqual(new Set([1, 3, 4]))
  })
})
