import Type, { type Static } from 'typebox'
import type { AssignmentRecord } from '../../records/prospects/assignments.ts'
import { dateTime, exampleId, exampleTime, nullable, numericId, uuid } from './fields.ts'
import { pageParameters } from './lists.ts'

/** That somebody had a prospect for a time. */
export const assignment = Type.Object(
  {
    account_id: uuid({ description: 'The account of the prospect.' }),
    prospect_id: numericId({ description: 'The prospect.' }),
    user_id: uuid({ description: 'Who had the prospect.' }),
    from: dateTime({ description: 'Since when.' }),
    to: nullable(dateTime({}), {
      description: 'Up to when. Null: the user has the prospect still.',
      examples: [exampleTime],
    }),
    assigned_by: uuid({ description: 'The user who gave them the prospect.' }),
    assigned_by_event_id: numericId({ description: 'The `Assign to User` by which they did so.' }),
    notes: nullable(Type.String(), { description: 'The notes of that event.', examples: ['Knows the neighbourhood'] }),
    ended_by: nullable(uuid({}), {
      description: 'The user who ended it. Null while it lasts.',
      examples: [exampleId],
    }),
    ended_by_event_id: nullable(numericId({}), {
      description: 'The `Assign to User` by which they did so. Null while it lasts.',
      examples: [12346],
    }),
  },
  { additionalProperties: false, description: 'That a user had a prospect, from when to when.' },
)

export const toAssignmentBody = (record: AssignmentRecord): Static<typeof assignment> => ({
  account_id: record.accountId,
  prospect_id: record.prospectId,
  user_id: record.userId,
  from: record.begin.at,
  to: record.end?.at ?? null,
  assigned_by: record.begin.by,
  assigned_by_event_id: record.begin.eventId,
  notes: record.notes,
  ended_by: record.end?.by ?? null,
  ended_by_event_id: record.end?.eventId ?? null,
})

export const prospectAssignmentsQuery = Type.Object(pageParameters, { additionalProperties: false })

export const userAssignmentsQuery = Type.Object(
  {
    account_id: Type.Optional(
      uuid({ description: 'Only prospects of this account. Without it: of all accounts that the token reaches.' }),
    ),
    from: Type.Optional(dateTime({ description: 'Only assignments that began at this moment or later.' })),
    to: Type.Optional(dateTime({ description: 'Only assignments that began before this moment.' })),
    ...pageParameters,
  },
  { additionalProperties: false },
)
