import Type, { type Static } from 'typebox'
import { dateTime, exampleId, nullable, uuid } from '../fields.ts'
import { exampleUser } from '../people/accounts.ts'
import { emailField, optionalCode, typedPassword } from './fields.ts'

const demoPerson = Type.Object(
  {
    id: uuid({ description: 'The id of the user, for `POST /v2/session/demo`.' }),
    name: Type.String({ description: 'Their name.', examples: ['Ada Park'] }),
    role: Type.String({ description: 'What they are in the account.', examples: ['Property Manager'] }),
    account_name: Type.String({ description: 'What the account is called.', examples: ['Lakeside Homes'] }),
  },
  { additionalProperties: false, description: 'Somebody of the demo.' },
)

/** Null on every server but that of `foyer demo`. */
export const demoField = nullable(
  Type.Object(
    {
      people: Type.Array(demoPerson, {
        description: 'As whom one may sign in without a password; the one to begin with stands first.',
        examples: [[{ id: exampleId, name: 'Ada Park', role: 'Property Manager', account_name: 'Lakeside Homes' }]],
      }),
    },
    { additionalProperties: false },
  ),
  { description: 'Null, unless the server runs `foyer demo`.', examples: [null] },
)

/** Who is signed in. */
export const sessionSchema = Type.Object(
  {
    user: Type.Object(
      {
        id: uuid({ description: 'The id of the user.' }),
        name: Type.String({ description: 'Their name.', examples: ['Ada Park'] }),
        email: Type.String({ description: 'Their e-mail address.', examples: ['ada@example.com'] }),
      },
      { additionalProperties: false, description: 'Who is signed in.', examples: [exampleUser] },
    ),
    expires_at: dateTime({ description: 'When the session ends, unless it is used before: then it lasts longer.' }),
    two_factor: Type.Boolean({
      description: 'Whether the user is asked for a code when they sign in.',
      examples: [false],
    }),
    demo: demoField,
  },
  { $id: 'Session', additionalProperties: false, description: 'A session: somebody who is signed in.' },
)
export type SessionBody = Static<typeof sessionSchema>

export const signInBody = Type.Object(
  {
    email: emailField('The e-mail address, in any letter case.'),
    password: typedPassword('The password.'),
    code: optionalCode,
  },
  { additionalProperties: false, description: 'Who signs in.' },
)

export const demoBody = Type.Object(
  { user_id: uuid({ description: 'Somebody of the demo.' }) },
  { additionalProperties: false, description: 'As whom to sign in.' },
)
