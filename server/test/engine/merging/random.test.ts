import {
  type Arbitrary,
  array,
  assert,
  asyncProperty,
  constant,
  constantFrom,
  integer,
  oneof,
  record,
} from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { assign, type Desk, openDesk, type TestEngine, useEngine } from '../desk.ts'
import { about, oneWritten, type Said, writeOf } from '../writing/events.ts'
import { mergeOf, prospectOf, undoOf } from './merges.ts'

let desk: Desk
let accountId: string
let agents: string[]

beforeAll(async () => {
  desk = await openDesk()
  accountId = await desk.addAccount()
  agents = [await desk.addMember(accountId), await desk.addMember(accountId)]
})
afterAll(() => desk.close())

const prospects = 4
const place = integer({ min: 0, max: prospects - 1 })
const types = ['Assign to User', 'Log Note', 'Showing Desired', 'Blocklist Prospect', 'Unblock Prospect'] as const

type Step = { readonly engine: number } & (
  | { readonly kind: 'event'; readonly at: number; readonly type: (typeof types)[number]; readonly agent: number }
  | { readonly kind: 'bulk'; readonly at: number; readonly agent: number }
  | { readonly kind: 'merge'; readonly kept: number; readonly merged: number }
  | { readonly kind: 'undo'; readonly merge: number }
)

const engine = integer({ min: 0, max: 1 })
const agent = integer({ min: 0, max: 1 })
const step: Arbitrary<Step> = oneof(
  { weight: 5, arbitrary: record({ kind: constant('event'), engine, at: place, type: constantFrom(...types), agent }) },
  { weight: 1, arbitrary: record({ kind: constant('bulk'), engine, at: place, agent }) },
  { weight: 3, arbitrary: record({ kind: constant('merge'), engine, kept: place, merged: place }) },
  { weight: 2, arbitrary: record({ kind: constant('undo'), engine, merge: integer({ min: 0, max: 5 }) }) },
)

type Written = { readonly to: number; readonly notes: string; readonly type: string; readonly assigned: string[] }
type Merge = { readonly id: string; readonly kept: number; readonly merged: number; isUndone: boolean }

/**
 * What should be, in the plainest words: an event was written to a prospect; each prospect leads to another one or to none; an
 * event stands where the prospect that it was written to leads in the end.
 */
class Model {
  readonly written: Written[] = []
  readonly merges: Merge[] = []

  next(at: number): number | undefined {
    return this.merges.find(({ merged, isUndone }) => merged === at && !isUndone)?.kept
  }

  end(at: number): number {
    const next = this.next(at)
    return next === undefined ? at : this.end(next)
  }

  eventsAt(at: number): Written[] {
    return this.written.filter(({ to }) => this.end(to) === at)
  }

  isBlocked(at: number): boolean {
    const last = this.eventsAt(at).findLast(({ type }) => /^(Blocklist|Unblock) /.test(type))
    return last?.type === 'Blocklist Prospect'
  }

  standing(): number[] {
    return Array.from({ length: prospects }, (_, at) => at).filter((at) => this.next(at) === undefined)
  }

  /** They all have one number: a block of one of them is a block of all. */
  takes(type: string): boolean {
    const whileBlocked = ['Assign to User', 'Log Note', 'Unblock Prospect'].includes(type)
    return this.standing().some((at) => this.isBlocked(at)) ? whileBlocked : type !== 'Unblock Prospect'
  }

  /** Whose events become one more with this one. */
  targets(at: number, type: string, samePhone: boolean): number[] {
    if (samePhone) return this.standing()
    const lifted = type === 'Unblock Prospect' ? this.standing().filter((one) => this.isBlocked(one)) : []
    return [...new Set([this.end(at), ...lifted])]
  }

  assignees(at: number): string[] {
    return this.eventsAt(at).findLast(({ type }) => type === 'Assign to User')?.assigned ?? []
  }

  mayMerge(kept: number, merged: number): boolean {
    return kept !== merged && this.next(kept) === undefined && this.next(merged) === undefined
  }

  mayUndo({ kept, isUndone }: Merge): boolean {
    return !isUndone && this.next(kept) === undefined
  }
}

class Run {
  readonly #model = new Model()
  readonly #engines: readonly TestEngine[]
  readonly #ids: readonly number[]

  constructor(engines: readonly TestEngine[], ids: readonly number[]) {
    this.#engines = engines
    this.#ids = ids
  }

