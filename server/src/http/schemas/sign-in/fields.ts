import Type from 'typebox'
import { limits } from '../../../catalogue/limits.ts'
import { signInLimits } from '../../../catalogue/sign-in.ts'
import { emailPattern } from '../../../domain/names.ts'
import { storableText } from '../../validation.ts'
import { plainText } from '../fields.ts'

/** The fields that the routes of signing in have in common. Their examples are nobody's. */

export const emailField = (description: string) =>
  Type.String({ maxLength: limits.emailCharacters, pattern: emailPattern, description, examples: ['bo@example.com'] })

/** A password that is tried: whatever was typed is right or wrong, and never a fault of the request. */
export const typedPassword = (description: string) =>
  plainText(signInLimits.passwordMost, { description, examples: ['correct horse battery'] })

/** A password that is set. */
export const newPassword = Type.String({
  minLength: signInLimits.passwordLeast,
  maxLength: signInLimits.passwordMost,
  pattern: storableText,
  description: `The new password: ${signInLimits.passwordLeast} to ${signInLimits.passwordMost} characters, any of them; none that many people use, and more than the user's own name or e-mail address.`,
  examples: ['a longer new password'],
})

export const codeField = (description: string) =>
  plainText(signInLimits.codeCharacters, { minLength: 1, description, examples: ['287082'] })

export const optionalCode = Type.Optional(
  codeField(
    'The code that the authenticator app shows, or a backup code. For users who have set up an app: without it the answer is 401.',
  ),
)

/** What a link holds. */
export const linkField = Type.String({
  maxLength: signInLimits.linkCharacters,
  pattern: '^[\\w-]*$',
  description: 'What stands in the link behind its `#`.',
  examples: ['5Zq0m1kq0fCk0iPpXn0oJtq4mXcR2Wl8bTgVq2u1d7A'],
})
