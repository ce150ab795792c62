import type { Timestamp } from '../../../../src/catalogue/leasing-events.ts'
import { type Block, type Fact, isOver, type Place, thoseThatStand, whereItStands, whoHasIt } from './facts.ts'

type Merge = {
  readonly id: string
  readonly keptId: number
  readonly mergedId: number
  readonly turn: number
  undoneIn: number | null
}

export type Blocks = readonly { readonly id: number; readonly block: Block }[]

export type Batch = { readonly id: string; readonly turn: number }

const byTime = (one: Fact, other: Fact): number =>
  one.at === other.at ? one.id - other.id : one.at < other.at ? -1 : 1

/** All that is known about a few prospects of one account: what was written, and which were merged. The rest follows. */
export class Model {
  readonly prospects: ReadonlyMap<number, { readonly phone: string | null }>
  /** Active members: user id → role. */
  readonly members: ReadonlyMap<string, string>
  readonly facts: Fact[]
  readonly merges: Merge[]
  readonly batches: Batch[]
  /** Whose events were put into another order: by a merge, or because one came late. */
  readonly renumbered: Set<number>

  constructor(prospects: Model['prospects'], members: Model['members'], before?: Model) {
    this.prospects = prospects
    this.members = members
    this.facts = [...(before?.facts ?? [])]
    this.merges = [...(before?.merges ?? [])]
    this.batches = [...(before?.batches ?? [])]
    this.renumbered = new Set(before?.renumbered)
  }

  /** The same world again, to think through what would be. */
  copy(): Model {
    return new Model(this.prospects, this.members, this)
  }

  mergedInto(id: number): number | null {
    return this.merges.find(({ mergedId, undoneIn }) => mergedId === id && undoneIn === null)?.keptId ?? null
  }

  /** Whose events it are that are written to this prospect. Null: there is no such prospect. */
  endOf(id: number): number | null {
    if (!this.prospects.has(id)) return null
    const next = this.mergedInto(id)
    return next === null ? id : this.endOf(next)
  }

  /** What was written to this prospect and to all that lead to it, in the order of time; also what was deleted. */
  factsOf(id: number): Fact[] {
    return this.facts.filter(({ to }) => this.endOf(to) === id).toSorted(byTime)
  }

  /** What is true of it, at this moment or in the end. */
  truthOf(id: number, at?: Timestamp): Fact[] {
    return thoseThatStand(this.factsOf(id).filter((fact) => at === undefined || fact.at <= at))
  }

  place(id: number, at?: Timestamp): Place {
    return whereItStands(this.truthOf(id, at))
  }

  assignees(id: number, at?: Timestamp): readonly string[] {
    return whoHasIt(this.truthOf(id, at))
  }

  lastMomentOf(id: number): Timestamp | null {
    return this.factsOf(id).at(-1)?.at ?? null
  }

  /** Who has this number and was not merged into another one. */
  sharing(phone: string): number[] {
    return [...this.prospects]
      .filter(([id, prospect]) => prospect.phone === phone && this.mergedInto(id) === null)
      .map(([id]) => id)
  }

  phoneOf(id: number): string | null {
    return this.prospects.get(id)?.phone ?? null
  }

  /** The blocks that stand in the end, also those whose time has passed. */
  blocks(): Blocks {
    return [...this.prospects.keys()].flatMap((id) => {
      const { block } = this.place(id)
      return block === null ? [] : [{ id, block }]
    })
  }

  /** The fact that has this name in another system. */
  named(name: string): Fact | undefined {
    return this.facts.find((fact) => fact.name === name)
  }

  /** Whether anything came to the prospect after this turn: a fact, the deletion of one, a merge. */
  isTouchedSince(id: number, turn: number): boolean {
    const isMerge = ({ keptId, mergedId, ...merge }: Merge) =>
      (keptId === id || mergedId === id) && Math.max(merge.turn, merge.undoneIn ?? 0) > turn
    return (
      this.merges.some(isMerge) ||
      this.factsOf(id).some((fact) => fact.turn > turn || (fact.deletion !== null && fact.deletion.turn > turn))
    )
  }

  /** The prospects that have events of the batch now. */
  prospectsOf({ id: batchId }: Batch): number[] {
    const ids = this.facts.filter((fact) => fact.batchId === batchId).map(({ to }) => this.endOf(to) ?? 0)
    return [...new Set(ids)].toSorted((one, other) => one - other)
  }
}

/** Whether one of these blocks is on the number of this prospect, is another's, had begun at that moment and still held. */
export const isNumberBlocked = (
  blocks: Blocks,
  { id, phone }: { readonly id: number; readonly phone: string | null },
  at: Timestamp,
): boolean =>
  phone !== null &&
  blocks.some(
    (other) => other.id !== id && other.block.phone === phone && other.block.at <= at && !isOver(other.block, at),
  )
