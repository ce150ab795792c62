import type { SignInParts } from '../../../records/sign-in/sign-in.ts'
import type { SignInGuard } from '../../sign-in/guard.ts'

/** What the routes work with that one calls in order to have a session. */
export type PublicParts = SignInParts & {
  readonly guard: SignInGuard
  /** Told when something failed that nobody waited for. */
  readonly onFailure: (error: unknown) => void
}

export const sessionAnswer = { $ref: 'Session#', description: 'The session; its secret is in the cookie.' } as const
