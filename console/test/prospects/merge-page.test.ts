import { describe, expect, test } from 'vitest'
import type { ListedProspect } from '../../src/api/prospects/list.ts'
import {
  mergePage,
  type Pages,
  pagesBetween,
  type RowsPage,
  rowsOf,
} from '../../src/pages/prospects/rows/merge-page.ts'

const row = (id: number): ListedProspect => ({ id }) as ListedProspect

const page = (ids: readonly number[], cursor: string | null): RowsPage => ({
  data: ids.map(row),
  next_cursor: cursor,
  has_more: cursor !== null,
  readAt: 0,
})

const list: Pages = {
  pages: [page([9, 8, 7], 'after 7'), page([6, 5, 4], 'after 4'), page([3, 2], null)],
  pageParams: [null, 'after 7', 'after 4'],
}

const idsOf = ({ pages }: Pages): number[] => rowsOf(pages).map(({ id }) => id)

describe('a page that was read again', () => {
  test('takes in what is new, up to where the next page begins', () => {
    const merged = mergePage(list, 0, page([11, 10, 9, 8, 7, 6, 5], 'after 5'))
    expect(idsOf(merged)).toEqual([11, 10, 9, 8, 7, 6, 5, 4, 3, 2])
    expect(merged.pages[0]?.next_cursor).toBe('after 7')
  })

  test('lets go what is not there any more', () => {
    expect(idsOf(mergePage(list, 0, page([9, 7, 6, 5, 4], 'after 4')))).toEqual([9, 7, 6, 5, 4, 3, 2])
    expect(idsOf(mergePage(list, 2, page([2], null)))).toEqual([9, 8, 7, 6, 5, 4, 2])
  })

  test('is followed by nothing old when so much came that it does not reach the next one', () => {
    const merged = mergePage(list, 0, page([19, 18, 17, 16], 'after 16'))
    expect(idsOf(merged)).toEqual([19, 18, 17, 16])
    expect(merged.pages.at(-1)?.next_cursor).toBe('after 16')
    expect(merged.pageParams).toEqual([null])
  })

  test('shows a prospect once that moved from one page to another', () => {
    expect(idsOf(mergePage(list, 0, page([2, 9, 8, 7, 6], 'after 6')))).toEqual([2, 9, 8, 7, 6, 5, 4, 3])
  })
})

test('the pages in sight are those that have a row of it', () => {
  expect(pagesBetween(list.pages, 0, 2)).toEqual([0])
  expect(pagesBetween(list.pages, 2, 3)).toEqual([0, 1])
  expect(pagesBetween(list.pages, 7, 30)).toEqual([2])
})