  async take(step: Step): Promise<void> {
    const engine = this.#engines[step.engine] as TestEngine
    if (step.kind === 'merge') await this.#merge(engine, step.kept, step.merged)
    else if (step.kind === 'undo') await this.#undo(engine, step.merge)
    else if (step.kind === 'event') await this.#append(engine, step.at, step.type, step.agent, false)
    else await this.#append(engine, step.at, 'Assign to User', step.agent, true)
  }

  async #append(engine: TestEngine, at: number, eventType: (typeof types)[number], agent: number, samePhone: boolean) {
    const model = this.#model
    const notes = String(model.written.length)
    const assigned = eventType === 'Assign to User' ? [agents[agent] ?? ''] : []
    const target = model.end(at)
    const isTaken = model.takes(eventType)
    const to =
      eventType === 'Assign to User'
        ? await this.#assign(engine, at, assigned, notes, samePhone)
        : await this.#say(engine, at, { eventType, notes })
    expect(to).toBe(isTaken ? this.#id(target) : null)
    if (!isTaken) return
    for (const one of model.targets(at, eventType, samePhone))
      model.written.push({ to: one, notes, type: eventType, assigned })
  }

  /** Whose event it became; null when it was refused. */
  async #assign(engine: TestEngine, at: number, assigned: string[], notes: string, samePhone: boolean) {
    const outcome = await engine.append(assign(agents[0] ?? '', this.#id(at), assigned, { notes, samePhone }))
    return outcome.kind === 'recorded' ? outcome.event.prospectId : null
  }

  async #say(engine: TestEngine, at: number, said: Said) {
    const writing = await engine.write(writeOf(agents[0] ?? '', accountId, [about(this.#id(at), said)]))
    return writing.kind === 'written' ? oneWritten(writing).prospectId : null
  }

  async #merge(engine: TestEngine, kept: number, merged: number) {
    const isAllowed = this.#model.mayMerge(kept, merged)
    const merging = await engine.merge(mergeOf(agents[0] ?? '', accountId, this.#id(kept), this.#id(merged)))
    expect(merging.kind).toBe(isAllowed ? 'done' : 'refused')
    if (merging.kind === 'done') this.#model.merges.push({ id: merging.merge.id, kept, merged, isUndone: false })
    await this.compare()
  }

  async #undo(engine: TestEngine, index: number) {
    const merge = this.#model.merges[index]
    if (merge === undefined) return
    const isAllowed = this.#model.mayUndo(merge)
    const undoing = await engine.undoMerge(undoOf(agents[0] ?? '', accountId, merge.id))
    expect(undoing.kind).toBe(isAllowed ? 'done' : 'refused')
    if (isAllowed) merge.isUndone = true
    await this.compare()
  }

  async compare(): Promise<void> {
    for (const [at, id] of this.#ids.entries()) {
      const events = await desk.eventsOf(id)
      const { mergedIntoId, assignedToUserIds, version } = await prospectOf(desk, id)
      const next = this.#model.next(at)
      expect(events.map(({ notes }) => notes)).toEqual(this.#model.eventsAt(at).map(({ notes }) => notes))
      expect(events.map(({ createdAt }) => createdAt)).toEqual(events.map(({ createdAt }) => createdAt).toSorted())
      expect(mergedIntoId).toBe(next === undefined ? null : this.#id(next))
      expect(assignedToUserIds).toEqual(this.#model.assignees(at))
      expect(version).toBeGreaterThanOrEqual(events.at(-1)?.sequence ?? 0)
    }
    expect(await desk.verify()).toBeNull()
  }

  #id(at: number): number {
    return this.#ids[at] ?? 0
  }
}

test('random events, merges and undos through two servers leave what a plain model says', async () => {
  const engines = [useEngine(desk.url), useEngine(desk.url)]
  let phones = 0
  await assert(
    asyncProperty(array(step, { minLength: 4, maxLength: 24 }), async (steps) => {
      const phone = `+1555${String(++phones).padStart(7, '0')}`
      const ids = await desk.addProspects(accountId, prospects, phone)
      const run = new Run(engines, ids)
      for (const one of steps) await run.take(one)
      await run.compare()
    }),
    { numRuns: 30 },
  )
  expect(engines.flatMap(({ errors }) => errors)).toEqual([])
})
