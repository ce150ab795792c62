import Type from 'typebox'
import { dateTime, uuid } from '../fields.ts'
import { codeField, emailField, linkField, newPassword, optionalCode, typedPassword } from './fields.ts'

export const passwordLinkBody = Type.Object(
  { email: emailField('The e-mail address of who needs a new password.') },
  { additionalProperties: false, description: 'Who needs a new password.' },
)

/** The same for everybody: it tells nothing of who is a user. */
export const sentLinkSchema = Type.Object(
  {
    sent: Type.Boolean({
      description: 'True. It is no word on whether there is such a user.',
      examples: [true],
    }),
  },
  { additionalProperties: false, description: 'If there is such a user, a link is on its way.' },
)

export const passwordBody = Type.Object(
  { link: linkField, password: newPassword, code: optionalCode },
  { additionalProperties: false, description: 'A password that somebody chooses with a link.' },
)

export const passwordChangeBody = Type.Object(
  { current: typedPassword('The password that they have now.'), password: newPassword },
  { additionalProperties: false, description: 'Another password.' },
)

export const currentPasswordBody = Type.Object(
  { current: typedPassword('The password that they have now.') },
  { additionalProperties: false, description: 'What shows that it is them, and not who sits down at their browser.' },
)

export const codeBody = Type.Object(
  { code: codeField('The code that the authenticator app shows now, or, to remove it, a backup code.') },
  { additionalProperties: false, description: 'A code of the authenticator app.' },
)

export const shownSecretSchema = Type.Object(
  {
    secret: Type.String({
      description: 'The secret in base32, to be typed into an authenticator app.',
      examples: ['JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP'],
    }),
    otpauth_url: Type.String({
      description: 'The same for a picture (QR code) that the app reads.',
      examples: ['otpauth://totp/Foyer:bo%40example.com?secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP&issuer=Foyer'],
    }),
  },
  { additionalProperties: false, description: 'A secret that counts once a code of it came back.' },
)

export const backupCodesSchema = Type.Object(
  {
    backup_codes: Type.Array(Type.String({ examples: ['mzxw-6ytb-ojrg-k3dt'] }), {
      description: 'Codes for who has lost their phone, each for once. They are shown here only.',
      examples: [['mzxw-6ytb-ojrg-k3dt']],
    }),
  },
  { additionalProperties: false, description: 'From now on codes are asked for.' },
)

export const invitedUserPath = Type.Object(
  { id: uuid({ description: 'The id of the user.' }) },
  { additionalProperties: false },
)

export const invitationLinkSchema = Type.Object(
  {
    link: Type.String({
      description: 'The page where they choose their password. It is a secret: whoever has it can be them.',
      examples: ['https://foyer.example.com/console/password#5Zq0m1kq0fCk0iPpXn0oJtq4mXcR2Wl8bTgVq2u1d7A'],
    }),
    expires_at: dateTime({ description: 'Until when it works; and it works once.' }),
  },
  { additionalProperties: false, description: 'A link to hand over.' },
)
