/** The two forms in which a webhook is sent. Contract, "Webhooks of the hosted service", is `compatible`. */
export const webhookFormats = ['standard', 'compatible'] as const
export type WebhookFormat = (typeof webhookFormats)[number]

/** What an endpoint can hear of. `webhooks` is Foyer's own: what becomes of the account's other endpoints. */
export const webhookTables = ['leasing_events', 'prospects', 'units', 'webhooks'] as const
export type WebhookTable = (typeof webhookTables)[number]

/** The tables of the flat format: a receiver that was written for it knows no other. */
export const compatibleTables: readonly WebhookTable[] = ['leasing_events', 'prospects', 'units']

export const changeOperations = ['INSERT', 'UPDATE', 'DELETE'] as const
export type ChangeOperation = (typeof changeOperations)[number]

const nouns: Readonly<Record<WebhookTable, string>> = {
  leasing_events: 'leasing_event',
  prospects: 'prospect',
  units: 'unit',
  webhooks: 'webhook',
}
const verbs: Readonly<Record<ChangeOperation, string>> = { INSERT: 'created', UPDATE: 'updated', DELETE: 'deleted' }

/** `type` of the standard format, such as `leasing_event.created`. */
export const messageType = (table: WebhookTable, operation: ChangeOperation): string =>
  `${nouns[table]}.${verbs[operation]}`

/** The id of a message: the same in each try, to each endpoint, and when it is sent again. */
export const messageId = (sequence: number): string => `msg_${sequence}`

export const endpointStatuses = ['active', 'paused'] as const
export type EndpointStatus = (typeof endpointStatuses)[number]

/**
 * Why an endpoint is paused: somebody asked for it, it answered 410 Gone, or there was nothing but failures for
 * `webhookLimits.pauseAfterWarningMs` after a warning. What is to be delivered waits until somebody resumes it.
 */
export const pauseReasons = ['asked', 'gone', 'failing'] as const
export type PauseReason = (typeof pauseReasons)[number]

/**
 * - `ready`: it may be sent, in its turn
 * - `retrying`: it failed, and is tried again at `next_at`
 * - `held`: an earlier one of the same prospect or unit is being retried
 * - `delivered`: somebody answered 2xx
 * - `failed`: no try is left, while others came through
 */
export const deliveryStatuses = ['ready', 'retrying', 'held', 'delivered', 'failed'] as const
export type DeliveryStatus = (typeof deliveryStatuses)[number]

/**
 * How one try ended.
 * - `delivered`: 2xx
 * - `answered`: any other status
 * - `timeout`: no answer in time
 * - `unreachable`: no connection, or it broke before there was an answer
 * - `insecure`: TLS could not be trusted
 * - `forbidden`: the address is one that must not be called
 * - `unsendable`: there is nothing to send, such as a body above the limit or a secret that no key opens
 */
export const attemptOutcomes = [
  'delivered',
  'answered',
  'timeout',
  'unreachable',
  'insecure',
  'forbidden',
  'unsendable',
] as const
export type AttemptOutcome = (typeof attemptOutcomes)[number]

const second = 1_000
const minute = 60 * second
const hour = 60 * minute

/** How long after a failed try the next one follows: eleven pauses, so twelve tries over three days. Each is varied by a tenth. */
export const retryDelaysMs: readonly number[] = [
  5 * second,
  30 * second,
  2 * minute,
  10 * minute,
  30 * minute,
  hour,
  3 * hour,
  6 * hour,
  12 * hour,
  24 * hour,
  25 * hour,
]

/** Every fixed limit of webhooks. */
export const webhookLimits = {
  endpointsPerAccount: 50,
  /** Of the description of an endpoint, in characters. */
  descriptionCharacters: 500,
  /** Of the secret of an endpoint: its bytes in the standard format, its characters in the flat one. */
  secretBytes: { least: 24, most: 64 },
  keyCharacters: { least: 16, most: 255 },
  /** From the beginning of a try to the status of its answer. */
  timeoutMs: 10_000,
  /** How long a name is looked up when an endpoint is made, one server of names is asked, and one of several addresses is tried. */
  lookupMs: 5_000,
  nameServerMs: 2_000,
  addressMs: 2_500,
  /** How long a connection is kept that nothing is sent on. */
  idleConnectionMs: 30_000,
  /** Of an answer that is read, and of it that is kept. */
  replyBytes: 16_384,
  replyKeptCharacters: 1_000,
  /** Of a body that is sent. */
  payloadBytes: 262_144,
  /** The longest `Retry-After` that is heeded. */
  retryAfterMs: 24 * hour,
  /** How long an old secret stays valid beside a new one. */
  rotationMs: 24 * hour,
  /** Nothing but failures for so long: a warning; and so long after it, the pause. */
  warnAfterMs: 48 * hour,
  pauseAfterWarningMs: 24 * hour,
  /** A delivery without a try left is given up when something came through in this time; else it is tried again after it. */
  giveUpWithinMs: 24 * hour,
  /** How long changes, deliveries and their attempts are kept, in days. What is not delivered yet stays. */
  keptDays: 30,
  /** Deliveries that one call of replay puts down, and changes that it looks at for them. */
  replayDeliveries: 50_000,
  /** The same of one that asks of each change whether it failed, which is dearer the more webhooks the account has. */
  replayFailedChanges: 10_000,
  /** After a replay: how often, and for how long at a time, it is asked whether all have ended who wrote meanwhile, and changes that are looked at at once. */
  settleLookMs: 100,
  settlePatienceMs: minute,
  settledChanges: 1_000,
  /** Deliveries that one page of the log looks at when it is filtered by what only their changes know, and the attempts of one that it shows. */
  deliveriesLookedAt: 1_000,
  attemptsShown: 100,
  /** What waits for an endpoint is counted up to this. */
  waitingCounted: 10_000,
  /** Requests to one endpoint at the same time: at the beginning, and at most while it answers well. */
  concurrencyAtFirst: 4,
  concurrencyAtMost: 32,
  /** Requests of one server to all endpoints at the same time. */
  requestsAtOnce: 1_024,
  /** Failures in a row after which an endpoint gets one request at a time, and the pauses between these: doubled up to the longest. */
  failuresBeforeProbing: 5,
  shortestProbePauseMs: second,
  longestProbePauseMs: minute,
  /** An answer that takes longer than this, in milliseconds, earns an endpoint no more requests at the same time. */
  slowAnswerMs: 1_000,
  /** Requests of one server to the endpoints of one account at the same time. Each endpoint may have one in any case. */
  requestsPerAccount: 256,
  /** Deliveries of one endpoint that are in memory, and those of one prospect or unit among them. */
  deliveriesInMemory: 128,
  deliveriesPerLane: 8,
  /** Those that become ready at once when the one that they were held behind has ended. */
  deliveriesSetFree: 16,
  /** What is told by the deliveries in memory, in characters; beyond it each endpoint has two. And those that one statement reads. */
  changesInMemoryCharacters: 33_554_432,
  changesInAnyCase: 2,
  changesPerRead: 64,
  /** How often the sender looks for work that nobody told it of, while there are endpoints and while there are none. */
  lookMs: 100,
  idleLookMs: 250,
  /** How often the sender asks whether it still is the one, how long the answer may take, and how long the next one waits for its end. */
  placeLookMs: 1_000,
  placeAnswerMs: 2_000,
  placeGraceMs: 4_000,
  /** `foyer webhooks listen`: the pauses between its tries to forward an event, and between those to reach Foyer: doubled up to the longest. */
  forwardDelaysMs: [500, second, 2 * second],
  shortestReconnectMs: second,
  longestReconnectMs: 30 * second,
} as const
