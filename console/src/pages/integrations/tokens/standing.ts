import type { Token } from '../../../api/tokens.ts'

export type Standing = 'works' | 'expired' | 'revoked'

/** Whether a token still works at this moment, in milliseconds. */
export const standingOf = (token: Pick<Token, 'revoked_at' | 'expires_at'>, now: number): Standing => {
  if (token.revoked_at !== null) return 'revoked'
  return token.expires_at !== null && Date.parse(token.expires_at) <= now ? 'expired' : 'works'
}
