import { hash } from 'node:crypto'
import { limits } from '../../catalogue/limits.ts'
import { type FileRow, isRejectColumn } from '../rows.ts'
import type { Surroundings } from '../surroundings.ts'
import type { Cells } from './cells.ts'

/**
 * By what a row is known when its file is imported again.
 * - `ownId`: the file is an export of this very account
 * - `externalId`: the row's name in the system that it comes from
 * - `derived`: the file has no names: made of what stands in the row, and of how many rows before it say the same
 */
export type Identity =
  | { readonly kind: 'ownId'; readonly id: number }
  | { readonly kind: 'externalId' | 'derived'; readonly externalId: string }

/** How often each text came before, in 12 bytes a text: a file may have a million rows. Texts are known by 64 bits of their hash. */
export class Occurrences {
  #high = new Uint32Array(1_024)
  #low = new Uint32Array(1_024)
  #counts = new Uint32Array(1_024)
  #texts = 0

  /** How often the text came, this time included. */
  count(text: string): number {
    if (this.#texts * 2 > this.#counts.length) this.#grow()
    const digest = hash('sha256', text, 'hex')
    const place = this.#place(Number.parseInt(digest.slice(0, 8), 16), Number.parseInt(digest.slice(8, 16), 16))
    if (this.#counts[place] === 0) this.#texts += 1
    this.#counts[place] = (this.#counts[place] ?? 0) + 1
    return this.#counts[place]
  }

  /** The slot of this hash, or the free one in which it goes. */
  #place(high: number, low: number): number {
    const last = this.#counts.length - 1
    let place = low & last
    while (this.#counts[place] !== 0 && (this.#high[place] !== high || this.#low[place] !== low))
      place = (place + 1) & last
    this.#high[place] = high
    this.#low[place] = low
    return place
  }

  #grow(): void {
    const [high, low, counts] = [this.#high, this.#low, this.#counts]
    const size = counts.length * 2
    this.#high = new Uint32Array(size)
    this.#low = new Uint32Array(size)
    this.#counts = new Uint32Array(size)
    for (const [slot, count] of counts.entries())
      if (count > 0) this.#counts[this.#place(high[slot] ?? 0, low[slot] ?? 0)] = count
  }
}

const contentOf = ({ cells }: FileRow): string =>
  JSON.stringify(
    Object.entries(cells).filter(([column, value]) => value !== '' && value !== null && !isRejectColumn(column)),
  )

const ownIdOf = (cells: Cells, { accountId }: Surroundings): number | null =>
  cells.text('foyer_account', limits.nameCharacters)?.toLowerCase() === accountId
    ? cells.number('foyer_id', 1, Number.MAX_SAFE_INTEGER)
    : null

/** Tells rows apart. Two rows with one name are refused: each import would change the record back and forth. */
export class Identities {
  readonly #seen = new Occurrences()
  readonly #contents = new Occurrences()

  of(row: FileRow, cells: Cells, surroundings: Surroundings): Identity {
    const ownId = ownIdOf(cells, surroundings)
    if (ownId !== null) return this.#once(cells, 'foyer_id', `#${ownId}`, { kind: 'ownId', id: ownId })
    const externalId = cells.text('external_id', limits.externalIdCharacters)
    if (externalId !== null) return this.byName(cells, 'external_id', externalId)
    const content = contentOf(row)
    const digest = hash('sha256', content, 'hex').slice(0, 32)
    return { kind: 'derived', externalId: `import:${digest}-${this.#contents.count(content)}` }
  }

  /** Of a row that is known by what stands in this field. */
  byName(cells: Cells, field: string, externalId: string): Identity {
    return this.#once(cells, field, externalId, { kind: 'externalId', externalId })
  }

  #once(cells: Cells, field: string, name: string, identity: Identity): Identity {
    if (this.#seen.count(name) > 1)
      cells.refuse(field, 'should stand in one row only; a row before this one has it too')
    return identity
  }
}
