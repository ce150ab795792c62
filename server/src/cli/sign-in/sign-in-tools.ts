import { fileURLToPath } from 'node:url'
import { createPasswords } from '../../records/sign-in/passwords.ts'
import type { DemoPerson, SignInTools } from '../../records/sign-in/tools.ts'
import type { SecretBox } from '../../records/webhooks/tools.ts'
import type { Context } from '../context.ts'
import { openMailer } from './mailer.ts'

/** Where `npm install` puts the console that it builds. */
export const consoleFolder = fileURLToPath(new URL('../../../../console/dist', import.meta.url))

export type SignInSurroundings = {
  readonly secrets: SecretBox | null
  /** Where the server listens. */
  readonly listensAt: () => string
  readonly demoPeople: readonly DemoPerson[] | null
}

/** Who reads a mail sits at another machine: what this server calls itself leads them nowhere. */
const noPublicUrl =
  'FOYER_SMTP_URL is set, but FOYER_PUBLIC_URL is not: links in mails lead to the address that this server listens on, where nobody else reaches it'

/** What signing in needs, by the operator's settings. Warns of those that do not go together. */
export const createSignInTools = async (
  { config, log }: Pick<Context, 'config' | 'log'>,
  { secrets, listensAt, demoPeople }: SignInSurroundings,
): Promise<SignInTools> => {
  if (config.FOYER_SMTP_URL !== null && config.FOYER_PUBLIC_URL === null) log.warn(noPublicUrl)
  return {
    passwords: createPasswords(),
    secrets,
    mail: await openMailer(config),
    publicUrl: () => config.FOYER_PUBLIC_URL ?? listensAt(),
    tell: (line) => log.warn(line),
    demoPeople,
  }
}
