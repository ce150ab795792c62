import { expect } from 'vitest'
import type { Desk } from '../support/desk.ts'
import { askAs, type Reply } from '../support/wire/http.ts'

export type Duplicates = {
  readonly data: readonly {
    readonly by: string
    readonly value: string
    readonly prospect_count: number
    readonly prospects: readonly { readonly id: number; readonly unit_id: number | null; readonly status: string }[]
  }[]
  readonly next_cursor: string | null
  readonly has_more: boolean
}

export type Merge = {
  readonly id: string
  readonly kept_id: number
  readonly merged_id: number
  readonly merged_at: string
  readonly merged_by: string
  readonly undone_at: string | null
}

type Options = { readonly token?: string; readonly body?: object; readonly method?: string }

/** Asks a route of v2, with the demo token unless told otherwise. */
export const call = (desk: Desk, path: string, { token = desk.token, ...options }: Options = {}): Promise<Reply> =>
  askAs(desk.baseUrl, token, { path: `/v2${path}`, ...options })

/** The body of an answer with this status. */
export const bodyOf = <T>(reply: Reply, status = 200): T => {
  expect(reply.status, reply.text).toBe(status)
  return JSON.parse(reply.text) as T
}

export const merge = (desk: Desk, keptId: number, mergedId: number, token = desk.token): Promise<Reply> =>
  call(desk, `/prospects/${keptId}/merges`, { body: { merged_id: mergedId }, token })

export const undo = (desk: Desk, mergeId: string, token = desk.token): Promise<Reply> =>
  call(desk, `/merges/${mergeId}/undo`, { method: 'POST', token })

/** All groups of an account, page by page, as a client reads them. */
export const allGroups = async (desk: Desk, query: string): Promise<Duplicates['data'][number][]> => {
  const groups: Duplicates['data'][number][] = []
  let cursor = ''
  do {
    const page = bodyOf<Duplicates>(
      await call(desk, `/prospects/duplicates?account_id=${desk.home}&${query}${cursor && `&cursor=${cursor}`}`),
    )
    groups.push(...page.data)
    expect(page.has_more).toBe(page.next_cursor !== null)
    cursor = page.next_cursor ?? ''
  } while (cursor !== '')
  return groups
}
