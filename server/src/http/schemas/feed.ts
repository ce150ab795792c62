import Type from 'typebox'
import { eventTypeNames } from '../../catalogue/event-types.ts'
import { limits } from '../../catalogue/limits.ts'
import { feedEvent } from './events/event.ts'
import { commaList, numericId, uuid } from './fields.ts'
import { pageParameters } from './lists.ts'

const exampleCursor = 'WyJ4WW1ab1E5cSIsNzY1LDEyMzQ1XQ'

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
