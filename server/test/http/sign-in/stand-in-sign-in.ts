import { createPasswords } from '../../../src/records/sign-in/passwords.ts'
import type { SignInTools } from '../../../src/records/sign-in/tools.ts'

/** As cheap as scrypt can be: tests hash many passwords, and none of value. */
export const cheapPasswords = createPasswords({ costLog2: 1, blockSize: 1, parallel: 1 })

/** What signing in needs, without a mail server, a key or a demo. */
export const standInSignIn = (tools: Partial<SignInTools> = {}): SignInTools => ({
  passwords: cheapPasswords,
  secrets: null,
  mail: null,
  publicUrl: () => 'http://127.0.0.1:8080',
  tell: () => {},
  demoPeople: null,
  ...tools,
})
