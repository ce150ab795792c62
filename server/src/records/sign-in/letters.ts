import { signInLimits } from '../../catalogue/sign-in.ts'
import type { Letter, SignInTools } from './tools.ts'

/** What people are written. Plain text: a link in it is the link that one sees. */

/** Mails it, if there is a mail server. That it did not go is for the operator to hear. */
export const sendLetter = async ({ mail, tell }: SignInTools, letter: Letter): Promise<void> => {
  if (mail === null) return
  await mail(letter).catch((error: unknown) => {
    tell(`A letter to ${letter.to} could not be sent: ${error instanceof Error ? error.message : String(error)}`)
  })
}

export const resetLetter = (to: string, link: string): Letter => ({
  to,
  subject: 'Choose a new password for Foyer',
  text: `Somebody, most likely you, asked for a new password for ${to}.

Choose it here, within ${signInLimits.resetHours * 60} minutes; the link works once:

${link}

If it was not you, there is nothing to do: your password stays as it is.
`,
})

export const invitationLetter = (to: string, name: string, link: string): Letter => ({
  to,
  subject: 'Your invitation to Foyer',
  text: `Hello ${name},

you are invited to Foyer. Choose your password here, within ${signInLimits.invitationHours / 24} days; the link works once:

${link}
`,
})

/** To the address from before. It does not name the new one: the old one may be a stranger's, given by mistake. */
export const newAddressLetter = (to: string): Letter => ({
  to,
  subject: 'Your e-mail address for Foyer was changed',
  text: `You sign in to Foyer with another e-mail address from now on, and no longer with ${to}. Links to new passwords go to the new one.

If it was not you, and nobody told you of it, tell an owner of your account or whoever runs Foyer for you at once.
`,
})
