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
  /** Values in a body that is looked through for all of its faults: more than one of 64 KiB can have. Of a larger one, the first. */
  faultyBodyValues: 50_000,
  /** Contract: `Idempotency-Key`, in characters. */
  idempotencyKeyCharacters: 255,
  /** Contract: how long an idempotency key answers again, in hours. */
  idempotencyHours: 24,
  /** Requests of one server with a key that are one transaction each, at the same time, and how many more may wait. Beyond: 503. */
  keyedTransactions: 6,
  keyedTransactionsWaiting: 256,
  /**
   * Of an answer that is stored for its key, in bytes: above all that there can be. Batches have the largest, about 2,000 bytes an
   * event; with the longest notes, each character escaped, and a hundred assignees on each prospect, 26 MB; an undoing, 80 MB.
   */
  storedAnswerBytes: 134_217_728,
  /** The caller's own `X-Request-Id` is taken up to this length, in characters. */
  requestIdCharacters: 128,
  /** Rows of one page of a list of v2, in the most and unless the caller asks. */
  pageRows: 500,
  pageRowsByDefault: 50,
  /** Rows of one page of v1 (v1's own reports: ten times and twice as many), in the most and unless the caller asks. */
  v1PageRows: 100,
  v1PageRowsByDefault: 50,
  v1ReportRows: 2_000,
  /** The last page that v1 counts to. */
  v1PageNumber: 1_000_000,
  /** Answers of v2 that are at least so long are packed, for who takes that: shorter ones fit into a few packets as they are. */
  packedAnswerCharacters: 4_096,
  /** Values of one filter of a list. */
  filterValues: 100,
  /** Contract: from the start to the end of an account-wide report, in days. */
  v1ReportDays: 32,
  /** Accounts that one report may name. */
  accountsPerReport: 200,
  /** Events after the one that scheduled a showing, up to the next one, that say what became of it. */
  eventsPerShowing: 100,
  /** Feedback of showings in the report on one unit: the newest. */
  feedbackPerReport: 500,
  /** Other available units that a unit is compared with: the newest. */
  benchmarkUnits: 1_000,
  /** Events that one page of the feed looks at when it is filtered by type. */
  feedRowsLookedAt: 1_000,
  /** Events that a stream reads and sends at a time: what a client that does not read makes the server hold. */
  streamRows: 100,
  /** Streams of one server, and of one token on it. Beyond: 503, and 429. */
  streams: 1_000,
  streamsPerToken: 20,
  /** How often a server looks for news for all of its streams together, and the least time between two looks, in milliseconds. */
  streamLookMs: 200,
  streamLookGapMs: 25,
  /** Pages that all streams of one server read at the same time: the other connections are for requests. */
  streamReadsAtOnce: 2,
  /** A stream on which nothing happens says so, in milliseconds. */
  streamHeartbeatMs: 15_000,
  /** How long a client of a stream may take to read what it was sent, in milliseconds. */
  streamStuckMs: 60_000,
  /** How long the last words of a stream may take, in milliseconds. */
  streamFarewellMs: 500,
  /** When a client of a stream that ended should come back, in milliseconds. */
  streamRetryMs: 1_000,
  /** Of names of people, units, accounts and tokens, in characters. */
  nameCharacters: 200,
  /** Of a unit's rent, square feet, rooms and fees, each. */
  unitNumber: 1_000_000_000,
  /** Of a unit's description, in characters. */
  descriptionCharacters: 20_000,
  /** Of the address of a web page, in characters. */
  urlCharacters: 2_000,
  /** Fees of a kind, photos, and amenities of a unit, each. */
  unitListItems: 200,
  /** Of an e-mail address, in characters (RFC 5321, 4.5.3.1.3). */
  emailCharacters: 254,
  /** Of a phone number as somebody wrote it, in characters. */
  phoneCharacters: 64,
  /** Of what is searched for, in characters. */
  searchCharacters: 200,
  /** Words of a search that are looked for (`foyer_search_query` has it too). */
  searchWords: 8,
  /** Rows of a list that are looked at one by one before they are found in another way: enough for a page of what one in forty has. */
  listWalkRows: 2_000,
  /** Of the name of a record in another system, in characters. */
  externalIdCharacters: 200,
  /** Accounts that a token can be limited to. */
  accountsPerToken: 100,
  /** Of one call of `POST /v2/leasing_events`: its events, and the prospects that one of them may name. */
  eventsPerCall: 1_000,
  prospectsPerEvent: 1_000,
  /** Events that one call writes at once, one for each prospect that it is for. More are written by a job, up to the second. */
  targetsPerWrite: 1_000,
  targetsPerJob: 10_000,
  /** Prospects of a batch that is undone: a block that a batch lifts, it may lift from further ones. */
  prospectsPerUndo: 20_000,
  /** Notes that one call writes at once, in characters: those of an event once for each prospect. Longer ones are a job's too. */
  notesPerWrite: 2_000_000,
  /** The body of that call, in bytes, unless the operator allows larger ones for all routes. */
  eventsBodyBytes: 4_194_304,
  /** Of the reason of a block or of a deletion, in characters. */
  reasonCharacters: 500,
  /** Prospects that are created in one transaction. */
  prospectsPerCreation: 500,
  /** Of one row of an imported file, in characters: a quote that is not closed swallows the rest of the file. */
  importRowCharacters: 1_048_576,
  /** Columns of an imported file. */
  importColumns: 500,
  /** Rows of an imported file that are looked at before anything is written. */
  importFirstRows: 100,
  /** Rows that an import may reject. One more ends it: its columns are not what they were taken for. */
  importRejects: 100_000,
  /** Of the rows of an imported file that are written in one transaction, in characters: the row that passes it is the last. */
  importChunkCharacters: 4_194_304,
  /** How long the rows that an import rejected are kept, in days. */
  rejectsDays: 30,
  /** Chunks of an import that are written at the same time while it is the only one. */
  importChunksAtOnce: 2,
  /** Imports, previews of imports, and files that are sent, each of one server at the same time. Beyond: 503. */
  importsAtOnce: 2,
  previewsAtOnce: 4,
  exportsAtOnce: 8,
  /** Tries to write a chunk while somebody is in the way or the database is away; the pauses between them double. */
  importTries: 8,
  /** How often the reader of an import gives a sign, and after how long without one it counts as killed, in milliseconds. */
  importSignMs: 1_000,
  importSilenceMs: 60_000,
  /** Units of an account that an import may match addresses with. */
  importUnits: 200_000,
  /** Rows that an export reads at a time. */
  exportPageRows: 1_000,
  /** Events of two prospects that become one, all of which one transaction rewrites. */
  eventsPerMerge: 10_000,
  /** Events of a prospect when a merge into it is undone: more were written since. */
  eventsPerUndo: 20_000,
  /** Prospects that a page of duplicates looks at: it may find few groups among them, or none. */
  prospectsPerDuplicatesPage: 2_000,
  /** Prospects of a group of duplicates that are shown, and that are counted. */
  duplicatesPerGroup: 50,
  prospectsPerDuplicateCount: 10_000,
  /** Prospects that may end up in one, with all that were merged into them before. */
  prospectsPerMerge: 1_000,
  /** Events among which a late one may be put, and those that one call may read for its late ones together. */
  eventsPerHistory: 10_000,
  lateEventsRead: 100_000,
  /** How long one statement may take, in ms, that belongs to folding all prospects again. */
  refoldStatementMs: 600_000,
  /** Events that the state of a prospect at a moment of the past is worked out from. */
  eventsPerState: 50_000,
  /** Events that one statement writes; a prospect's are written together. */
  eventsPerStatement: 1_000,
  /** How often a page of a history of assignments looks for further ones while it is not full. */
  looksPerAssignmentsPage: 4,
  /** Events of the prospects that one look at a user's assignments reads; in any case those of one prospect. */
  eventsPerAssignmentsLook: 20_000,
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
  /** Creations and merges of one server in transactions of their own at the same time, and how many more may wait. */
  transactionsBeside: 2,
  transactionsBesideWaiting: 256,
  /** How long a batch waits for a lock that `skip locked` does not cover (another server's same key), in milliseconds. */
  batchLockTimeoutMs: 100,
  /** Prospects whose last known state the engine keeps in memory (about 350 bytes each). */
  cachedProspects: 50_000,
  /** Accounts whose roster the engine keeps in memory (about 150 bytes a member). */
  cachedAccounts: 5_000,
  /** Tokens whose owner is kept in memory. */
  cachedTokens: 10_000,
  /** Jobs of one server that run at the same time. */
  jobsAtOnce: 4,
  /** How long a job may take, in milliseconds: then it is told to stop, and is tried again. */
  jobMs: 3_600_000,
  /** How soon a job that was told to stop has to have done so, in milliseconds. Beyond, the log says that it has not. */
  jobStopMs: 10_000,
  /** How often a server looks for jobs whose time has come (of new ones it is told), in milliseconds. */
  jobPollMs: 2_000,
  /** How often it looks for servers that were killed, how long the database may take to answer that, and how long after a server
   * was last known to live its jobs are taken by others, in milliseconds. A server that gets no answer stops its jobs before that. */
  jobWorkerLookMs: 500,
  jobWorkerAnswerMs: 2_000,
  jobWorkerGraceMs: 4_000,
  /** How long jobs that failed for good are kept, in days. */
  failedJobsDays: 30,
} as const
