import { signInLimits } from '../../catalogue/sign-in.ts'
import type { Letter } from './tools.ts'

/** What people are written. Plain text: a link in it is the link that one sees. */

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
