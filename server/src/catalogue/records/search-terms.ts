/** What somebody looks for: all of it must be found, each as the beginning of something. */
export type SearchTerms = {
  /** Text whose words are looked for. The database splits it: as it splits names, whatever its rules for letters are. */
  readonly words: string
  readonly emails: readonly string[]
  /** Digits of one number, in spellings of which any will do. */
  readonly numbers: readonly string[]
}
