import type { Desk } from '../support/desk.ts'
import { askAs, type Reply } from '../support/wire/http.ts'

export type ProspectBody = {
  readonly id: number
  readonly account_id: string
  readonly name: string | null
  readonly phone: string | null
  readonly phone_e164: string | null
  readonly notes: string | null
  readonly status: string
  readonly assigned_to_user_ids: readonly string[]
  readonly created_at: string
}

export type PageBody<Row> = {
  readonly data: readonly Row[]
  readonly next_cursor: string | null
  readonly has_more: boolean
}

type CallOptions = {
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string>>
  readonly token?: string
}

/** One request to v2, with the demo token unless told otherwise. */
export const call = (
  desk: Pick<Desk, 'baseUrl' | 'token'>,
  method: string,
  path: string,
  { token = desk.token, ...options }: CallOptions = {},
): Promise<Reply> => askAs(desk.baseUrl, token, { method, path, ...options })

export const bodyOf = <T>(reply: Reply): T => JSON.parse(reply.text)

/** All rows of a list, by its cursors. */
export const readAll = async <Row>(desk: Desk, path: string): Promise<Row[]> => {
  const rows: Row[] = []
  for (let cursor: string | null = null; ; ) {
    const more: string = cursor === null ? '' : `${path.includes('?') ? '&' : '?'}cursor=${encodeURIComponent(cursor)}`
    const page: PageBody<Row> = bodyOf(await call(desk, 'GET', path + more))
    rows.push(...page.data)
    if (!page.has_more) return rows
    cursor = page.next_cursor
  }
}
