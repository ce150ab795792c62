import { QueryClient } from '@tanstack/react-query'
import { expect, test } from 'vitest'
import type { Prospect } from '../../src/api/prospects/list.ts'
import { historyQuery, prospectQuery } from '../../src/api/prospects/one.ts'
import { showAtOnce, showInstead } from '../../src/events/writing/optimistic.ts'

const prospect = {
  id: 12,
  account_id: 'a',
  status: 'New',
  stage: 'New',
  stage_times: {},
  assigned_to_user_ids: [],
  block: null,
  next_follow_up: null,
  planned_date_time: null,
  showing_user_ids: null,
  unit_id: null,
} as unknown as Prospect

const nowKey = prospectQuery(12).queryKey
const historyKey = historyQuery(12).queryKey
const writing = { at: '2026-03-02T10:00:00.000Z', by: 'u', role: 'Leasing Agent' }
const note = { event_type: 'Log Note', notes: 'Mine' } as const

const itemOf = (id: number) => ({ kind: 'event', at: '2026-03-01T10:00:00.000Z', by: 'x', event: { id } })
const historyOf = (...ids: number[]) => ({ pages: [{ data: ids.map(itemOf) }], pageParams: [null] })

const open = (): QueryClient => {
  const queries = new QueryClient()
  queries.setQueryData<unknown>(nowKey, prospect)
  queries.setQueryData<unknown>(historyKey, historyOf(7))
  return queries
}

const idsIn = (queries: QueryClient): number[] => {
  const { pages } = queries.getQueryData(historyKey) as unknown as ReturnType<typeof historyOf>
  return pages.flatMap(({ data }) => data.map(({ event }) => event.id))
}

test('what was shown is taken away again', async () => {
  const queries = open()
  const takeAway = await showAtOnce(queries, prospect, [note], writing)
  expect(idsIn(queries)).toEqual([expect.any(Number), 7])
  takeAway()
  expect(idsIn(queries)).toEqual([7])
  expect(queries.getQueryData(nowKey)).toEqual(prospect)
})

test('what a colleague did meanwhile stays, and so does what else is under way', async () => {
  const queries = open()
  const takeAway = await showAtOnce(queries, prospect, [note], writing)
  await showAtOnce(queries, prospect, [note], writing)
  const [second, first] = idsIn(queries)
  const changed = { ...prospect, status: 'Contacted' }
  queries.setQueryData<unknown>(nowKey, changed)
  queries.setQueryData<unknown>(historyKey, historyOf(second as number, first as number, 8, 7))
  takeAway()
  const left = idsIn(queries)
  expect(left).toHaveLength(3)
  expect(left.slice(1)).toEqual([8, 7])
  expect(queries.getQueryData(nowKey)).toEqual(changed)
})

test('a pile that was read again is not put back', () => {
  const queries = new QueryClient()
  const key = ['desk']
  queries.setQueryData(key, { count: 3 })
  const change = ({ count }: { readonly count: number }) => ({ count: count - 1 })
  const putBack = showInstead(queries, key, change)
  queries.setQueryData(key, { count: 5 })
  putBack()
  expect(queries.getQueryData(key)).toEqual({ count: 5 })
  const again = showInstead(queries, key, change)
  again()
  expect(queries.getQueryData(key)).toEqual({ count: 5 })
})
