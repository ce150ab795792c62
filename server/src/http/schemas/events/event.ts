import Type, { type Static } from 'typebox'
import { eventTypeNames, eventTypeRow } from '../../../catalogue/event-types.ts'
import { eventSources } from '../../../catalogue/sources.ts'
import { dateTime, exampleId, exampleTime, nullable, numericId, uuid } from '../fields.ts'
import { storedContext } from './stored-contexts.ts'

const eventGroups = [...new Set(eventTypeNames.flatMap((name) => eventTypeRow(name)?.group ?? []))]

const what = {
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
  recorded_at: dateTime({
    description: 'When it was written down: later than `created_at` for an event that came late.',
  }),
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
}

const deletion = {
  deleted: Type.Boolean({
    description: 'Whether the event was deleted. Then it comes to the feed once more, and counts for nothing.',
    examples: [false],
  }),
  deleted_at: nullable(dateTime({}), { description: 'When it was deleted.', examples: [null] }),
  deleted_by: nullable(uuid({}), { description: 'The user who deleted it.', examples: [null] }),
  deletion_reason: nullable(Type.String(), { description: 'Why it was deleted.', examples: [null] }),
}

/** One leasing event, wherever v2 shows one. It has a name: the document tells it once. */
export const feedEventSchema = Type.Object(
  {
    ...what,
    ...deletion,
    created_by: uuid({ description: 'The user who created the event.' }),
    context: storedContext,
    batch_id: nullable(uuid({}), {
      description: 'What all events of one request have in common.',
      examples: [exampleId],
    }),
    external_id: nullable(Type.String(), {
      description: 'Its name in the system that it comes from.',
      examples: ['crm-event-4711'],
    }),
    undoes_batch_id: nullable(uuid({}), {
      description: 'The batch that this event takes back; null for what really happened.',
      examples: [null],
    }),
  },
  { $id: 'LeasingEvent', additionalProperties: false, description: 'A leasing event.' },
)
type FeedEventBody = Static<typeof feedEventSchema>

export const feedEvent = Type.Unsafe<FeedEventBody>({ $ref: 'LeasingEvent#', description: 'A leasing event.' })
