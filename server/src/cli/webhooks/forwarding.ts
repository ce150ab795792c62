import { setTimeout as pause } from 'node:timers/promises'
import { messageId, webhookLimits } from '../../catalogue/webhooks.ts'
import type { Change } from '../../storage/webhooks/changes.ts'
import { bodyOf } from '../../webhooks/bodies/body-of.ts'
import { type DeliverParts, type OpenEndpoint, sendMessage } from '../../webhooks/queue/deliver.ts'
import type { PostResult } from '../../webhooks/sending/post.ts'

/** An event of the stream, as far as it is looked at here: all of it is what the record of a webhook is made of. */
export type StreamedEvent = {
  readonly id: number
  readonly account_id: string
  readonly prospect_id: number
  readonly event_type: string
  readonly recorded_at: string
  readonly created_by: string
  readonly deleted: boolean
  readonly deleted_at: string | null
  readonly deleted_by: string | null
}

/** What the event is a webhook of. An event that was deleted comes to the stream once more. */
export const toChange = (event: StreamedEvent, sequence: number): Change => ({
  accountId: event.account_id,
  sequence,
  table: 'leasing_events',
  operation: event.deleted ? 'UPDATE' : 'INSERT',
  eventType: event.event_type,
  // A body has the names of the columns, and moments that are in UTC already.
  record: event,
  oldRecord: null,
  actorUserId: event.deleted_by ?? event.created_by,
  actorTokenId: null,
  createdAt: event.deleted_at ?? event.recorded_at,
})

export type Forwarding = {
  readonly endpoint: OpenEndpoint
  readonly parts: DeliverParts
  readonly signal: AbortSignal
  /** Takes a line about each try. */
  readonly tell: (line: string) => void
}

const endOf = ({ statusCode, outcome, durationMs, reply }: PostResult): string =>
  statusCode === null ? `${outcome}  ${durationMs} ms  ${reply}` : `${statusCode}  ${durationMs} ms`

const { forwardDelaysMs } = webhookLimits

const nextTry = (tries: number): string => {
  const delayMs = forwardDelaysMs[tries - 1]
  return delayMs === undefined ? `given up after ${tries} tries` : `again in ${delayMs / 1_000} s`
}

/** Forwards one event until it is delivered or no try is left. Rejects only when the signal is aborted. */
export const forward = async (change: Change, { endpoint, parts, signal, tell }: Forwarding): Promise<void> => {
  const { prospect_id, event_type, deleted } = change.record as StreamedEvent
  const about = `${event_type}${deleted ? ' (deleted)' : ''}  prospect ${prospect_id}`
  const body = bodyOf(endpoint.format, change)
  if (body === null) return tell(`${about}  larger than a webhook may be: not sent`)
  const message = { id: messageId(change.sequence), body }
  for (let tries = 1; ; tries++) {
    const result = await sendMessage(endpoint, message, parts, signal)
    if (result.outcome === 'delivered') return tell(`${about}  ${endOf(result)}`)
    tell(`${about}  ${endOf(result)}  ${nextTry(tries)}`)
    const delayMs = forwardDelaysMs[tries - 1]
    if (delayMs === undefined) return
    await pause(delayMs, undefined, { signal })
  }
}
