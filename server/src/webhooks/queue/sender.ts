import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import type pg from 'pg'
import { webhookLimits } from '../../catalogue/webhooks.ts'
import type { Logger } from '../../log.ts'
import { type Keeper, keepWorking } from '../../storage/connections/keep-working.ts'
import { keepalives, openConnection } from '../../storage/database.ts'
import { confirmPlace, leavePlace, takePlace } from '../../storage/webhooks/sending/sender-place.ts'
import { sendingSession } from '../../storage/webhooks/sending/take-deliveries.ts'
import type { DeliverParts } from './deliver.ts'
import { Rounds } from './rounds.ts'

export type SenderOptions = DeliverParts & {
  readonly url: string
  /** How long a statement may take, in milliseconds. */
  readonly timeoutMs: number
  readonly log: Logger
  /** Does what can be done to bring the database back, such as starting it again. */
  readonly revive: () => Promise<void>
  /** From 0 up to 1. */
  readonly chance: () => number
  /** Milliseconds that only rise: for pauses between requests to an endpoint that fails. */
  readonly uptimeMs: () => number
  /** Told of each try that has ended. */
  readonly onTry: (outcome: string) => void
}

export type Sender = Keeper & {
  /** There may be something to send. */
  readonly nudge: () => void
}

/** Waits until this server is the one that sends. False: it was told to end before. */
const waitForPlace = async (client: pg.Client, holder: string, closing: AbortSignal): Promise<boolean> => {
  while (!closing.aborted) {
    const { isTaken, isAfterKill } = await takePlace(client, holder)
    if (isTaken) {
      if (isAfterKill) await pause(webhookLimits.placeGraceMs, null, { signal: closing }).catch(() => {})
      return !closing.aborted
    }
    await pause(webhookLimits.placeLookMs, null, { signal: closing }).catch(() => {})
  }
  return false
}

/** Fails when the place may be lost. */
const watchPlace = async (client: pg.Client, closing: AbortSignal): Promise<void> => {
  while (!closing.aborted) {
    await confirmPlace(client, webhookLimits.placeAnswerMs)
    await pause(webhookLimits.placeLookMs, null, { signal: closing }).catch(() => {})
  }
}

/**
 * Sends webhooks, as long as no other server of the same database does, until it is closed. Whatever happens to the database, it
 * comes back by itself; what was sent but not written down is sent again.
 */
export const openSender = (options: SenderOptions): Sender => {
  const { url, timeoutMs, log, revive } = options
  let rounds: Rounds | null = null

  const sendWith = async (
    place: pg.Client,
    work: pg.Client,
    broken: AbortController,
    closing: AbortSignal,
  ): Promise<void> => {
    rounds = new Rounds(work, { ...options, signal: broken.signal })
    const watched = watchPlace(place, AbortSignal.any([closing, broken.signal])).catch((error: unknown) =>
      broken.abort(error),
    )
    try {
      await rounds.run(closing)
    } catch (error) {
      broken.abort(error)
    } finally {
      rounds = null
      await watched
    }
    broken.signal.throwIfAborted()
  }

  const workOnce = async (closing: AbortSignal): Promise<void> => {
    const broken = new AbortController()
    const open = async (sessionOptions: string): Promise<pg.Client> => {
      const client = await openConnection({ url, connections: 1, timeoutMs, sessionOptions })
      for (const sign of ['error', 'end'] as const)
        client.once(sign, (error?: Error) => broken.abort(error ?? new Error('Connection terminated')))
      return client
    }
    const clients: pg.Client[] = []
    try {
      const place = await open(keepalives)
      clients.push(place)
      const holder = randomUUID()
      if (!(await waitForPlace(place, holder, AbortSignal.any([closing, broken.signal])))) {
        if (!closing.aborted) broken.signal.throwIfAborted()
        return
      }
      const work = await open(sendingSession)
      clients.push(work)
      await sendWith(place, work, broken, closing)
      broken.abort(new Error('the sender ended'))
      await leavePlace(place, holder)
    } finally {
      broken.abort(new Error('the sender ended'))
      // Not awaited: a connection that no longer answers would not end.
      for (const client of clients) client.end().catch(() => {})
    }
  }

  const keeper = keepWorking({ work: workOnce, what: 'webhooks', log, revive })
  return { close: keeper.close, nudge: () => rounds?.nudge() }
}
