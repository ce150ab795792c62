import { InfiniteQueryObserver, QueryClient, QueryObserver } from '@tanstack/react-query'
import { expect, test, vi } from 'vitest'
import { rereadFailed } from '../../src/api/live/reread-failed.ts'

const pageCount = 5

/** A server that is away when told so; which pages of its list it was asked for is written down. */
const serve = () => {
  const asked: number[] = []
  let isAway = false
  return {
    asked,
    read: async (page: number): Promise<number> => {
      asked.push(page)
      if (isAway) throw new Error('away')
      return page
    },
    become: (next: 'away' | 'there') => {
      isAway = next === 'away'
    },
  }
}

const open = async (read: (page: number) => Promise<number>) => {
  const queries = new QueryClient({ defaultOptions: { queries: { retry: false } } })
  const list = new InfiniteQueryObserver(queries, {
    queryKey: ['list'],
    queryFn: ({ pageParam }) => read(pageParam),
    initialPageParam: 0,
    getNextPageParam: (last) => last + 1,
  })
  const end = list.subscribe(() => undefined)
  await vi.waitFor(() => expect(list.getCurrentResult().isSuccess).toBe(true))
  while ((list.getCurrentResult().data?.pages.length ?? 0) < pageCount) await list.fetchNextPage()
  return { queries, list, end }
}

test('a list whose next page did not come asks for that page again, and for none before it', async () => {
  const { asked, read, become } = serve()
  const { queries, list, end } = await open(read)
  become('away')
  await list.fetchNextPage()
  expect(list.getCurrentResult().isFetchNextPageError).toBe(true)
  become('there')
  asked.length = 0
  rereadFailed(queries)
  await vi.waitFor(() => expect(list.getCurrentResult().isSuccess).toBe(true))
  expect(asked).toEqual([pageCount])
  expect(list.getCurrentResult().data?.pages).toEqual([0, 1, 2, 3, 4, 5])
  end()
})

test('what else failed is read again, and nothing that did not', async () => {
  const queries = new QueryClient({ defaultOptions: { queries: { retry: false } } })
  const failing = vi.fn(() => Promise.reject(new Error('away')))
  const whole = vi.fn(() => Promise.resolve(1))
  const observers = [
    new QueryObserver(queries, { queryKey: ['failing'], queryFn: failing }),
    new QueryObserver(queries, { queryKey: ['whole'], queryFn: whole }),
  ]
  const ends = observers.map((observer) => observer.subscribe(() => undefined))
  await vi.waitFor(() => expect(observers.map((one) => one.getCurrentResult().status)).toEqual(['error', 'success']))
  rereadFailed(queries)
  await vi.waitFor(() => expect(failing).toHaveBeenCalledTimes(2))
  expect(whole).toHaveBeenCalledTimes(1)
  for (const end of ends) end()
})
