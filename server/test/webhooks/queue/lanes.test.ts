import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Lanes } from '../../../src/webhooks/queue/lanes.ts'

type Row = { readonly id: number; readonly lane: number; isDone: boolean; isRetrying: boolean }

/** What the database would hand out: what is not done, in order, but for what waits behind one that is being retried. */
const due = (rows: readonly Row[], inMemory: ReadonlySet<number>): Row[] =>
  rows.filter(
    (row) =>
      !row.isDone &&
      !inMemory.has(row.id) &&
      (row.isRetrying || !rows.some((other) => other.isRetrying && other.lane === row.lane)),
  )

const step = fc.oneof(
  { weight: 3, arbitrary: fc.constant('start' as const) },
  { weight: 2, arbitrary: fc.constant('take' as const) },
  { weight: 2, arbitrary: fc.record({ end: fc.nat(20), fails: fc.boolean() }) },
  { weight: 2, arbitrary: fc.constant('write down' as const) },
)

test('whatever fails, and whenever it is written down, each lane is sent in order, one at a time', () => {
  const histories = fc.record({
    lanes: fc.array(fc.nat(3), { minLength: 1, maxLength: 30 }),
    steps: fc.array(step, { maxLength: 120 }),
  })
  fc.assert(
    fc.property(histories, ({ lanes: given, steps }) => {
      const rows: Row[] = given.map((lane, index) => ({ id: index + 1, lane, isDone: false, isRetrying: false }))
      const lanes = new Lanes<Row>()
      const underWay: Row[] = []
      const ended: { readonly row: Row; readonly fails: boolean }[] = []
      const run = (one: (typeof steps)[number]): void => {
        if (one === 'take') {
          // As the sender does: first everything is written down.
          run('write down')
          for (const row of due(rows, new Set(lanes.ids))) lanes.add(row)
        } else if (one === 'start') {
          const row = lanes.next()
          if (row === null) return
          expect(underWay.filter(({ lane }) => lane === row.lane)).toEqual([])
          const earlier = rows.filter(({ id, lane }) => lane === row.lane && id < row.id)
          expect(
            earlier.filter((other) => !(other.isDone || ended.some((end) => end.row === other && !end.fails))),
          ).toEqual([])
          underWay.push(row)
        } else if (one === 'write down') {
          for (const { row, fails } of ended.splice(0)) {
            row.isDone = !fails
            row.isRetrying = fails
            lanes.settled(row)
          }
        } else {
          const [row] = underWay.splice(one.end % Math.max(underWay.length, 1), 1)
          if (row === undefined) return
          lanes.ended(row, one.fails)
          ended.push({ row, fails: one.fails })
        }
      }
      for (const one of steps) run(one)
      // And in the end all of it is sent.
      for (let round = 0; round < 1_000 && rows.some((row) => !row.isDone); round++) {
        run('take')
        run('start')
        run({ end: 0, fails: false })
      }
      run('write down')
      expect(rows.filter((row) => !row.isDone)).toEqual([])
      expect(lanes.size).toBe(0)
    }),
    { numRuns: 500 },
  )
})
