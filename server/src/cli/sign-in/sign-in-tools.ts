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

/** What signing in needs, by the operator's settings. */
export const createSignInTools = async (
  { config, log }: Context,
  { secrets, listensAt, demoPeople }: SignInSurroundings,
): Promise<SignInTools> => ({
  passwords: createPasswords(),
  secrets,
  mail: await openMailer(config),
  publicUrl: () => config.FOYER_PUBLIC_URL ?? listensAt(),
  tell: (line) => log.warn(line),
  demoPeople,
})
