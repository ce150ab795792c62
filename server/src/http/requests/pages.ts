import { limits } from '../../catalogue/limits.ts'
import { type CursorValue, readCursor, writeCursor } from './cursors.ts'
import { Refused } from './json-body.ts'

/** A page of a list of v2, as it stands on the wire. */
export type Page<R> = { readonly data: R[]; readonly next_cursor: string | null; readonly has_more: boolean }

export type PageQuery = { readonly limit?: number; readonly cursor?: string }

/** How many rows the caller wants. */
export const pageLimit = ({ limit = limits.pageRowsByDefault }: PageQuery): number => limit

/**
 * Where the page begins: the order's values of the last row of the page before, or null at the beginning. A cursor that is none
 * of this list is refused, on the way that the error handler knows.
 */
export const pageStart = <V extends readonly CursorValue[]>(
  list: string,
  { cursor }: PageQuery,
  isRow: (values: readonly CursorValue[]) => values is V,
): V | null => {
  if (cursor === undefined) return null
  const values = readCursor(list, cursor, isRow)
  if (values !== null) return values
  const detail = {
    keyword: 'cursor',
    dataPath: '.cursor',
    schemaPath: '#/cursor',
    params: {},
    message: 'should be next_cursor of a page of the same list, with the same filters and the same order',
  }
  throw new Refused('invalidQuery', [detail])
}

/** The page of these rows, of which one more than `limit` were read if there are so many. */
export const toPage = <S, R>(
  list: string,
  rows: readonly S[],
  limit: number,
  toRow: (row: S) => R,
  valuesOf: (row: S) => readonly CursorValue[],
): Page<R> => {
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  const hasMore = rows.length > limit && last !== undefined
  return { data: shown.map(toRow), next_cursor: hasMore ? writeCursor(list, valuesOf(last)) : null, has_more: hasMore }
}
