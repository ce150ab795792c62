import Type, { type Static } from 'typebox'
import { eventTypeNames } from '../../../catalogue/event-types.ts'
import { changeOperations, deliveryStatuses, webhookLimits, webhookTables } from '../../../catalogue/webhooks.ts'
import { commaList, dateTime, nullable, numericId, uuid } from '../fields.ts'
import { pageOf, pageParameters } from '../lists.ts'
import { attemptFields } from './endpoints.ts'

const strict = { additionalProperties: false } as const
const moment = (description: string) => nullable(dateTime({}), { description, examples: [null] })
const most = webhookLimits.deliveriesLookedAt.toLocaleString('en')
const short = `Such a page looks at the next ${most} at most: it may hold less than \`limit\`, or nothing, while \`has_more\` is true.`

const fields = {
  id: numericId({ description: 'The id of the delivery. Later ones have higher ids.' }),
  webhook_id: uuid({ description: 'The webhook that it is for.' }),
  sequence: numericId({
    description:
      'The change that it tells of: `sequence` of the message. Later changes of an account have higher ones.',
  }),
  message_id: Type.String({
    description:
      'The id of the message, the same for every webhook and each time it is sent: `webhook-id`, or `event_id`.',
    examples: ['msg_12345'],
  }),
  table: Type.Enum([...webhookTables], { description: 'What changed.', examples: ['leasing_events'] }),
  operation: Type.Enum([...changeOperations], { description: 'What happened to it.', examples: ['INSERT'] }),
  type: Type.String({
    description: '`type` of a message in the format `standard`.',
    examples: ['leasing_event.created'],
  }),
  event_type: nullable(Type.String(), {
    description: 'The type of the leasing event. Null for other tables.',
    examples: ['Showing Scheduled'],
  }),
  prospect_id: nullable(numericId({}), {
    description: 'The prospect that it is about: what is told of one is told in order. Null: none.',
    examples: [12345],
  }),
  unit_id: nullable(numericId({}), {
    description: 'The unit that it is about, if it tells of the table `units`.',
    examples: [null],
  }),
  status: Type.Enum([...deliveryStatuses], {
    description:
      '`ready`: it is sent in its turn. `retrying`: it failed, and is tried again at `next_at`. `held`: it waits for an earlier one of the same prospect or unit that is being retried. `delivered`: somebody answered 2xx. `failed`: no try is left.',
    examples: ['delivered'],
  }),
  attempts: Type.Integer({ minimum: 0, description: 'How often it was tried.', examples: [1] }),
  next_at: moment('When it is tried again, if it is `retrying`.'),
  created_at: dateTime({ description: 'When it was put down.' }),
  first_attempt_at: moment('When it was tried first.'),
  ended_at: moment('When it was delivered, or failed for good.'),
}

/** A delivery in a list. It has a name: the document tells it once. */
export const deliverySchema = Type.Object(fields, {
  ...strict,
  $id: 'WebhookDelivery',
  description: 'A message to one webhook, and what became of it.',
})
export type DeliveryBody = Static<typeof deliverySchema>

export const delivery = (description: string) => Type.Unsafe<DeliveryBody>({ $ref: 'WebhookDelivery#', description })

const attempt = Type.Object(
  {
    attempt: Type.Integer({ minimum: 1, description: 'Which try it was.', examples: [1] }),
    ...attemptFields,
  },
  { ...strict, description: 'One try.' },
)

/** One delivery by its id. */
export const deliveryDetails = Type.Object(
  {
    ...fields,
    attempts_made: Type.Array(attempt, {
      description: `The tries, the first one first, ${webhookLimits.attemptsShown} at most.`,
      examples: [[]],
    }),
    body: nullable(Type.Object({}, { additionalProperties: true }), {
      description: 'The body of the message, with the record and the record before. Null: it is too large to be sent.',
      examples: [{ type: 'leasing_event.created', sequence: 12345 }],
    }),
  },
  { ...strict, description: 'A message to one webhook, with what it says and every try.' },
)

export const deliveryPath = Type.Object(
  {
    id: uuid({ description: 'The id of the webhook.' }),
    delivery_id: numericId({ description: 'The id of the delivery.' }),
  },
  strict,
)

export const deliveriesQuery = Type.Object(
  {
    status: Type.Optional(
      commaList(Type.Enum([...deliveryStatuses]), deliveryStatuses.length, {
        minItems: 1,
        description: 'Only with one of these statuses, separated by commas.',
        examples: [['retrying', 'failed']],
      }),
    ),
    table: Type.Optional(
      Type.Enum([...webhookTables], { description: `Only of this table. ${short}`, examples: ['prospects'] }),
    ),
    event_type: Type.Optional(
      commaList(Type.Enum([...eventTypeNames]), eventTypeNames.length, {
        minItems: 1,
        description: `Only of leasing events of these types, separated by commas. ${short}`,
        examples: [['Showing Scheduled', 'Showing Canceled']],
      }),
    ),
    prospect_id: Type.Optional(numericId({ description: `Only about this prospect. ${short}` })),
    created_after: Type.Optional(dateTime({ description: 'Only those that were put down then or later.' })),
    created_before: Type.Optional(dateTime({ description: 'Only those that were put down earlier.' })),
    ...pageParameters,
  },
  strict,
)
export type DeliveriesQuery = Static<typeof deliveriesQuery>

export const deliveriesPage = pageOf(delivery('A delivery.'), 'A page of deliveries, the newest first.')

const sequence = (description: string) => Type.Optional(numericId({ description }))

/** The body of `POST /v2/webhooks/{id}/replay`. */
export const replayBody = Type.Object(
  {
    from_sequence: sequence('The first change to send again.'),
    from_time: Type.Optional(dateTime({ description: 'From which moment on changes are sent again.' })),
    until_sequence: sequence('The last change to send again. Without it: up to now.'),
    until_time: Type.Optional(dateTime({ description: 'Up to which moment. Without it: up to now.' })),
    status: Type.Optional(
      Type.Enum(['failed'], {
        description: '`failed`: only what failed for good when it was sent to this webhook last.',
        examples: ['failed'],
      }),
    ),
  },
  { ...strict, exactlyOneOf: ['from_sequence', 'from_time'], description: 'What to send again.' },
)

const shownSequence = (description: string) => nullable(numericId({}), { description, examples: [12345] })

/** What `POST /v2/webhooks/{id}/replay` answers. */
export const replayed = Type.Object(
  {
    deliveries: Type.Integer({ minimum: 0, description: 'How many messages were put down.', examples: [118] }),
    last_sequence: shownSequence('The last change that was looked at: further ones follow it. Null: there was none.'),
    has_more: Type.Boolean({
      description: `Whether there are further ones: one call looks at ${webhookLimits.replayDeliveries.toLocaleString('en')} changes, or ${webhookLimits.replayFailedChanges.toLocaleString('en')} with \`status\`. Go on with \`from_sequence\` = \`last_sequence\` + 1.`,
      examples: [false],
    }),
    oldest_sequence: shownSequence(
      `The oldest change of the account that is kept, about ${webhookLimits.keptDays} days. A replay from before it sends what is kept. Null: none is.`,
    ),
  },
  { ...strict, description: 'How much is sent again.' },
)
