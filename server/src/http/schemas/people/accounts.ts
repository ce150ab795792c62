import Type, { type Static } from 'typebox'
import { limits } from '../../../catalogue/limits.ts'
import { type Action, actions, scopes } from '../../../catalogue/permissions.ts'
import { roleNames } from '../../../catalogue/roles.ts'
import { namePattern } from '../../../domain/names.ts'
import { dateTime, exampleId, nullable, plainText, uuid } from '../fields.ts'

export const exampleUser = { id: exampleId, name: 'Ada Park', email: 'ada@example.com' }

/** The name of a person, an account or a token. */
export const nameText = (description: string, example: string) =>
  Type.String({ maxLength: limits.nameCharacters, pattern: namePattern, description, examples: [example] })

export const roleField = (description: string) =>
  Type.Enum([...roleNames], { description, examples: ['Property Manager'] })

/** What an account is made of. */
export const newAccountFields = {
  name: nameText('What the account is called.', 'Lakeside Homes'),
  time_zone: plainText(64, {
    description: 'Its time zone, by the name of the IANA database.',
    examples: ['America/Chicago'],
  }),
  phone_country: plainText(2, {
    description:
      'The country (ISO 3166-1 alpha-2) in which phone numbers without a country code are. It holds for numbers that are written from now on.',
    examples: ['US'],
  }),
}

const fields = {
  id: uuid({ description: 'The id of the account.' }),
  ...newAccountFields,
  role: roleField('What the user of the token is in this account.'),
  created_at: dateTime({ description: 'When the account was made.' }),
}

/** An account, as its members see it. */
export const accountSchema = Type.Object(fields, { additionalProperties: false, description: 'An account.' })
export type AccountBody = Static<typeof accountSchema>

export const accountPath = Type.Object({ id: fields.id }, { additionalProperties: false })

export const accountChangesBody = Type.Partial(Type.Object(newAccountFields), {
  additionalProperties: false,
  description: 'What is to change. What is not given stays as it is.',
})

const actionNames = Object.keys(actions) as Action[]

/** Who asks, with which token, and what they may do where. */
export const meSchema = Type.Object(
  {
    user: Type.Object(
      {
        id: uuid({ description: 'The id of the user.' }),
        name: Type.String({ description: 'Their name.', examples: ['Ada Park'] }),
        email: Type.String({ description: 'Their e-mail address.', examples: ['ada@example.com'] }),
      },
      { additionalProperties: false, description: 'The user of the token.', examples: [exampleUser] },
    ),
    token: nullable(
      Type.Object(
        {
          id: uuid({ description: 'The id of the token.' }),
          name: Type.String({ description: 'What the token is for.', examples: ['crm'] }),
          scopes: Type.Array(Type.Enum([...scopes]), {
            description: 'What the token may be used for.',
            examples: [['read', 'write']],
          }),
          account_ids: nullable(Type.Array(uuid({})), {
            description: 'The only accounts that the token reaches. Null: all of its user.',
            examples: [null],
          }),
          expires_at: nullable(dateTime({}), { description: 'When it stops working. Null: never.', examples: [null] }),
        },
        { additionalProperties: false },
      ),
      {
        description: 'The token of the request. Null: its user signed in, and no token was used.',
        examples: [{ id: exampleId, name: 'crm', scopes: ['read', 'write'], account_ids: null, expires_at: null }],
      },
    ),
    accounts: Type.Array(
      Type.Object(
        {
          ...fields,
          actions: Type.Array(Type.Enum(actionNames), {
            description: 'What the user may do there with this token: the rows of the table in docs/access.md.',
            examples: [['readRecords', 'addEvents']],
          }),
        },
        { additionalProperties: false, description: 'An account that the token reaches.' },
      ),
      {
        description: `The accounts that the token reaches, by name; the first ${limits.pageRows}. GET /v2/accounts has all of them.`,
        examples: [[]],
      },
    ),
  },
  { additionalProperties: false, description: 'Who asks, with which token, and what they may do where.' },
)
export type MeBody = Static<typeof meSchema>
