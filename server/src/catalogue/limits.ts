/** Every fixed limit of the product in one place. What an operator may change stands in config.ts instead. */
export const limits = {
  /** Contract: `notes`, in Unicode code points. */
  notesCharacters: 10_000,
  /** Contract: `context.assignedToUserIds`. */
  assigneesPerEvent: 100,
  /** Contract: prospects that one `applyActionInBulk` may touch. */
  prospectsPerBulk: 1_000,
  /** Contract: the most faults told at once. */
  errorDetails: 20,
  /** Contract: `Idempotency-Key`, in characters. */
  idempotencyKeyCharacters: 255,
  /** Contract: how long an idempotency key answers again, in hours. */
  idempotencyHours: 24,
  /** The caller's own `X-Request-Id` is taken up to this length, in characters. */
  requestIdCharacters: 128,
  /** Rows of one page of a list of v2, in the most and unless the caller asks. */
  pageRows: 500,
  pageRowsByDefault: 50,
  /** Rows of one page of v1 (v1's own reports: ten times and twice as many), in the most and unless the caller asks. */
  v1PageRows: 100,
  v1PageRowsByDefault: 50,
  v1ReportRows: 2_000,
  /** Of names of people, units, accounts and tokens, in characters. */
  nameCharacters: 200,
  /** Of an e-mail address, in characters (RFC 5321, 4.5.3.1.3). */
  emailCharacters: 254,
  /** Of a phone number as somebody wrote it, in characters. */
  phoneCharacters: 64,
  /** Of the name of a record in another system, in characters. */
  externalIdCharacters: 200,
  /** Prospects that are created in one transaction. */
  prospectsPerCreation: 500,
  /** Requests in one transaction. The first of them waits for the last. */
  requestsPerBatch: 256,
  /** Events in one transaction, after which it takes no further request. Only bulk requests come near it. */
  eventsPerBatch: 2_000,
  /** How often a batch goes back to the database for what it lacks before its request is tried again in another batch. */
  readingRounds: 3,
  /** Batches that one request is tried in before it waits for its prospects' locks in a transaction of its own. */
  batchesPerRequest: 2,
  /** Transactions of its own that one request is tried in before it is told that it came in vain. */
  transactionsPerRequest: 10,
  /** Transactions of one server that wait for locked prospects at the same time. */
  waitingTransactions: 4,
  /** How long a batch waits for a lock that `skip locked` does not cover (another server's same key), in milliseconds. */
  batchLockTimeoutMs: 100,
  /** Prospects whose last known state the engine keeps in memory (about 500 bytes each). */
  cachedProspects: 50_000,
  /** Accounts whose roster the engine keeps in memory (about 150 bytes a member). */
  cachedAccounts: 5_000,
  /** Tokens whose owner is kept in memory. */
  cachedTokens: 10_000,
} as const
