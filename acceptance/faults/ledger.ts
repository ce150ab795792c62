import { randomUUID } from 'node:crypto'
import { Agent } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'
import { assignment, post } from '../support/assignments.ts'
import type { Sql } from '../support/database.ts'
import { type EventBody, errorOf, retryAfterOf } from '../support/event-shapes.ts'

/** How long a client waits after a request that was not acknowledged: long enough not to pile up requests while nothing answers. */
const unansweredPauseMs = 100
/** How long a key may stay without an answer after all faults are over. */
const settlingMs = 15_000

/** One request as the client knows it. `notes` is unique, so that its event can be found. */
type Entry = {
  readonly notes: string
  readonly prospect: number
  /** Every other request carries its notes as idempotency key too. */
  readonly keyed: boolean
  /** The acknowledged event; null when the answer was lost or another. */
  eventId: number | null
}

export type Load = {
  /** How many events were acknowledged so far. */
  readonly acknowledged: () => number
  /** How many answers were 503, each with Retry-After and in the shape of errors. */
  readonly turnedAway: () => number
  /** Stops sending; resolves when every request has ended. */
  readonly stop: () => Promise<Ledger>
}

export type Ledger = {
  /** Sends every keyed request without an acknowledgement again, until it is acknowledged. */
  readonly settle: () => Promise<void>
  /** Compares the log with what was acknowledged. Nothing when all is there once. */
  readonly differences: (sql: Sql) => Promise<string[]>
  readonly unexpected: readonly string[]
}

export type LoadOptions = {
  readonly baseUrl: string
  readonly token: string
  readonly prospects: readonly number[]
  readonly userIds: readonly string[]
  readonly clients?: number
  /** How long each client waits between two requests, in milliseconds. Without it, not at all. */
  readonly pauseMs?: number
}

type Counters = { turnedAway: number; readonly unexpected: string[] }

/** Sends a request and notes an acknowledgement. What came back, for the case that it is wrong. */
const send = async (options: LoadOptions, entry: Entry, counters: Counters, agent?: Agent): Promise<string> => {
  const reply = await post(
    options.baseUrl,
    assignment(entry.prospect, options.userIds, { event: { notes: entry.notes } }),
    {
      token: options.token,
      headers: entry.keyed ? { 'Idempotency-Key': entry.notes } : {},
      ...(agent === undefined ? {} : { agent }),
    },
  ).catch(() => null)
  if (reply === null) return 'no answer'
  if (reply.status === 201) {
    entry.eventId = (JSON.parse(reply.text) as EventBody).id
  } else if (reply.status === 503) {
    errorOf(reply, 503)
    retryAfterOf(reply)
    counters.turnedAway += 1
  } else if (reply.status !== 409) {
    counters.unexpected.push(`${reply.status} ${reply.text}`)
  }
  return `${reply.status} ${reply.text}`
}

const settleOne = async (options: LoadOptions, entry: Entry, counters: Counters): Promise<void> => {
  const end = performance.now() + settlingMs
  while (entry.eventId === null) {
    const answer = await send(options, entry, counters)
    if (performance.now() > end) throw new Error(`the key ${entry.notes} is stuck: ${answer}`)
    if (entry.eventId === null) await pause(20)
  }
}

const settle = async (options: LoadOptions, entries: readonly Entry[], counters: Counters): Promise<void> => {
  const open = entries.filter(({ keyed, eventId }) => keyed && eventId === null)
  const worker = async (): Promise<void> => {
    for (let entry = open.pop(); entry !== undefined; entry = open.pop()) await settleOne(options, entry, counters)
  }
  await Promise.all(Array.from({ length: 8 }, worker))
}

const differencesOf = async (sql: Sql, entries: readonly Entry[]): Promise<string[]> => {
  const rows = await sql.query<{ id: string; notes: string }>(
    'select id, notes from leasing_events where notes = any($1)',
    [entries.map((entry) => entry.notes)],
  )
  const found = Map.groupBy(rows, (row) => row.notes)
  return entries.flatMap(({ notes, keyed, eventId }) => {
    const ids = (found.get(notes) ?? []).map((row) => Number(row.id))
    if (eventId !== null && !(ids.length === 1 && ids[0] === eventId)) {
      return [`event ${eventId} was acknowledged, the log has [${ids}] (${keyed ? 'with' : 'without'} a key)`]
    }
    return ids.length > 1 ? [`one request is in the log as [${ids}]`] : []
  })
}

/** Starts clients that assign prospects without a pause, and writes down what became of every request. */
export const startLoad = (options: LoadOptions): Load => {
  const agent = new Agent({ keepAlive: true })
  const entries: Entry[] = []
  const counters: Counters = { turnedAway: 0, unexpected: [] }
  let stopping = false
  const client = async (): Promise<void> => {
    while (!stopping) {
      const prospect = options.prospects[entries.length % options.prospects.length] ?? 0
      const entry: Entry = { notes: randomUUID(), prospect, keyed: entries.length % 2 === 0, eventId: null }
      entries.push(entry)
      await send(options, entry, counters, agent)
      if (entry.eventId === null) await pause(unansweredPauseMs)
      else if (options.pauseMs !== undefined) await pause(options.pauseMs)
    }
  }
  const clients = Promise.all(Array.from({ length: options.clients ?? 16 }, client))
  return {
    acknowledged: () => entries.filter((entry) => entry.eventId !== null).length,
    turnedAway: () => counters.turnedAway,
    stop: async () => {
      stopping = true
      await clients
      agent.destroy()
      return {
        settle: () => settle(options, entries, counters),
        differences: (sql) => differencesOf(sql, entries),
        unexpected: counters.unexpected,
      }
    },
  }
}

/** Waits until the load has acknowledgements that it did not have before. */
export const moreAcknowledged = (load: Load, more: number): (() => true | null) => {
  const before = load.acknowledged()
  return () => (load.acknowledged() >= before + more ? true : null)
}
