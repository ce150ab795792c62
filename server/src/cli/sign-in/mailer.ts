import type { Config } from '../../config.ts'
import type { Letter, SignInTools } from '../../records/sign-in/tools.ts'

/** How long the mail server may take for each step, in milliseconds. */
const timeoutMs = 10_000

/** Sends letters by the operator's mail server. Null when none is set: then nothing of it is loaded either. */
export const openMailer = async (config: Config): Promise<SignInTools['mail']> => {
  const url = config.FOYER_SMTP_URL
  if (url === null) return null
  const { createTransport } = await import('nodemailer')
  const transport = createTransport({
    url,
    connectionTimeout: timeoutMs,
    greetingTimeout: timeoutMs,
    socketTimeout: timeoutMs,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  return async ({ to, subject, text }: Letter): Promise<void> => {
    // An object: a name or an address with a comma in it is no second recipient.
    await transport.sendMail({ from: config.FOYER_MAIL_FROM, to: { name: '', address: to }, subject, text })
  }
}
