import Type, { type Static } from 'typebox'
import { eventTypeNames } from '../../../catalogue/event-types.ts'
import { limits } from '../../../catalogue/limits.ts'
import {
  attemptOutcomes,
  endpointStatuses,
  pauseReasons,
  webhookFormats,
  webhookLimits,
  webhookTables,
} from '../../../catalogue/webhooks.ts'
import { dateTime, nullable, plainText, uuid } from '../fields.ts'
import { pageOf, pageParameters } from '../lists.ts'

const strict = { additionalProperties: false } as const
const exampleUrl = 'https://example.com/foyer'
const exampleSecret = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'

const id = uuid({ description: 'The id of the webhook.' })
const accountId = uuid({ description: 'The account whose changes it hears of.' })
const moment = (description: string) => nullable(dateTime({}), { description, examples: [null] })

const settable = {
  url: plainText(limits.urlCharacters, {
    minLength: 1,
    description:
      'Where messages are sent to, by POST. https only, and no private address, unless the operator allows others. Redirects are not followed.',
    examples: [exampleUrl],
  }),
  description: nullable(plainText(webhookLimits.descriptionCharacters, {}), {
    description: 'What it is for.',
    examples: ['CRM'],
  }),
  tables: Type.Array(Type.Enum([...webhookTables]), {
    minItems: 1,
    maxItems: webhookTables.length,
    uniqueItems: true,
    description:
      'What it hears of. `webhooks`, which the format `compatible` does not have, tells when another webhook of the account fails or is paused for it.',
    examples: [['leasing_events']],
  }),
  event_types: nullable(
    Type.Array(Type.Enum([...eventTypeNames]), { minItems: 1, maxItems: eventTypeNames.length, uniqueItems: true }),
    {
      description:
        'Of which types of leasing events it hears. Null: of all, and the only choice without the table `leasing_events`.',
      examples: [['Showing Scheduled', 'Showing Canceled']],
    },
  ),
}

const format = Type.Enum([...webhookFormats], {
  description:
    '`standard`: Standard Webhooks, signed in `webhook-signature`. `compatible`: the flat body of version 1, with the secret in `X-API-Key`. It does not change.',
  examples: ['standard'],
})

const fields = {
  id,
  account_id: accountId,
  ...settable,
  format,
  status: Type.Enum([...endpointStatuses], {
    description: '`paused`: nothing is sent. What happens meanwhile is kept, and sent when it is resumed.',
    examples: ['active'],
  }),
  paused_at: moment('When it was paused. Null: it is not.'),
  pause_reason: nullable(Type.Enum([...pauseReasons]), {
    description:
      'Why it is paused: somebody `asked` for it, it answered 410 and is `gone`, or it was `failing` for three days.',
    examples: [null],
  }),
  failing_since: moment(
    'Since when there was nothing but failures. Null: the last try came through, or there was none.',
  ),
  last_delivered_at: moment('When something came through last, to a second. Null: never.'),
  previous_secret_valid_until: moment(
    'Until when the secret before this one is good too: messages are signed with both, or sent with it where the new one is refused. Null: there was none.',
  ),
  created_at: dateTime({ description: 'When it was created: UTC, with six fractional digits.' }),
  updated_at: dateTime({
    description: 'When somebody changed it last, or it was paused: UTC, with six fractional digits.',
  }),
  created_by: uuid({ description: 'The user who created it.' }),
}

/** A webhook, without its secret. It has a name: the document tells it once. */
export const webhookSchema = Type.Object(fields, { ...strict, $id: 'Webhook', description: 'A webhook.' })
export type WebhookBody = Static<typeof webhookSchema>

export const webhook = (description: string) => Type.Unsafe<WebhookBody>({ $ref: 'Webhook#', description })

/** One webhook by its id. */
export const webhookDetails = Type.Object(
  {
    ...fields,
    waiting: Type.Integer({
      minimum: 0,
      maximum: webhookLimits.waitingCounted,
      description: `How many messages wait to be sent: ${webhookLimits.waitingCounted.toLocaleString('en')} are that many or more.`,
      examples: [0],
    }),
  },
  { ...strict, description: 'A webhook. Its `ETag` is for `If-Match`.' },
)

