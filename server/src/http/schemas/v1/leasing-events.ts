import Type, { type Static } from 'typebox'
import { dateTime, exampleId, exampleTime, nullable, numericId } from '../fields.ts'
import { v1EnvelopeOf, v1PageParameters } from './pages.ts'

/** The query of `GET /leasing_events`. */
export const v1LeasingEventsQuery = Type.Object(
  {
    prospect_id: Type.Optional(
      numericId({ description: 'Only events of this prospect. Without it: all of the accounts of the token.' }),
    ),
    ...v1PageParameters,
  },
  { additionalProperties: false },
)

/** An event as v1 lists it. It names the prospect `prospect_id`, where the answer to POST has `prospect`. */
const v1LeasingEvent = Type.Object(
  {
    id: Type.Integer({ description: 'The id of the leasing event.', examples: [12345] }),
    prospect_id: Type.Integer({ description: 'The prospect that the event is about.', examples: [12345] }),
    event_type: Type.String({ description: 'The type of the event.', examples: ['Showing Scheduled'] }),
    created_at: dateTime({ description: 'When the event was created: UTC, with six fractional digits.' }),
    source: nullable(Type.String(), { description: 'Where the event came from.', examples: ['Phone Call'] }),
    created_by: Type.String({ description: 'The id of the user who created the event.', examples: [exampleId] }),
    notes: nullable(Type.String(), { description: 'Notes about the event.', examples: ['Reschedule'] }),
    planned_date_time: nullable(dateTime({}), {
      description: 'What the event plans, such as a showing, is to be then.',
      examples: [exampleTime],
    }),
    next_follow_up: nullable(dateTime({}), {
      description: 'When to follow up on the prospect.',
      examples: [exampleTime],
    }),
    property_address: nullable(Type.String(), {
      description: "The formatted address of the event's unit.",
      examples: ['210 Juniper Way, Unit 2, Denver, Colorado 80205'],
    }),
    context: Type.Object(
      {},
      {
        additionalProperties: true,
        description: 'What belongs to this type of event.',
        examples: [{ createdByUserRole: 'Property Manager' }],
      },
    ),
    unit_of_interest: nullable(Type.Integer(), {
      description: "The event's unit. It may differ from the prospect's.",
      examples: [77],
    }),
    deleted: Type.Boolean({ description: 'Whether the event was deleted.', examples: [false] }),
  },
  { additionalProperties: false, description: 'A leasing event.' },
)
export type V1LeasingEventBody = Static<typeof v1LeasingEvent>

export const v1LeasingEvents = v1EnvelopeOf(v1LeasingEvent, 'A page of leasing events, newest last.')
