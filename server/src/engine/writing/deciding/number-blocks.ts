import type { Timestamp } from '../../../catalogue/leasing-events.ts'
import type { ProspectState } from '../../../catalogue/prospect-state.ts'
import { holds } from '../../../domain/prospects.ts'
import type { NumberBlock } from '../../../storage/writing/prospect-states.ts'

const nobody: ReadonlySet<number> = new Set()

/** Which numbers are blocked by which prospects, as stored and as decided so far. */
export class NumberBlocks {
  readonly #byPhone = new Map<string, Map<number, NumberBlock>>()

  constructor(stored: readonly NumberBlock[]) {
    for (const block of stored) this.#blocksOf(block.phone).set(block.prospectId, block)
  }

  /** Whether the block of another prospect, none of those that are let pass, forbids to write about this number at that moment. */
  forbids(phone: string | null, prospectId: number, at: Timestamp, passed: ReadonlySet<number> = nobody): boolean {
    return this.#others(phone, prospectId).some(
      (block) => !passed.has(block.prospectId) && block.at <= at && holds(block, at),
    )
  }

  /** The other prospects whose blocks are on this number, by id; also blocks that are over and that nobody has lifted. */
  holders(phone: string | null, prospectId: number): NumberBlock[] {
    return this.#others(phone, prospectId).toSorted((one, other) => one.prospectId - other.prospectId)
  }

  /** The prospect has this state now. */
  note(prospectId: number, before: ProspectState, after: ProspectState): void {
    if (before.block === after.block) return
    if (before.block?.phone != null) this.#blocksOf(before.block.phone).delete(prospectId)
    if (after.block?.phone != null) {
      const { phone, at, until } = after.block
      this.#blocksOf(phone).set(prospectId, { prospectId, phone, at, until })
    }
  }

  #others(phone: string | null, prospectId: number): NumberBlock[] {
    const blocks = phone === null ? undefined : this.#byPhone.get(phone)
    return [...(blocks?.values() ?? [])].filter((block) => block.prospectId !== prospectId)
  }

  #blocksOf(phone: string): Map<number, NumberBlock> {
    const blocks = this.#byPhone.get(phone) ?? new Map<number, NumberBlock>()
    this.#byPhone.set(phone, blocks)
    return blocks
  }
}
