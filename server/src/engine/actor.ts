/** Who asks. All that they write is logged as this user and this token. */
export type Actor = {
  readonly userId: string
  /** Null when no API token was used (demo data, imports). */
  readonly tokenId: string | null
  /** The only accounts that the token reaches. Null: all in which the user is an active member. */
  readonly onlyAccountIds: ReadonlySet<string> | null
}
