import { expect } from 'vitest'
import type { Reply } from './wire/http.ts'

/** The eleven fields of the reference text's 201, in its order. */
export const eventFields = [
  'id',
  'created_at',
  'notes',
  'prospect',
  'planned_date_time',
  'source',
  'event_type',
  'next_follow_up',
  'deleted',
  'created_by',
  'context',
] as const

export type EventBody = {
  readonly id: number
  readonly created_at: string
  readonly notes: string | null
  readonly prospect: number
  readonly planned_date_time: null
  readonly source: string | null
  readonly event_type: string
  readonly next_follow_up: null
  readonly deleted: boolean
  readonly created_by: string
  readonly context: {
    readonly assignedToUserIds: readonly string[]
    readonly createdByUserRole: string
    readonly previousAssignedToUserIds: readonly string[]
  }
}

export type Detail = {
  readonly keyword: string
  readonly dataPath: string
  readonly schemaPath: string
  readonly params: Readonly<Record<string, unknown>>
  readonly message: string
}

export type ErrorBody = { readonly error: string; readonly details?: readonly Detail[] }

type Answer = Pick<Reply, 'status' | 'text'>

/** The event of a 201. Anything else fails the test and shows the answer. */
export const eventOf = (reply: Answer): EventBody => {
  expect(reply.status, reply.text).toBe(201)
  return JSON.parse(reply.text) as EventBody
}

/** The body of an error with this status, in the one shape that all errors have. */
export const errorOf = (reply: Answer, status: number): ErrorBody => {
  expect(reply.status, reply.text).toBe(status)
  const body = JSON.parse(reply.text) as ErrorBody
  expect(Object.keys(body).filter((key) => key !== 'error' && key !== 'details')).toEqual([])
  expect(body.error).toEqual(expect.stringMatching(/\S/))
  for (const detail of body.details ?? []) {
    expect(Object.keys(detail).toSorted()).toEqual(['dataPath', 'keyword', 'message', 'params', 'schemaPath'])
    expect(detail.message).toMatch(/^should /)
    expect(detail.dataPath).toMatch(/^($|[.[])/)
    expect(detail.schemaPath).toMatch(/^#\//)
  }
  return body
}

/** The details of a validation error. */
export const detailsOf = (reply: Answer): readonly Detail[] => {
  const { error, details } = errorOf(reply, 400)
  expect(error).toBe('Invalid request parameters')
  expect(details).toBeDefined()
  return details ?? []
}

/** The seconds of Retry-After: a whole number, at least one. */
export const retryAfterOf = (reply: Reply): number => {
  expect(reply.headers['retry-after']).toMatch(/^[1-9]\d*$/)
  return Number(reply.headers['retry-after'])
}
