import { randomUUID } from 'node:crypto'
import type { Outcome } from '../../../src/engine/commands.ts'
import type { WantedEvent, Writing } from '../../../src/engine/writing/commands.ts'
import { assign, type Desk, type TestEngine } from '../desk.ts'
import { mergeOf, undoOf } from '../merging/merges.ts'
import { type Crew, idOf, type Run, wantedOf } from './crew.ts'
import { checkAssignment, checkEndOfBlock, checkMerge, checkUndoMerge, type Found } from './model/assigning-merging.ts'
import { Difference } from './model/difference.ts'
import type { Batch } from './model/model.ts'
import { checkDeletion, checkUndoing } from './model/taking-back.ts'
import { checkWriting } from './model/writing.ts'
import type { Step } from './steps.ts'

type Kind = Step['kind']
type Taken<K extends Kind> = K extends Kind ? { readonly run: Run; readonly step: Extract<Step, { kind: K }> } : never
type Writer = { readonly engine: TestEngine; readonly userId: string }

const isOf =
  <K extends Kind>(kind: K) =>
  (taken: Taken<Kind>): taken is Taken<K> =>
    taken.step.kind === kind

const attempt = (run: Run, check: () => void): void => {
  try {
    check()
  } catch (error) {
    run.difference ??= error instanceof Error ? error : new Error(String(error))
  }
}

/** What breaks a call that several share fails them all: alone, each shows whether it was the one. */
const together = async (taken: readonly Taken<Kind>[], work: () => Promise<void>): Promise<void> => {
  try {
    await work()
  } catch (error) {
    for (const { run } of taken)
      attempt(run, () => {
        throw error
      })
  }
}

const groups = <T>(all: readonly T[], keyOf: (one: T, place: number) => string): T[][] =>
  [...Map.groupBy(all.entries(), ([place, one]) => keyOf(one, place)).values()].map((entries) =>
    entries.map(([, one]) => one),
  )

/** One step of many sequences at once. What several of them ask for in the same words is one call. */
export class Round {
  readonly #desk: Desk
  readonly #engines: readonly TestEngine[]
  readonly #crew: Crew
  readonly #turn: number

  constructor(desk: Desk, engines: readonly TestEngine[], crew: Crew, turn: number) {
    this.#desk = desk
    this.#engines = engines
    this.#crew = crew
    this.#turn = turn
  }

