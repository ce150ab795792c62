import Type, { type Static } from 'typebox'
import { limits } from '../../../catalogue/limits.ts'
import { scopes } from '../../../catalogue/permissions.ts'
import { dateTime, nullable, uuid } from '../fields.ts'
import { pageParameters } from '../lists.ts'
import { exampleUser, nameText } from './accounts.ts'

const id = uuid({ description: 'The id of the token. It is no secret.' })
const name = nameText('What the token is for.', 'crm')
const moment = (description: string) => nullable(dateTime({}), { description, examples: [null] })
const expiresAt = moment('When it stops working. Null: never.')

const scopeList = (description: string) =>
  Type.Array(Type.Enum([...scopes]), {
    minItems: 1,
    maxItems: scopes.length,
    description,
    examples: [['read', 'write']],
  })

const accountIds = (description: string) =>
  nullable(Type.Array(uuid({}), { minItems: 1, maxItems: limits.accountsPerToken }), { description, examples: [null] })

const fields = {
  id,
  name,
  ending: Type.String({
    description: 'The last four characters, by which a person tells tokens apart.',
    examples: ['x3Qz'],
  }),
  scopes: scopeList('What it may be used for.'),
  account_ids: accountIds('The only accounts that it reaches. Null: all of its user, also those that they join later.'),
  created_at: dateTime({ description: 'When it was made.' }),
  last_used_at: moment('When it was used last, to about a minute. Null: never.'),
  expires_at: expiresAt,
  revoked_at: moment('When it was revoked. Null: it was not.'),
  user: Type.Object(
    {
      id: uuid({ description: 'The id of the user.' }),
      name: Type.String({ description: 'Their name.', examples: ['Ada Park'] }),
      email: Type.String({ description: 'Their e-mail address.', examples: ['ada@example.com'] }),
    },
    {
      additionalProperties: false,
      description: 'Whose token it is: what it does is done as them.',
      examples: [exampleUser],
    },
  ),
}

/** A token, without what works. */
export const tokenSchema = Type.Object(fields, { additionalProperties: false, description: 'An API token.' })
export type TokenBody = Static<typeof tokenSchema>

/** A token that was made just now. */
export const newTokenSchema = Type.Object(
  {
    ...fields,
    token: Type.String({
      description: 'The token itself. It is shown this one time: only a hash is kept.',
      examples: ['foyer_…'],
    }),
  },
  { additionalProperties: false, description: 'An API token that was made just now.' },
)

export const tokenPath = Type.Object({ id }, { additionalProperties: false })

export const tokensQuery = Type.Object(
  { user_id: Type.Optional(uuid({ description: 'Only the tokens of this user.' })), ...pageParameters },
  { additionalProperties: false },
)

export const newTokenBody = Type.Object(
  {
    name,
    scopes: Type.Optional(
      scopeList('What it may be used for: no more than the calling token. Without it: to read and to write.'),
    ),
    account_ids: Type.Optional(
      accountIds(
        'The only accounts that it reaches, of those that the calling token reaches. Null: all of its user. Without it: as the calling token.',
      ),
    ),
    expires_at: Type.Optional(
      moment('When it stops working, not later than the calling token. Null: never. Without it: as the calling token.'),
    ),
  },
  { additionalProperties: false, description: "A token of the caller's own." },
)
