import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { EventType } from '../../src/catalogue/event-types.ts'
import { assignmentsOf } from '../../src/domain/assignments.ts'
import { fold } from '../../src/domain/prospects.ts'

type Given = { readonly at: number; readonly userIds: readonly string[] }

const given = (...sets: readonly (readonly string[])[]) => sets.map((userIds, at) => ({ at, userIds }))

/** Each as "who, from, to". */
const told = (handovers: readonly Given[], hadBefore: readonly string[] = []) =>
  assignmentsOf(handovers, hadBefore).map(({ userId, begin, end }) => [userId, begin.at, end?.at ?? null])

describe('who had a prospect from when to when', () => {
  it('lasts until somebody else has the prospect instead', () => {
    expect(told(given(['lena'], ['mary'], []))).toStrictEqual([
      ['lena', 0, 1],
      ['mary', 1, 2],
    ])
  })

  it('goes on when the same set is assigned again, or somebody joins them', () => {
    expect(told(given(['lena'], ['lena'], ['mary', 'lena']))).toStrictEqual([
      ['lena', 0, null],
      ['mary', 2, null],
    ])
  })

  it('begins anew for who had the prospect before and comes back', () => {
    expect(told(given(['lena'], [], ['lena']))).toStrictEqual([
      ['lena', 0, 1],
      ['lena', 2, null],
    ])
  })

  it('is in the order in which an event names people', () => {
    expect(told(given(['zoe', 'adam']))).toStrictEqual([
      ['zoe', 0, null],
      ['adam', 0, null],
    ])
  })

  it('does not tell of what began before the first of the events', () => {
    expect(told(given(['lena', 'mary'], ['mary'], ['lena']), ['lena'])).toStrictEqual([
      ['mary', 0, 2],
      ['lena', 2, null],
    ])
  })

  it('is nothing where nobody was ever assigned', () => {
    expect(told(given([], []))).toStrictEqual([])
  })
})

const people = ['ana', 'ben', 'cem', 'dia']
const sets = fc.array(
  fc.subarray(people).chain((some) => fc.shuffledSubarray(some, { minLength: some.length })),
  {
    maxLength: 30,
  },
)

const foldOf = (handovers: readonly Given[]): readonly string[] =>
  fold(
    handovers.map(({ userIds }) => ({
      eventType: 'Assign to User' as EventType,
      context: { assignedToUserIds: userIds, createdByUserRole: 'Owner', previousAssignedToUserIds: [] },
      plannedDateTime: null,
      nextFollowUp: null,
      createdAt: '2024-10-05T18:53:03.406168Z',
      createdBy: 'olga',
      deleted: false,
      batchId: null,
      undoesBatchId: null,
      writtenTo: 1,
    })),
  ).assignedToUserIds

describe('over any history', () => {
  it('those who have the prospect after each event are exactly the assignees of the fold', () => {
    fc.assert(
      fc.property(sets, (some) => {
        const handovers = given(...some)
        const all = assignmentsOf(handovers)
        for (const { at } of handovers) {
          const open = all.filter(({ begin, end }) => begin.at <= at && (end === null || end.at > at))
          expect(open.map(({ userId }) => userId).toSorted()).toStrictEqual(
            foldOf(handovers.slice(0, at + 1)).toSorted(),
          )
        }
      }),
    )
  })

  it('the assignments of one person never touch each other', () => {
    fc.assert(
      fc.property(sets, (some) => {
        for (const own of Map.groupBy(assignmentsOf(given(...some)), ({ userId }) => userId).values())
          for (const [index, { begin, end }] of own.entries()) {
            expect(end?.at ?? Number.POSITIVE_INFINITY).toBeGreaterThan(begin.at)
            const next = own[index + 1]
            if (next !== undefined) expect(end?.at ?? Number.POSITIVE_INFINITY).toBeLessThan(next.begin.at)
          }
      }),
    )
  })

  it('nothing depends on where the events are cut, or on who else is looked at', () => {
    fc.assert(
      fc.property(sets, fc.nat({ max: 30 }), (some, cut) => {
        const handovers = given(...some)
        const all = told(handovers)
        const before = handovers[cut - 1]?.userIds ?? []
        expect(told(handovers.slice(cut), before)).toStrictEqual(all.filter(([, from]) => Number(from) >= cut))
        for (const person of people) {
          const own = handovers.map(({ at, userIds }) => ({ at, userIds: userIds.filter((one) => one === person) }))
          expect(told(own)).toStrictEqual(all.filter(([who]) => who === person))
        }
      }),
    )
  })
})
