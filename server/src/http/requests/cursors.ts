import { createHash } from 'node:crypto'

/**
 * Where a list goes on: the order's values of the last row, in a text that means nothing to the reader. It names the list that it
 * belongs to, with its filters, so that it can't be taken for a place in another one. It grants nothing: the
 * accounts that a page is read from are those of the token that asks.
 */
export type CursorValue = string | number | null

const longestCursor = 512

/** A short name of a list: the route and everything that its rows and their order depend on. */
export const listName = (route: string, query: object): string =>
  createHash('sha256')
    .update(JSON.stringify([route, Object.entries(query).toSorted()]))
    .digest('base64url')
    .slice(0, 8)

export const writeCursor = (list: string, values: readonly CursorValue[]): string =>
  Buffer.from(JSON.stringify([list, ...values])).toString('base64url')

const isCursorValue = (value: unknown): value is CursorValue =>
  value === null || typeof value === 'string' || Number.isSafeInteger(value)

/** The values in a cursor of this list, or null when it is none of its. `isRow` says whether they can be a row's. */
export const readCursor = <V extends readonly CursorValue[]>(
  list: string,
  text: string,
  isRow: (values: readonly CursorValue[]) => values is V,
): V | null => {
  if (text.length > longestCursor) return null
  try {
    const parts: unknown = JSON.parse(Buffer.from(text, 'base64url').toString())
    if (!Array.isArray(parts) || parts[0] !== list) return null
    const values: unknown[] = parts.slice(1)
    return values.every(isCursorValue) && isRow(values) ? values : null
  } catch {
    return null
  }
}
