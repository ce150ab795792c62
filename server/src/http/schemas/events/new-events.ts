import Type, { type Static } from 'typebox'
import { type EventType, eventTypeNames, eventTypeRow } from '../../../catalogue/event-types.ts'
import { limits } from '../../../catalogue/limits.ts'
import { eventSources } from '../../../catalogue/sources.ts'
import { notBlank } from '../../validation.ts'
import { dateTime, exampleId, exampleTime, numericId, plainText, uuid } from '../fields.ts'
import { contextOf, type NewEventContext } from './contexts.ts'

const targets = {
  prospect_id: Type.Optional(numericId({ description: 'The prospect that the event is about.' })),
  prospect_ids: Type.Optional(
    Type.Array(numericId({}), {
      minItems: 1,
      maxItems: limits.prospectsPerEvent,
      uniqueItems: true,
      description: 'The prospects that the event is about: each gets an event of its own.',
      examples: [[12345, 12346]],
    }),
  ),
  phone: Type.Optional(
    plainText(limits.phoneCharacters, {
      description:
        'Instead of ids: all prospects of the account with this phone number, however it is spelled. Each gets an event of its own.',
      examples: ['(555) 010-0199'],
    }),
  ),
}

const moments = {
  planned_date_time: Type.Optional(
    dateTime({ description: 'When that is to be which the event plans: a showing, a move-in.' }),
  ),
  next_follow_up: Type.Optional(dateTime({ description: 'When to follow up on the prospect.' })),
  occurred_at: Type.Optional(
    dateTime({
      description:
        'When it happened, if that is not now; never in the future. The event takes its place among the others of the prospect.',
    }),
  ),
}

const fields = {
  ...targets,
  event_type: Type.Enum([...eventTypeNames], {
    description: 'The type of the event.',
    examples: ['Showing Scheduled'],
  }),
  source: Type.Optional(
    Type.Enum([...eventSources], { description: 'Where the event came from.', examples: ['Phone Call'] }),
  ),
  notes: Type.Optional(
    plainText(limits.notesCharacters, {
      description: 'Notes about the event: any Unicode text, given back as it came.',
      examples: ['Wants to see the garden'],
    }),
  ),
  ...moments,
  external_id: Type.Optional(
    plainText(limits.externalIdCharacters, {
      minLength: 1,
      description:
        'Its name in the system that it comes from, one of the account and the source: sent again, it is answered with the first event. Only of an event about one prospect.',
      examples: ['crm-event-4711'],
    }),
  ),
}

const commonFields = Type.Object(fields)
export type NewEventBody = Static<typeof commonFields> & { readonly context?: NewEventContext }

/** Of the fields that a type needs, what its schema adds to that of all types. */
const neededFields: Readonly<Record<string, object>> = {
  planned_date_time: { description: 'When that is to be which the event plans.', examples: [exampleTime] },
  notes: { type: 'string', pattern: notBlank, description: 'What is noted.', examples: ['Wants to see the garden'] },
}

/** What a type asks for beside what all events have. */
const ofType = (name: EventType): object => {
  const { needs = null, context = 'plain' } = eventTypeRow(name) ?? {}
  const needed = needs === null ? undefined : neededFields[needs]
  return {
    title: name,
    type: 'object',
    properties: {
      event_type: { const: name, description: 'The type of the event.', examples: [name] },
      ...(needed === undefined ? {} : { [needs ?? '']: needed }),
      context: contextOf(name),
    },
    required: [
      'event_type',
      ...(needed === undefined ? [] : [needs]),
      ...(context === 'assignment' ? ['context'] : []),
    ],
  }
}

/** One event of a request. The fields that all types have stand once; each type adds what it needs, and its context. */
const newEvent = Type.Unsafe<NewEventBody>({
  type: 'object',
  description: 'A leasing event to be written, by its type.',
  required: ['event_type'],
  exactlyOneOf: Object.keys(targets),
  properties: {
    ...fields,
    context: {
      type: 'object',
      description: 'What belongs to the type of the event.',
      examples: [{ followUpDone: true }],
    },
  },
  additionalProperties: false,
  discriminator: { propertyName: 'event_type' },
  oneOf: eventTypeNames.map(ofType),
})

/** The body of `POST /v2/leasing_events`. */
export const newEventsBody = Type.Object(
  {
    account_id: Type.Optional(
      uuid({
        description:
          'The account of all of the events. Without it: the only one in which the caller may add events, else that of the first prospect that is named.',
      }),
    ),
    mode: Type.Optional(
      Type.Enum(['atomic', 'partial'], {
        description:
          '`atomic`, which holds if none is given: all events or none. `partial`: those that the rules allow; the answer says what became of each.',
        examples: ['atomic'],
      }),
    ),
    dry_run: Type.Optional(
      Type.Boolean({
        description: 'Whether only to tell what would happen, and to write nothing.',
        examples: [false],
      }),
    ),
    events: Type.Array(newEvent, {
      minItems: 1,
      maxItems: limits.eventsPerCall,
      description: 'The events. They are written in this order.',
      examples: [
        [
          {
            prospect_id: 12345,
            event_type: 'Showing Scheduled',
            source: 'Phone Call',
            planned_date_time: '2024-10-07T16:00:00Z',
          },
          { prospect_ids: [12345, 12346], event_type: 'Assign to User', context: { assignedToUserIds: [exampleId] } },
        ],
      ],
    }),
  },
  { additionalProperties: false, description: 'Leasing events to be written.' },
)
export type NewEventsBody = Static<typeof newEventsBody>
