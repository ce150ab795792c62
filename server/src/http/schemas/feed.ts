import Type, { type Static } from 'typebox'
import { eventTypeNames, eventTypeRow } from '../../catalogue/event-types.ts'
import { limits } from '../../catalogue/limits.ts'
import { eventSources } from '../../catalogue/sources.ts'
import type { FeedEvent } from '../../storage/feed/read-feed.ts'
import { commaList, dateTime, exampleId, exampleTime, nullable, numericId, uuid } from './fields.ts'
import { pageParameters } from './lists.ts'

const exampleCursor = 'WyJ4WW1ab1E5cSIsNzY1LDEyMzQ1XQ'

const userIds = (description: string) => Type.Optional(Type.Array(uuid({}), { description, examples: [[exampleId]] }))

const eventGroups = [...new Set(eventTypeNames.flatMap((name) => eventTypeRow(name)?.group ?? []))]

/** One event of the feed, of the stream, or by its id. */
export const feedEvent = Type.Object(
  {
    id: numericId({ description: 'The id of the leasing event.' }),
    account_id: uuid({ description: 'The account of the prospect.' }),
    prospect_id: numericId({ description: 'The prospect that the event is about.' }),
    event_type: Type.String({
      description: `The type of the event. Readers should stay open to further types; today there are ${eventTypeNames.length}.`,
      examples: ['Showing Scheduled'],
    }),
    group: nullable(Type.Enum(eventGroups), {
      description: 'The group of the type. Null for a type that this version does not know.',
      examples: ['showing'],
    }),
    created_at: dateTime({ description: 'When it happened: UTC, with six fractional digits.' }),
    source: nullable(Type.Enum([...eventSources]), {
      description: 'Where the event came from.',
      examples: ['Phone Call'],
    }),
    notes: nullable(Type.String(), { description: 'Notes about the event.', examples: ['Reschedule'] }),
    planned_date_time: nullable(dateTime({}), {
      description: 'What the event plans, such as a showing, is to be then.',
      examples: [exampleTime],
    }),
    next_follow_up: nullable(dateTime({}), {
      description: 'When to follow up on the prospect.',
      examples: [exampleTime],
    }),
    unit_id: nullable(numericId({}), {
      description: 'The unit that the prospect asked about at that time.',
      examples: [678],
    }),
    deleted: Type.Boolean({ description: 'Whether the event was deleted.', examples: [false] }),
    created_by: uuid({ description: 'The user who created the event.' }),
    context: Type.Object(
      {
        createdByUserRole: Type.Optional(
          Type.String({
            description: "That user's role in the account, at that time.",
            examples: ['Property Manager'],
          }),
        ),
        assignedToUserIds: userIds('Of types that assign: who the prospect is assigned to from then on.'),
        previousAssignedToUserIds: userIds('Of types that assign: who the prospect was assigned to before.'),
      },
      {
        additionalProperties: false,
        description: 'What belongs to the type of the event.',
        examples: [{ createdByUserRole: 'Property Manager' }],
      },
    ),
    batch_id: nullable(uuid({}), {
      description: 'What all events of one bulk request have in common.',
      examples: [null],
    }),
  },
  { additionalProperties: false, description: 'A leasing event.' },
)
type FeedEventBody = Static<typeof feedEvent>

export const toFeedEventBody = (event: FeedEvent): FeedEventBody => ({
  id: event.id,
  account_id: event.accountId,
  prospect_id: event.prospectId,
  event_type: event.eventType,
  group: eventTypeRow(event.eventType)?.group ?? null,
  created_at: event.createdAt,
  source: event.source as FeedEventBody['source'],
  notes: event.notes,
  planned_date_time: event.plannedDateTime,
  next_follow_up: event.nextFollowUp,
  unit_id: event.unitId,
  deleted: event.deleted,
  created_by: event.createdBy,
  context: event.context as FeedEventBody['context'],
  batch_id: event.batchId,
})

export const feedPage = Type.Object(
  {
    data: Type.Array(feedEvent, { description: 'The events, in the order of the feed.', examples: [[]] }),
    next_cursor: Type.String({
      description: 'Where to go on: now if there is more, else later. It is there on every page, also on an empty one.',
      examples: [exampleCursor],
    }),
    has_more: Type.Boolean({
      description:
        'Whether there is more right now. Filtered by type, a page may be empty and still have more behind it.',
      examples: [false],
    }),
  },
  { additionalProperties: false, description: 'A page of the feed.' },
)

const accountId = Type.Optional(
  uuid({ description: 'Only events of this account. Without it: of all accounts that the token reaches.' }),
)

const after = (otherwise: string) =>
  Type.Optional(
    Type.String({
      maxLength: 512,
      description: `Where to go on: \`next_cursor\` of any page of the feed, whatever its filters were, or the id of an event of the stream. Without it: ${otherwise}.`,
      examples: [exampleCursor],
    }),
  )

export const feedQuery = Type.Object(
  {
    account_id: accountId,
    after: after('from the first event on'),
    limit: pageParameters.limit,
    event_type: Type.Optional(
      commaList(Type.Enum([...eventTypeNames]), eventTypeNames.length, {
        description: `Only events of these types, with commas between them. Such a page looks at the next ${limits.feedRowsLookedAt.toLocaleString('en')} events at most: it may hold less than \`limit\`, or nothing, while \`has_more\` is true.`,
        examples: [['Showing Scheduled', 'Showing Canceled']],
      }),
    ),
    prospect_id: Type.Optional(numericId({ description: 'Only events of this prospect.' })),
  },
  { additionalProperties: false },
)

export const streamQuery = Type.Object(
  { account_id: accountId, after: after('from now on') },
  { additionalProperties: false },
)

export const streamHeaders = Type.Object({
  'last-event-id': Type.Optional(
    Type.String({
      maxLength: 512,
      description:
        'The id of the last event that arrived: EventSource sends it when it comes back. It wins over `after`.',
      examples: [exampleCursor],
    }),
  ),
})

/** A response that is a stream of text. */
export const eventStream = {
  description: 'The stream, which has no end of its own.',
  content: {
    'text/event-stream': {
      schema: Type.String({
        description: 'Events by the rules of server-sent events (HTML Living Standard, 9.2).',
        examples: [`id: ${exampleCursor}\nevent: leasing_event\ndata: {"id":12345}\n\n`],
      }),
    },
  },
}

export const eventPath = Type.Object(
  { id: numericId({ description: 'The id of the leasing event.' }) },
  { additionalProperties: false },
)
