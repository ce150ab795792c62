import Type from 'typebox'
import { nameText, newAccountFields } from '../people/accounts.ts'
import { emailField, linkField, newPassword } from './fields.ts'
import { demoField } from './sessions.ts'

export const setUpStateSchema = Type.Object(
  {
    needed: Type.Boolean({
      description: 'Whether there is no user yet: then the link that the server prints sets Foyer up.',
      examples: [false],
    }),
    demo: demoField,
  },
  { additionalProperties: false, description: 'What a sign-in page has to know of the server.' },
)

export const setUpBody = Type.Object(
  {
    link: linkField,
    account: Type.Object(newAccountFields, {
      additionalProperties: false,
      description: 'The first account.',
      examples: [{ name: 'Lakeside Homes', time_zone: 'America/Chicago', phone_country: 'US' }],
    }),
    name: nameText('The name of its owner.', 'Ada Park'),
    email: emailField('Their e-mail address.'),
    password: newPassword,
  },
  { additionalProperties: false, description: 'The first account and its owner.' },
)