const shownSecret = Type.String({
  description: 'The secret. It is shown this one time: what is kept of it is sealed.',
  examples: [exampleSecret],
})

/** A webhook that was created just now. */
export const newWebhook = Type.Object(
  { ...fields, secret: shownSecret },
  { ...strict, description: 'The webhook that was created. Its `ETag` is for `If-Match`.' },
)

const givenSecret = Type.Optional(
  plainText(webhookLimits.keyCharacters.most, {
    minLength: 1,
    description: `One that the caller brings: for \`standard\`, \`whsec_\` and base64 of ${webhookLimits.secretBytes.least} to ${webhookLimits.secretBytes.most} bytes; for \`compatible\`, ${webhookLimits.keyCharacters.least} to ${webhookLimits.keyCharacters.most} visible ASCII characters. Without it a new one is made.`,
    examples: [exampleSecret],
  }),
)

/** The body of `POST /v2/webhooks`. */
export const newWebhookBody = Type.Object(
  {
    account_id: accountId,
    url: settable.url,
    description: Type.Optional(settable.description),
    format: Type.Optional(format),
    tables: Type.Optional(settable.tables),
    event_types: Type.Optional(settable.event_types),
    secret: givenSecret,
  },
  {
    ...strict,
    description:
      'The webhook to create: in the format `standard`, for all types of leasing events, unless something else is given.',
  },
)

/** The body of `PATCH /v2/webhooks/{id}`. */
export const webhookChanges = Type.Object(
  Type.Partial(
    Type.Object({
      ...settable,
      status: Type.Enum([...endpointStatuses], {
        description:
          '`paused` stops it. `active` resumes it: what waits for another try is sent at once, and has all its tries again.',
        examples: ['paused'],
      }),
    }),
  ).properties,
  { ...strict, description: 'What to change. What is not given stays as it is.' },
)

/** The body of `POST /v2/webhooks/{id}/rotate_secret`. */
export const rotationBody = Type.Object(
  { secret: givenSecret },
  { ...strict, description: 'The secret that comes next.' },
)

/** What `POST /v2/webhooks/{id}/rotate_secret` answers. */
export const rotatedSecret = Type.Object(
  {
    id,
    secret: shownSecret,
    previous_valid_until: moment(
      'Until when the secret before this one is good too: messages are signed with both, or sent with it where the new one is refused.',
    ),
  },
  { ...strict, description: 'The new secret.' },
)

/** One try to send something. */
export const attemptFields = {
  started_at: dateTime({ description: 'When it began.' }),
  duration_ms: Type.Integer({ minimum: 0, description: 'How long it took, in milliseconds.', examples: [42] }),
  outcome: Type.Enum([...attemptOutcomes], {
    description:
      '`delivered`: 2xx. `answered`: any other status. `timeout`: no answer in time. `unreachable`: no connection, or it broke. `insecure`: its TLS could not be trusted. `forbidden`: its address must not be called. `unsendable`: there was nothing that could be sent.',
    examples: ['delivered'],
  }),
  status_code: nullable(Type.Integer(), {
    description: 'The status of the answer, if there was one.',
    examples: [200],
  }),
  reply: nullable(Type.String(), {
    description: `The first ${webhookLimits.replyKeptCharacters.toLocaleString('en')} characters of the answer, or what went wrong.`,
    examples: ['ok'],
  }),
}

export const testedWebhook = Type.Object(attemptFields, { ...strict, description: 'What became of the test message.' })
export type AttemptBody = Static<typeof testedWebhook>

export const webhookPath = Type.Object({ id }, strict)

export const webhooksQuery = Type.Object(
  {
    account_id: Type.Optional(
      uuid({ description: 'Only of this account. Without it: of all whose webhooks the caller manages.' }),
    ),
    ...pageParameters,
  },
  strict,
)

export const webhooksPage = pageOf(webhook('A webhook.'), 'A page of webhooks, the newest first.')
