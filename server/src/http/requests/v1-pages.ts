import { limits } from '../../catalogue/limits.ts'

export type V1PageQuery = { readonly limit?: number; readonly page_number?: number }

/** The page that the caller wants, and how many rows stand before it. */
export const v1PageOf = ({ limit = limits.v1PageRowsByDefault, page_number = 0 }: V1PageQuery) => ({
  limit,
  pageNumber: page_number,
  offset: page_number * limit,
})

/** The envelope of these rows, of which one more than the limit were read if there are so many. */
export const toV1Envelope = <S, R>(rows: readonly S[], query: V1PageQuery, toRow: (row: S) => R) => {
  const { limit, pageNumber } = v1PageOf(query)
  const hasMore = rows.length > limit
  return {
    data: rows.slice(0, limit).map(toRow),
    page: {
      limit,
      page_number: pageNumber,
      has_more: hasMore,
      next_page_number: hasMore ? pageNumber + 1 : null,
    },
  }
}