  async play(runs: readonly Run[]): Promise<void> {
    const taken = runs.flatMap((run): Taken<Kind>[] => {
      const step = run.sequence.steps[this.#turn] ?? null
      return step === null || run.difference !== null ? [] : [{ run, step } as Taken<Kind>]
    })
    await Promise.all([
      ...this.#write(taken.filter(isOf('write'))),
      ...this.#undo(taken.filter(isOf('undo'))),
      ...taken.filter(isOf('delete')).map((one) => together([one], () => this.#delete(one))),
      this.#assign(taken.filter(isOf('assign'))),
      this.#endBlocks(taken.filter(isOf('endBlock'))),
    ])
    // Undoing a merge makes whoever writes at that moment try again: in a round of hundreds, too often.
    await Promise.all([
      ...taken.filter(isOf('merge')).map((one) => together([one], () => this.#merge(one))),
      ...taken.filter(isOf('undoMerge')).map((one) => together([one], () => this.#undoMerge(one))),
    ])
  }

  #writer({ engine, by }: Step): Writer {
    return { engine: this.#engines[engine] as TestEngine, userId: this.#crew.ids[by] }
  }

  /** One who may do all that is not events. */
  #manager(step: Step): Writer {
    return this.#writer({ ...step, by: step.by === 'bob' ? 'bob' : 'amy' })
  }

  #write(taken: readonly Taken<'write'>[]): Promise<void>[] {
    const shared = groups(taken, ({ step: { engine, by, dryRun, mode } }, place) =>
      [engine, by, dryRun, mode === 'atomic' ? place : mode].join(' '),
    )
    return shared.map((group) => together(group, () => this.#writeGroup(group)))
  }

  async #writeGroup(group: readonly Taken<'write'>[]): Promise<void> {
    const [first] = group
    if (first === undefined) return
    const { engine, userId } = this.#writer(first.step)
    const { mode, dryRun } = first.step
    const wanted = group.map(({ run, step }) => step.events.map((said) => wantedOf(this.#crew, run, said)))
    const batchId = randomUUID()
    const actor = { userId, tokenId: null, onlyAccountIds: null }
    const { accountId } = this.#crew
    const command = { actor, accountId, batchId, events: wanted.flat(), part: null, mode, dryRun }
    const writing = await engine.write(command)
    const common = { turn: this.#turn, batchId, by: userId, mode, dryRun }
    let from = 0
    for (const [place, { run }] of group.entries()) {
      const events = wanted[place] ?? []
      const answer = partOf(writing, from, events)
      from += events.length
      attempt(run, () => checkWriting(run.model, { ...common, events }, answer))
    }
  }

  #undo(taken: readonly Taken<'undo'>[]): Promise<void>[] {
    const all = taken.flatMap(({ run, step }) => {
      const undone = run.model.batches.at(-1 - step.ago)
      const ids = undone === undefined ? [] : run.model.prospectsOf(undone)
      return undone === undefined || ids.length === 0 ? [] : [{ run, step, undone, ids }]
    })
    const shared = groups(all, ({ step, undone }) => [step.engine, this.#manager(step).userId, undone.id].join(' '))
    return shared.map((group) => together(group, () => this.#undoGroup(group)))
  }

  async #undoGroup(group: readonly (Taken<'undo'> & { undone: Batch; ids: number[] })[]): Promise<void> {
    const [first] = group
    if (first === undefined) return
    const { engine, userId } = this.#manager(first.step)
    const batchId = randomUUID()
    const undoing = await engine.undoBatch({
      actor: { userId, tokenId: null, onlyAccountIds: null },
      accountId: this.#crew.accountId,
      batchId,
      undoesId: first.undone.id,
      prospectIds: group.flatMap(({ ids }) => ids),
      firstPlace: 0,
    })
    if (undoing.kind !== 'undone') throw new Difference(`undoing a batch: ${undoing.kind}`)
    const results = new Map(undoing.results.map((result) => [result.prospectId, result]))
    for (const { run, undone, ids } of group)
      attempt(run, () => checkUndoing(run.model, { undone, batchId, turn: this.#turn, by: userId }, ids, results))
  }

  async #delete({ run, step }: Taken<'delete'>): Promise<void> {
    const fact = run.model.facts[step.fact % Math.max(run.model.facts.length, 1)]
    if (fact === undefined) return
    const { engine, userId } = this.#manager(step)
    const actor = { userId, tokenId: null, onlyAccountIds: null }
    const { accountId } = this.#crew
    const deletion = await engine.deleteEvent({ actor, accountId, eventId: fact.id, reason: 'a mistake' })
    checkDeletion(fact, deletion, userId, this.#turn)
  }

  async #assign(taken: readonly Taken<'assign'>[]): Promise<void> {
    const asked = taken.map(({ run, step }) => {
      const { engine, userId: by } = this.#writer(step)
      const userIds = step.users.map((person) => this.#crew.ids[person])
      const { samePhone } = step
      return { run, engine, turn: this.#turn, by, to: idOf(this.#crew, run, step.at), userIds, samePhone }
    })
    const outcomes: (Outcome | null)[] = await Promise.all(
      asked.map(async ({ run, engine, by, to, userIds, samePhone }) => {
        let outcome: Outcome | null = null
        await together(
          taken.filter((one) => one.run === run),
          async () => {
            outcome = await engine.append(assign(by, to, userIds, { samePhone }))
          },
        )
        return outcome
      }),
    )
    const batchIds = outcomes.flatMap((outcome) => (outcome?.kind === 'recorded' ? (outcome.batchId ?? []) : []))
    const found = Map.groupBy(await this.#find('batch_id = any($2::uuid[])', batchIds), ({ batchId }) => batchId)
    for (const [place, { run, ...one }] of asked.entries()) {
      const outcome = outcomes[place] ?? null
      if (outcome === null) continue
      const events = outcome.kind === 'recorded' ? (found.get(outcome.batchId) ?? []) : []
      const further = events.filter(({ id }) => outcome.kind === 'recorded' && id !== outcome.event.id)
      attempt(run, () => checkAssignment(run.model, one, outcome, further))
    }
  }

  async #endBlocks(taken: readonly Taken<'endBlock'>[]): Promise<void> {
    const { accountId } = this.#crew
    const named = taken.map(({ run, step }) => idOf(this.#crew, run, step.at))
    await Promise.all(
      taken.map((one, place) =>
        together([one], async () => {
          const ending = await this.#writer(one.step).engine.endBlock({ accountId, prospectId: named[place] ?? 0 })
          if (ending.kind !== 'done') throw new Difference(`the end of a block: ${ending.kind}`)
        }),
      ),
    )
    const ids = taken.flatMap(({ run }) => run.ids)
    const events = await this.#find(
      `batch_id is null and source = 'Automation' and prospect_id = any($2::bigint[])`,
      ids,
    )
    for (const [place, { run }] of taken.entries()) {
      const known = new Set(run.model.facts.map(({ id }) => id))
      const own = events.filter(({ id, prospectId }) => run.ids.includes(prospectId) && !known.has(id))
      attempt(run, () => checkEndOfBlock(run.model, named[place] ?? 0, this.#turn, own))
    }
  }

  /** Events of which no answer tells. */
  async #find(condition: string, values: readonly (string | number)[]): Promise<Found[]> {
    if (values.length === 0) return []
    const { rows } = await this.#desk.pool.query<Found>(
      `select id, prospect_id as "prospectId", created_at as at, batch_id as "batchId" from leasing_events
       where account_id = $1 and ${condition} order by id`,
      [this.#crew.accountId, values],
    )
    return rows
  }

  async #merge({ run, step }: Taken<'merge'>): Promise<void> {
    const { engine, userId } = this.#manager(step)
    const lastKept = run.model.merges.at(-1)?.keptId
    const kept = idOf(this.#crew, run, step.kept)
    const place = step.merged === 'lastKept' ? step.kept + 1 : step.kept + step.merged
    const merged = step.merged === 'lastKept' && lastKept !== undefined ? lastKept : idOf(this.#crew, run, place)
    const merging = await engine.merge(mergeOf(userId, this.#crew.accountId, kept, merged))
    checkMerge(run.model, [kept, merged], this.#turn, merging)
  }

  async #undoMerge({ run, step }: Taken<'undoMerge'>): Promise<void> {
    const merge = run.model.merges.at(-1 - step.ago)
    if (merge === undefined) return
    const { engine, userId } = this.#manager(step)
    const merging = await engine.undoMerge(undoOf(userId, this.#crew.accountId, merge.id))
    checkUndoMerge(merge, run.model, this.#turn, merging)
  }
}

/** What a call answered to these of its events. */
const partOf = (writing: Writing, from: number, events: readonly WantedEvent[]) => {
  const results = 'results' in writing ? writing.results : []
  const own = results.filter(({ eventIndex }) => eventIndex >= from && eventIndex < from + events.length)
  return { kind: writing.kind, results: own.map((result) => ({ ...result, eventIndex: result.eventIndex - from })) }
}
