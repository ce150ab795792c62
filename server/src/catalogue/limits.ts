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
