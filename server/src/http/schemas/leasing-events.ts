import Type, { type Static, type TSchema, type TSchemaOptions } from 'typebox'
import { eventTypeNames } from '../../catalogue/event-types.ts'
import { limits } from '../../catalogue/limits.ts'
import { eventSources, requestSources } from '../../catalogue/sources.ts'
import { storableText } from '../validation.ts'

const exampleUser = '1259ef6e-61ee-42cb-b6bd-7fe547569d7c'
const exampleTime = '2024-10-05T18:53:03.406168Z'

const assignContext = Type.Object(
  {
    assignedToUserIds: Type.Array(Type.String({ format: 'uuid', examples: [exampleUser] }), {
      maxItems: limits.assigneesPerEvent,
      description:
        "Who the prospect is assigned to from now on: active members of the prospect's account. Empty: nobody. A doubled id counts once.",
      examples: [[exampleUser]],
    }),
    applyActionInBulk: Type.Optional(
      Type.Boolean({
        description:
          'Whether all prospects of the account with the same phone number are assigned too, all or none. Without it: no.',
        examples: [false],
      }),
    ),
  },
  {
    additionalProperties: false,
    description: 'Additional context for the event.',
    examples: [{ assignedToUserIds: [exampleUser], applyActionInBulk: false }],
  },
)

const newLeasingEvent = Type.Object(
  {
    prospect_id: Type.Integer({
      minimum: 1,
      maximum: Number.MAX_SAFE_INTEGER,
      description: 'The prospect that the event is about.',
      examples: [12345],
    }),
    event_type: Type.Enum(['Assign to User'], {
      description: 'The type of leasing event. Only "Assign to User" is supported.',
      examples: ['Assign to User'],
    }),
    source: Type.Optional(
      Type.Enum([...requestSources], { description: 'Where the event came from.', examples: ['Phone Call'] }),
    ),
    notes: Type.Optional(
      Type.String({
        maxLength: limits.notesCharacters,
        pattern: storableText,
        description: 'Notes for the event: any Unicode text, given back as it came.',
        examples: ['Assigning to primary agent'],
      }),
    ),
    context: assignContext,
  },
  { additionalProperties: false, description: 'A leasing event to create.' },
)

/** The body of `POST /leasing_events`. Reference text, "Request fields". */
export const createLeasingEventsBody = Type.Object(
  {
    events: Type.Array(newLeasingEvent, {
      minItems: 1,
      maxItems: 1,
      description: 'The leasing events to create. Only one event is supported at a time.',
      examples: [
        [
          {
            prospect_id: 12345,
            event_type: 'Assign to User',
            source: 'Phone Call',
            notes: 'Assigning to primary agent',
            context: { assignedToUserIds: [exampleUser], applyActionInBulk: false },
          },
        ],
      ],
    }),
  },
  { additionalProperties: false, description: 'One leasing event to create.' },
)
export type CreateLeasingEventsBody = Static<typeof createLeasingEventsBody>

const nullable = <T extends TSchema>(schema: T, options: TSchemaOptions) => Type.Union([schema, Type.Null()], options)

const timestamp = (options: TSchemaOptions) => Type.String({ format: 'date-time', examples: [exampleTime], ...options })

/** One leasing event, as `POST /leasing_events` answers with it: always these eleven fields, in this order. */
export const leasingEvent = Type.Object(
  {
    id: Type.Integer({ description: 'The id of the leasing event.', examples: [12345] }),
    created_at: timestamp({ description: 'When the event was created: UTC, with six fractional digits.' }),
    notes: nullable(Type.String(), { description: 'Notes about the event.', examples: ['Reschedule'] }),
    prospect: Type.Integer({ description: 'The prospect that the event is about.', examples: [12345] }),
    planned_date_time: nullable(timestamp({}), {
      description: 'What the event plans, such as a showing, is to be then.',
      examples: [exampleTime],
    }),
    source: nullable(Type.Enum([...eventSources]), {
      description: 'Where the event came from.',
      examples: ['Phone Call'],
    }),
    event_type: Type.Enum([...eventTypeNames], { description: 'The type of the event.', examples: ['Assign to User'] }),
    next_follow_up: nullable(timestamp({}), {
      description: 'When to follow up on the prospect.',
      examples: [exampleTime],
    }),
    deleted: Type.Boolean({ description: 'Whether the event was deleted.', examples: [false] }),
    created_by: Type.String({ description: 'The id of the user who created the event.', examples: [exampleUser] }),
    context: Type.Object(
      {
        assignedToUserIds: Type.Array(Type.String({ format: 'uuid' }), {
          description: 'Who the prospect is assigned to from now on.',
          examples: [[exampleUser]],
        }),
        createdByUserRole: Type.String({
          description: 'The role of the user who created the event, in the account of the prospect.',
          examples: ['Property Manager'],
        }),
        previousAssignedToUserIds: Type.Array(Type.String({ format: 'uuid' }), {
          description: 'Who the prospect was assigned to before.',
          examples: [[]],
        }),
      },
      {
        additionalProperties: false,
        description: 'What belongs to this type of event.',
        examples: [
          {
            assignedToUserIds: [exampleUser],
            createdByUserRole: 'Property Manager',
            previousAssignedToUserIds: [],
          },
        ],
      },
    ),
  },
  { additionalProperties: false, description: 'The leasing event that was created.' },
)
export type LeasingEventBody = Static<typeof leasingEvent>
