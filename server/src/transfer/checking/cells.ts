import type { Mapping } from '../mapping.ts'
import type { FileRow } from '../rows.ts'

const yes = new Set(['yes', 'y', 'true', 't', '1', 'x'])
const no = new Set(['no', 'n', 'false', 'f', '0'])

const reasonAgainst = (text: string): string | null => {
  if (text.includes('\0')) return 'should hold no NUL character'
  return text.isWellFormed() ? null : 'should hold no half of a surrogate pair'
}

/** Reads the values of one row, and notes what is wrong with them. An empty cell, and a field without a column, is null. */
export class Cells {
  readonly reasons: string[]
  readonly #row: FileRow
  readonly #mapping: Mapping

  constructor(row: FileRow, mapping: Mapping) {
    this.#row = row
    this.#mapping = mapping
    this.reasons = [...row.reasons]
  }

  /** Whether no column has anything. */
  get isEmpty(): boolean {
    return Object.values(this.#row.cells).every((value) => value === null || String(value).trim() === '')
  }

  refuse(field: string, reason: string): null {
    this.reasons.push(`${this.#mapping.columnOf.get(field) ?? field}: ${reason}`)
    return null
  }

  /** The text as it stands there; null if it is blank. */
  exact(field: string, mostCharacters: number): string | null {
    const column = this.#mapping.columnOf.get(field)
    if (column === undefined || !Object.hasOwn(this.#row.cells, column)) return null
    const value = this.#row.cells[column]
    if (value === null || value === undefined) return null
    if (typeof value === 'object') return this.refuse(field, 'should be a text, a number, or true or false')
    const text = String(value)
    if (text.trim() === '') return null
    const reason = reasonAgainst(text)
    if (reason !== null) return this.refuse(field, reason)
    // Counted in code points; no text has more of them than of code units.
    if (text.length > mostCharacters && Array.from(text).length > mostCharacters)
      return this.refuse(field, `should have at most ${mostCharacters} characters`)
    return text
  }

  /** The text without blanks around it. */
  text(field: string, mostCharacters: number): string | null {
    return this.exact(field, mostCharacters)?.trim() ?? null
  }

  /** A number that may have thousands separators, a currency sign or a unit around it: `$1,450.00`, `850 sq ft`. */
  number(field: string, least: number, most: number): number | null {
    const text = this.text(field, 64)
    if (text === null) return null
    const digits = /^\$?\s*(-?\d{1,3}(?:,\d{3})+(?:\.\d+)?|-?\d+(?:\.\d+)?)\s*(?:[a-z. /]{0,12})$/i.exec(text)?.[1]
    const value = digits === undefined ? Number.NaN : Number(digits.replaceAll(',', ''))
    if (value >= least && value <= most) return value
    return this.refuse(field, `should be a number from ${least} to ${most}`)
  }

  boolean(field: string): boolean | null {
    const text = this.text(field, 64)?.toLowerCase() ?? null
    if (text === null) return null
    if (yes.has(text)) return true
    return no.has(text) ? false : this.refuse(field, 'should be yes or no')
  }

  /** One of these names, in any letter case. */
  oneOf<T extends string>(field: string, names: readonly T[]): T | null {
    const text = this.text(field, 200)?.toLowerCase() ?? null
    if (text === null) return null
    const found = names.find((name) => name.toLowerCase() === text)
    return found ?? this.refuse(field, `should be one of ${names.join(', ')}`)
  }
}
