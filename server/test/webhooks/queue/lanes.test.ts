import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Lanes } from '../../../src/webhooks/queue/lanes.ts'

type Row = { readonly id: number; readonly lane: number; isDone: boolean; isRetrying: boolean }
type End = { readonly row: Row; readonly fails: boolean }

type Step =
  | { readonly kind: 'start' | 'write down' }
  /** So many of what has ended are not written down before: they end while the others are. */
  | { readonly kind: 'take'; readonly endedMeanwhile: number }
  | { readonly kind: 'end'; readonly which: number; readonly fails: boolean }

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: fc.constant<Step>({ kind: 'start' }) },
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('end'), which: fc.nat(20), fails: fc.boolean() }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('take'), endedMeanwhile: fc.nat(3) }) },
  { weight: 1, arbitrary: fc.constant<Step>({ kind: 'write down' }) },
)

/** A sender with its database, as far as lanes go. */
class Sending {
  readonly lanes = new Lanes<Row>()
  readonly rows: readonly Row[]
  readonly #underWay: Row[] = []
  #ended: End[] = []

  constructor(lanes: readonly number[]) {
    this.rows = lanes.map((lane, index) => ({ id: index + 1, lane, isDone: false, isRetrying: false }))
  }

  run(one: Step): void {
    if (one.kind === 'start') this.#start()
    else if (one.kind === 'end') this.#end(one.which, one.fails)
    else this.#writeDown(one.kind === 'take' ? one.endedMeanwhile : 0)
    if (one.kind === 'take') for (const row of this.#due()) this.lanes.add(row)
  }

  /** What the database hands out: what is not done, in order, but for what waits behind one that is being retried. */
  #due(): Row[] {
    const inMemory = new Set(this.lanes.ids)
    const isBehind = (row: Row): boolean => this.rows.some((other) => other.isRetrying && other.lane === row.lane)
    return this.rows.filter((row) => !row.isDone && !inMemory.has(row.id) && (row.isRetrying || !isBehind(row)))
  }

  #start(): void {
    const row = this.lanes.next(() => true)
    if (row === null) return
    expect(this.#underWay.filter(({ lane }) => lane === row.lane)).toEqual([])
    const came = new Set(this.#ended.filter(({ fails }) => !fails).map((end) => end.row))
    const earlier = this.rows.filter(({ id, lane }) => lane === row.lane && id < row.id)
    expect(earlier.filter((other) => !other.isDone && !came.has(other))).toEqual([])
    this.#underWay.push(row)
  }

  #end(which: number, fails: boolean): void {
    const [row] = this.#underWay.splice(which % Math.max(this.#underWay.length, 1), 1)
    if (row === undefined) return
    this.lanes.ended(row, fails)
    this.#ended.push({ row, fails })
  }

  #writeDown(butFor: number): void {
    const written = this.#ended.slice(0, Math.max(this.#ended.length - butFor, 0))
    this.#ended = this.#ended.slice(written.length)
    for (const { row, fails } of written) {
      row.isDone = !fails
      row.isRetrying = fails
    }
    for (const { row } of written) this.lanes.settled(row)
  }
}

test('whatever fails, and whenever it is written down, each lane is sent in order, one at a time', () => {
  const histories = fc.record({
    lanes: fc.array(fc.nat(3), { minLength: 1, maxLength: 30 }),
    steps: fc.array(step, { maxLength: 120, size: 'max' }),
  })
  fc.assert(
    fc.property(histories, ({ lanes, steps }) => {
      const sending = new Sending(lanes)
      for (const one of steps) sending.run(one)
      // And in the end all of it is sent.
      for (let round = 0; round < 1_000 && sending.rows.some((row) => !row.isDone); round++) {
        sending.run({ kind: 'take', endedMeanwhile: 0 })
        sending.run({ kind: 'start' })
        sending.run({ kind: 'end', which: 0, fails: false })
      }
      sending.run({ kind: 'write down' })
      expect(sending.rows.filter((row) => !row.isDone)).toEqual([])
      expect(sending.lanes.size).toBe(0)
    }),
    { numRuns: 500 },
  )
})
