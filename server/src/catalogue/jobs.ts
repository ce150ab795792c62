/**
 * The kinds of jobs that are done in the background, and what each is told. A kind has a row in both tables here and its handler in
 * server/src/jobs/handlers.ts. A payload outlives the version that put it down: a change of it must still read the old ones.
 */
export type JobPayloads = {
  /** A block's time has come. */
  readonly endBlock: { readonly accountId: string; readonly prospectId: number }
  /** A batch that is too large for the call that asked for it. */
  readonly runBatch: { readonly accountId: string; readonly batchId: string }
  /** An endpoint of webhooks was deleted. */
  readonly forgetWebhook: { readonly accountId: string; readonly endpointId: string }
  /** A replay put these deliveries down, in a transaction that began then, while others went on writing. */
  readonly settleReplay: {
    readonly accountId: string
    readonly endpointId: string
    readonly firstDeliveryId: number
    readonly lastDeliveryId: number
    readonly startedAt: string
  }
}

export type JobName = keyof JobPayloads

/** How often a job of a kind is tried. The pauses between tries grow from 3 seconds to 6 hours: 25 tries take about four days. */
export const jobAttempts: Readonly<Record<JobName, number>> = {
  endBlock: 25,
  runBatch: 25,
  forgetWebhook: 25,
  settleReplay: 25,
}
