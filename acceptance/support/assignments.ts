import type { Agent, OutgoingHttpHeaders } from 'node:http'
import { ask, type Reply } from './wire/http.ts'

export const paths = ['/leasing_events', '/api/public/v1/leasing_events'] as const

type Extra = {
  /** Further fields of the event, or other values for its own. */
  readonly event?: Readonly<Record<string, unknown>>
  /** Further fields of its context. */
  readonly context?: Readonly<Record<string, unknown>>
}

/** The body that assigns a prospect to these users. */
export const assignment = (prospectId: number, userIds: readonly string[], { event, context }: Extra = {}) => ({
  events: [
    {
      prospect_id: prospectId,
      event_type: 'Assign to User',
      context: { assignedToUserIds: userIds, ...context },
      ...event,
    },
  ],
})

/** The same for every prospect of the account with the same phone number. */
export const bulkAssignment = (prospectId: number, userIds: readonly string[], event: Extra['event'] = {}) =>
  assignment(prospectId, userIds, { event, context: { applyActionInBulk: true } })

/** An object goes as JSON; text and bytes go as they stand. */
const encoded = (body: unknown): string | Buffer =>
  typeof body === 'string' || Buffer.isBuffer(body) ? body : JSON.stringify(body)

export type PostOptions = {
  readonly token?: string | null
  readonly path?: string
  readonly headers?: OutgoingHttpHeaders
  readonly agent?: Agent
}

/** Sends a body to the one operation. */
export const post = (baseUrl: string, body: unknown, options: PostOptions = {}): Promise<Reply> =>
  ask(baseUrl, {
    method: 'POST',
    path: options.path ?? paths[0],
    headers: {
      'Content-Type': 'application/json',
      ...(typeof options.token === 'string' ? { Authorization: `Bearer ${options.token}` } : {}),
      ...options.headers,
    },
    body: encoded(body),
    ...(options.agent === undefined ? {} : { agent: options.agent }),
  })
