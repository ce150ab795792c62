import { expect } from 'vitest'
import type { Desk } from '../support/desk.ts'
import { askAs, type Reply } from '../support/wire/http.ts'

export type EventBody = {
  readonly id: number
  readonly prospect_id: number
  readonly event_type: string
  readonly created_at: string
  readonly recorded_at: string
  readonly notes: string | null
  readonly deleted: boolean
  readonly batch_id: string | null
  readonly undoes_batch_id: string | null
  readonly context: Readonly<Record<string, unknown>>
}

export type ResultBody = {
  readonly event_index: number
  readonly prospect_id: number | null
  readonly result: string
  readonly event: EventBody | null
  readonly refusals: readonly { readonly code: string }[] | null
  readonly before?: Readonly<Record<string, unknown>> | null
  readonly after?: Readonly<Record<string, unknown>> | null
}

export type AnswerBody = {
  readonly batch_id: string
  readonly counts: Readonly<Record<'targets' | 'written' | 'known' | 'refused', number>>
  readonly results: readonly ResultBody[]
}

export type BatchBody = {
  readonly id: string
  readonly status: string
  readonly progress: number
  readonly counts: Readonly<Record<'targets' | 'done' | 'written' | 'refused', number>>
  readonly failure: string | null
}

/** What of v2 these tests talk to, with one token. */
export const officeOf = ({ baseUrl, token }: Pick<Desk, 'baseUrl' | 'token'>) => {
  const call = (method: string, path: string, body?: unknown): Promise<Reply> =>
    askAs(baseUrl, token, { method, path, ...(body === undefined ? {} : { body }) })
  const get = async <T>(path: string): Promise<T> => {
    const reply = await call('GET', path)
    expect(reply.status, reply.text).toBe(200)
    return JSON.parse(reply.text) as T
  }
  const write = (events: readonly object[], more: object = {}): Promise<Reply> =>
    call('POST', '/v2/leasing_events', { events, ...more })
  return {
    call,
    get,
    write,
    /** Writes, and fails unless all of it was written. */
    written: async (events: readonly object[], more: object = {}): Promise<AnswerBody> =>
      as(await write(events, more), 201),
    prospect: (id: number) => get<Record<string, unknown>>(`/v2/prospects/${id}`),
    batch: (id: string) => get<BatchBody>(`/v2/batches/${id}`),
  }
}

/** The body of an answer with this status. Any other fails the test and shows the answer. */
export const as = <T>(reply: Reply, status: number): T => {
  expect(reply.status, reply.text).toBe(status)
  return JSON.parse(reply.text) as T
}

/** What became of each target, in short. */
export const endsOf = ({ results }: AnswerBody): string[] =>
  results.map(({ result, prospect_id, refusals }) =>
    [result, prospect_id, ...(refusals ?? []).map(({ code }) => code)].join(' '),
  )
