import Type, { type Static } from 'typebox'
import { limits } from '../../../catalogue/limits.ts'
import { emailPattern } from '../../../domain/names.ts'
import { commaList, dateTime, exampleId, plainText, uuid } from '../fields.ts'
import { pageParameters } from '../lists.ts'
import { typedPassword } from '../sign-in/fields.ts'
import { nameText, roleField } from './accounts.ts'

const userId = uuid({ description: 'The id of the user.' })
const accountId = uuid({ description: 'The id of the account.' })
const name = nameText('Their name.', 'Bo Lind')
const role = roleField('What they are in the account. To make somebody an owner takes an owner.')
const email = Type.String({
  maxLength: limits.emailCharacters,
  pattern: emailPattern,
  description: 'Their e-mail address. No two users have the same, in any letter case.',
  examples: ['bo@example.com'],
})
const isUserActive = Type.Boolean({
  description:
    'False: they are deactivated in every account. What they did stays, they can not be assigned, and their tokens do not work until they are active again.',
  examples: [true],
})
const isMembershipActive = Type.Boolean({
  description: 'False: they were a member. They can not be assigned here, and their tokens do not reach the account.',
  examples: [true],
})

const membership = Type.Object(
  {
    account_id: accountId,
    role: roleField('What they are, or were, in the account.'),
    active: isMembershipActive,
    created_at: dateTime({ description: 'When they became a member first.' }),
  },
  { additionalProperties: false, description: 'What somebody is in an account.' },
)

/** A user with their memberships, as far as the caller reaches them. */
export const userSchema = Type.Object(
  {
    id: userId,
    name,
    email,
    active: isUserActive,
    created_at: dateTime({ description: 'When the user was made.' }),
    memberships: Type.Array(membership, {
      description: 'What they are in the accounts that the token of the request reaches, the oldest first.',
      examples: [[]],
    }),
  },
  { additionalProperties: false, description: 'A user.' },
)
export type UserBody = Static<typeof userSchema>

export const userPath = Type.Object({ id: userId }, { additionalProperties: false })
export const membershipPath = Type.Object({ id: userId, account_id: accountId }, { additionalProperties: false })

export const usersQuery = Type.Object(
  {
    account_id: Type.Optional(uuid({ description: 'Only members of this account.' })),
    role: Type.Optional(roleField('Only members with this role.')),
    active: Type.Optional(
      Type.Boolean({
        description:
          'True: only those who can be assigned, which are active members who are not deactivated. False: only the others.',
        examples: [true],
      }),
    ),
    id: Type.Optional(
      commaList(uuid({}), limits.filterValues, {
        minItems: 1,
        description:
          'Only these users, with commas between their ids: to learn the names of those whom other records name.',
        examples: [[exampleId]],
      }),
    ),
    q: Type.Optional(
      plainText(limits.nameCharacters, {
        description: 'A part of the name or of the e-mail address, in any letter case.',
        examples: ['lind'],
      }),
    ),
    ...pageParameters,
  },
  { additionalProperties: false },
)

export const invitationBody = Type.Object(
  { account_id: accountId, name, email, role },
  { additionalProperties: false, description: 'Somebody who is to become a member of an account.' },
)

const current = typedPassword(
  'Your password, if you have one: needed to change your own e-mail address, and for nothing else.',
)

export const userChangesBody = Type.Partial(Type.Object({ name, email, active: isUserActive, current }), {
  additionalProperties: false,
  description: 'What is to change, in every account of the user. What is not given stays as it is.',
})

export const membershipChangesBody = Type.Partial(Type.Object({ role, active: isMembershipActive }), {
  additionalProperties: false,
  description: 'What is to change in this account. What is not given stays as it is.',
})
