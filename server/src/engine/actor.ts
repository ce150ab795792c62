/** Who asks. All that they write is logged as this user and this token. */
export type Actor = {
  readonly userId: string
  /** Null when no API token was used (a session, demo data, imports). */
  readonly tokenId: string | null
  /** The session of who signed in. What they write does not name it; it tells their keys from those of others. */
  readonly sessionId?: string | null
  /** The only accounts that the token reaches. Null: all in which the user is an active member. */
  readonly onlyAccountIds: ReadonlySet<string> | null
}

/** Whose the actor's idempotency keys are, and what limits count: the token, else the session. */
export const keyHolderOf = ({ tokenId, sessionId }: Pick<Actor, 'tokenId' | 'sessionId'>): string | null =>
  tokenId ?? sessionId ?? null
