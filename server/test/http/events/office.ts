import type { LightMyRequestResponse } from 'fastify'
import type { Desk } from '../../engine/desk.ts'
import { shareApp } from '../app.ts'
import { type Caller, callerOf } from '../people/caller.ts'

export type EventBody = {
  readonly id: number
  readonly prospect_id: number
  readonly event_type: string
  readonly created_at: string
  readonly recorded_at: string
  readonly source: string | null
  readonly notes: string | null
  readonly planned_date_time: string | null
  readonly next_follow_up: string | null
  readonly deleted: boolean
  readonly context: Readonly<Record<string, unknown>>
  readonly batch_id: string | null
  readonly external_id: string | null
  readonly undoes_batch_id: string | null
}

export type ResultBody = {
  readonly event_index: number
  readonly target_index: number | null
  readonly prospect_id: number | null
  readonly result: 'written' | 'known' | 'refused'
  readonly event: EventBody | null
  readonly refusals: readonly { readonly code: string; readonly message: string; readonly params: object }[] | null
  readonly prospect?: object | null
  readonly before?: object | null
  readonly after?: object | null
}

export type AnswerBody = {
  readonly batch_id: string
  readonly dry_run: boolean
  readonly would_write?: boolean
  readonly mode: string
  readonly counts: object
  readonly results: readonly ResultBody[]
}

/** An account of its own with an owner and an agent, and an application to talk to. */
export const openOffice = async (desk: Desk) => {
  const { app } = await shareApp(desk)
  const accountId = await desk.addAccount()
  const owner = await callerOf(desk, app, await desk.addMember(accountId, 'Owner'))
  const agent = await callerOf(desk, app, await desk.addMember(accountId))
  return { app, accountId, owner, agent, ...shorthand(owner) }
}

export type Office = Awaited<ReturnType<typeof openOffice>>

const shorthand = (owner: Caller) => ({
  write: (events: readonly object[], more: object = {}) => owner.post('/v2/leasing_events', { events, ...more }),
  /** A prospect as v2 shows it. */
  prospect: async (id: number): Promise<Record<string, unknown>> => (await owner.get(`/v2/prospects/${id}`)).json(),
  /** The prospect's events, the newest first. */
  timeline: async (id: number): Promise<readonly EventBody[]> =>
    (await owner.get(`/v2/prospects/${id}/leasing_events`)).json().data,
  undo: (batchId: string) => owner.post(`/v2/batches/${batchId}/undo`, {}),
})

/** The answer of what was written; throws for any other, so that the test says which it was. */
export const written = (response: LightMyRequestResponse): AnswerBody => {
  if (response.statusCode !== 201) throw new Error(`${response.statusCode} ${response.body}`)
  return response.json()
}

/** The one event that was written. */
export const oneEvent = (response: LightMyRequestResponse): EventBody => {
  const [result] = written(response).results
  if (result?.event == null) throw new Error(response.body)
  return result.event
}

export const note = (prospectId: number, notes = 'a note') => ({
  prospect_id: prospectId,
  event_type: 'Log Note',
  notes,
})

/** What became of each target, in short: `written 12`, `refused 13 prospectBlocklisted`. */
export const ends = ({ results }: AnswerBody): string[] =>
  results.map(({ result, prospect_id, refusals }) =>
    [result, prospect_id, ...(refusals ?? []).map(({ code }) => code)].join(' '),
  )
