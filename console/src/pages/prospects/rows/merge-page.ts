import type { ListedProspect } from '../../../api/prospects/list.ts'

/** One page of a list that was read in pages, and when. */
export type RowsPage = {
  readonly data: readonly ListedProspect[]
  readonly next_cursor: string | null
  readonly has_more: boolean
  readonly readAt: number
}

export type Pages = { readonly pages: readonly RowsPage[]; readonly pageParams: readonly (string | null)[] }

/**
 * Puts a page that was read again in its place. It may have other rows than before; it goes as far as the next page begins. When
 * it does not reach it any more, so much has changed that the pages behind it are left out and read anew.
 */
export const mergePage = (list: Pages, index: number, fresh: RowsPage): Pages => {
  const next = new Set(list.pages[index + 1]?.data.map(({ id }) => id))
  const end = fresh.data.findIndex(({ id }) => next.has(id))
  if (next.size === 0 || end === -1)
    return {
      pages: [...list.pages.slice(0, index), fresh],
      pageParams: list.pageParams.slice(0, index + 1),
    }
  const before = list.pages[index]
  const page = {
    ...fresh,
    data: fresh.data.slice(0, end),
    next_cursor: before?.next_cursor ?? fresh.next_cursor,
    has_more: true,
  }
  return { ...list, pages: list.pages.with(index, page) }
}

/** All rows in their order. One that moved while pages were read stands where it was seen first. */
export const rowsOf = (pages: readonly RowsPage[]): readonly ListedProspect[] => {
  const seen = new Set<number>()
  return pages.flatMap(({ data }) =>
    data.filter(({ id }) => {
      const isNew = !seen.has(id)
      seen.add(id)
      return isNew
    }),
  )
}

/** The places of the pages that have these rows. */
export const pagesBetween = (pages: readonly RowsPage[], first: number, last: number): number[] => {
  let start = 0
  return pages.flatMap(({ data }, index) => {
    const end = start + data.length
    const isBetween = end > first && start <= last
    start = end
    return isBetween ? [index] : []
  })
}
