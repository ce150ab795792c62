import Type, { type Static } from 'typebox'
import { limits } from '../../catalogue/limits.ts'
import { stages, standing, statuses } from './events/standing.ts'
import { commaList, dateTime, exampleId, nullable, numericId, plainText, uuid } from './fields.ts'
import { pageParameters } from './lists.ts'

const text = (maxLength: number, description: string, example: string) =>
  nullable(plainText(maxLength, {}), { description, examples: [example] })

/** What people say about a prospect, and may change. */
const profile = {
  name: text(limits.nameCharacters, 'The name of the person.', 'Ada Lovelace'),
  email: text(limits.emailCharacters, 'The e-mail address, as it was given.', 'ada@example.com'),
  phone: text(limits.phoneCharacters, 'The phone number, as somebody wrote it.', '(555) 010-0199'),
  notes: text(limits.notesCharacters, 'Notes about the prospect.', 'Has a dog'),
  source: plainText(limits.nameCharacters, {
    minLength: 1,
    description: 'Where the prospect came from, in free text.',
    examples: ['Zillow'],
  }),
  unit_id: nullable(numericId({}), { description: 'The unit that they ask about.', examples: [678] }),
  prospect_type: Type.Enum(['Self', 'Agent'], {
    description: 'Whether they look for themselves or for a client.',
    examples: ['Self'],
  }),
  prescreened: Type.Boolean({ description: 'Whether they passed the prescreening.', examples: [false] }),
  external_id: nullable(plainText(limits.externalIdCharacters, { minLength: 1 }), {
    description: 'Its name in another system. No two prospects of an account have the same.',
    examples: ['crm-4711'],
  }),
}

const assignees = (description: string) =>
  Type.Array(uuid({}), { maxItems: limits.assigneesPerEvent, description, examples: [[exampleId]] })

/** A prospect, as every route of v2 shows it. */
export const prospect = Type.Object(
  {
    id: numericId({ description: 'The id of the prospect.' }),
    account_id: uuid({ description: 'The account of the prospect.' }),
    ...profile,
    phone_e164: nullable(Type.String(), {
      description: '`phone` as E.164. Null if it can not be read as a number: then the text alone is kept.',
      examples: ['+15550100199'],
    }),
    assigned_to_user_ids: assignees('Who has the prospect.'),
    ...standing,
    created_at: dateTime({ description: 'When the prospect was created. It never changes.' }),
    updated_at: dateTime({ description: 'When the profile was changed or an event was added the last time.' }),
  },
  { additionalProperties: false, description: 'A prospect: one person times one unit.' },
)

export const listedProspect = Type.Object(
  {
    ...prospect.properties,
    unit_address: nullable(Type.String(), {
      description: 'The address of that unit in one line. Null if it has none.',
      examples: ['100 Alder Street, Denver, Colorado 80202'],
    }),
  },
  { additionalProperties: false, description: 'A prospect in a list.' },
)

export const pastProspect = Type.Object(
  {
    ...prospect.properties,
    at: Type.Optional(
      dateTime({ description: 'The moment that was asked for: what its events say is as it was then.' }),
    ),
  },
  { additionalProperties: false, description: 'A prospect as it is now, or was at a moment.' },
)

export const pastQuery = Type.Object(
  {
    at: Type.Optional(
      dateTime({
        description:
          'A moment that has passed: the answer has what the events up to it said. The profile is as it is now, and so is `phone_blocked`.',
      }),
    ),
  },
  { additionalProperties: false },
)

export const newProspect = Type.Object(
  {
    account_id: uuid({ description: 'The account that gets the prospect.' }),
    name: Type.Optional(profile.name),
    email: Type.Optional(profile.email),
    phone: Type.Optional(profile.phone),
    notes: Type.Optional(profile.notes),
    source: Type.Optional(profile.source),
    unit_id: Type.Optional(profile.unit_id),
    prospect_type: Type.Optional(profile.prospect_type),
    prescreened: Type.Optional(profile.prescreened),
    external_id: Type.Optional(profile.external_id),
    assigned_to_user_ids: Type.Optional(
      assignees('Who has the prospect from the start: active members of the account. A doubled id counts once.'),
    ),
  },
  { additionalProperties: false, description: 'A prospect to be created.' },
)
export type NewProspectBody = Static<typeof newProspect>

/** Fields that are not given stay as they are; null clears. */
export const prospectChanges = Type.Partial(Type.Object(profile), {
  additionalProperties: false,
  description: 'The fields to change.',
})
export type ProspectChangesBody = Static<typeof prospectChanges>

export const prospectPath = Type.Object(
  { id: numericId({ description: 'The id of the prospect.' }) },
  { additionalProperties: false },
)

const moment = (description: string) => Type.Optional(dateTime({ description }))

export const prospectsQuery = Type.Object(
  {
    account_id: Type.Optional(
      uuid({ description: 'Only of this account. Without it: of all that the token reaches.' }),
    ),
    q: Type.Optional(
      plainText(limits.searchCharacters, {
        description:
          'A search by name, e-mail address and phone number: words, each the beginning of one that is found; the beginning of an e-mail address; a phone number, its last ten, seven or four digits, or the beginning of these. A text without any of it finds nothing.',
        examples: ['lovelace'],
      }),
    ),
    status: Type.Optional(
      commaList(Type.Enum(statuses), statuses.length, {
        minItems: 1,
        description: 'Only with one of these statuses, with commas between them.',
        examples: [['New']],
      }),
    ),
    stage: Type.Optional(
      commaList(Type.Enum(stages), stages.length, {
        minItems: 1,
        description: 'Only in one of these stages, with commas between them.',
        examples: [['showing']],
      }),
    ),
    assignee: Type.Optional(
      Type.Union([Type.Enum(['none']), uuid({})], {
        description: 'Only those that this user has; `none`: that nobody has.',
        examples: [exampleId],
      }),
    ),
    unit_id: Type.Optional(numericId({ description: 'Only those that ask about this unit.' })),
    source: Type.Optional(
      plainText(limits.nameCharacters, { description: 'Only from this source.', examples: ['Zillow'] }),
    ),
    created_after: moment('Only created then or later.'),
    created_before: moment('Only created before.'),
    follow_up_due_before: moment('Only with a next follow-up before.'),
    awaiting_response: Type.Optional(
      Type.Boolean({
        description: `True: only those that \`GET /v2/desk\` counts as awaiting a property manager's response. False: as if it was not given.`,
        examples: [true],
      }),
    ),
    sort: Type.Optional(
      Type.Enum(['-created_at', 'created_at', 'name', 'next_follow_up'], {
        description:
          'The order; the newest first if not given. `next_follow_up` has only those that have one, the most urgent first.',
        examples: ['-created_at'],
      }),
    ),
    ...pageParameters,
  },
  { additionalProperties: false },
)
export type ProspectsQuery = Static<typeof prospectsQuery>
