import type { SecretBox } from '../webhooks/tools.ts'
import type { Passwords } from './passwords.ts'

/** A plain e-mail. */
export type Letter = { readonly to: string; readonly subject: string; readonly text: string }

/** Somebody of the demo, as whom one may sign in without a password. */
export type DemoPerson = {
  readonly id: string
  readonly name: string
  readonly role: string
  readonly accountName: string
}

/** What signing in needs of the side that puts a server together. */
export type SignInTools = {
  readonly passwords: Passwords
  /** Null: the operator has set no key, so secrets of authenticator apps are kept as they are. */
  readonly secrets: SecretBox | null
  /** Null: no mail server is set. */
  readonly mail: ((letter: Letter) => Promise<void>) | null
  /** Where people reach the server, such as `https://foyer.example.com`; without a slash at its end. */
  readonly publicUrl: () => string
  /** Tells the operator a line. */
  readonly tell: (line: string) => void
  /** Null: this is no demo. */
  readonly demoPeople: readonly DemoPerson[] | null
}
